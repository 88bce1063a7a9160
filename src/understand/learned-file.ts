import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import type { Knowledge } from '../knowledge/schema.ts'
import type { LearnedFacts } from './fact-learning.ts'
import type { LearnedReading } from './reader.ts'

/** What the knowledge folder says, checked, and all that is learned from it. */
export interface Learned { knowledge: Knowledge; reading: LearnedReading; facts: LearnedFacts }

/** Where build tools keep what they can make again; `npm ci` empties it, and git does not see it. */
const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/records-rights-assistant')
const CODE = ['../understand', '../knowledge'].map((folder) => join(import.meta.dirname, folder))
/** The packages that the code calls. */
const LOCK = join(import.meta.dirname, '../../package-lock.json')
/** Some editions of the content stand beside each other, e.g. in tests; older ones go. */
const MOST_KEPT = 4

/**
 * What was learned from a knowledge folder, from a file if it was learned before: learning takes five seconds and parsing the
 * content one, reading the file a tenth of one.
 * The file's name is a print of all that it was learned from, content and code, so a changed word is learned anew. `learn` gives the bytes of
 * `v8.serialize`. Where nothing can be kept (a disk that is read only), it is learned at each start.
 */
export function learnedFrom(knowledge: string, learn: () => Uint8Array, folder = FOLDER): Learned {
  const file = join(folder, `${printOf([knowledge, ...CODE])}.learned`)
  try {
    return deserialize(readFileSync(file)) as Learned
  } catch {
    const bytes = learn()
    keep(file, bytes, folder)
    return deserialize(bytes) as Learned
  }
}

function printOf(folders: readonly string[]): string {
  const hash = createHash('sha256').update(process.versions.v8).update(existsSync(LOCK) ? readFileSync(LOCK) : '')
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(folder, name)
      if (statSync(path).isFile()) hash.update(`\0${name}\0`).update(readFileSync(path))
    }
  }
  return hash.digest('hex').slice(0, 32)
}

/** Under another name first: a process that is killed meanwhile leaves no half file. */
function keep(file: string, bytes: Uint8Array, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    const work = `${file}.${process.pid}`
    writeFileSync(work, bytes)
    renameSync(work, file)
    const kept = readdirSync(folder).map((name) => join(folder, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    for (const old of kept.slice(MOST_KEPT)) rmSync(old, { force: true })
  } catch {
    // It is learned again at the next start.
  }
}
