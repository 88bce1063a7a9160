import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { FILE_PROBLEMS, FILES_TEXT } from '../turn/files.ts'
import type { ReadableKind } from './kind.ts'
import { FILE_MS } from './limits.ts'
import type { Extract } from './worker.ts'

const ROOT = join(import.meta.dirname, '../..')
const CHILD = join(import.meta.dirname, 'child.ts')
/** JSON writes a character in six at most. */
const OUTPUT = 8 * FILES_TEXT

/** It may read its own code and nothing else: no file of ours, no writing, no program, no code made of strings. */
const READABLE = [import.meta.dirname, join(ROOT, 'src/turn'), join(ROOT, 'node_modules'), realpathSync(join(ROOT, 'node_modules')), join(ROOT, 'package.json')]
export const SANDBOX = ['--permission', '--allow-worker', ...READABLE.map((path) => `--allow-fs-read=${path}`), '--disallow-code-generation-from-strings', '--no-warnings', '--max-semi-space-size=8']

const Outcome = z.union([z.object({ text: z.string().min(1).max(FILES_TEXT), cut: z.boolean() }), z.object({ problem: z.enum(FILE_PROBLEMS) })])

/** Reads one file in a process of its own, that has neither our environment nor our log. It is gone when this resolves. */
export function runChild(kind: ReadableKind, bytes: Uint8Array, signal: AbortSignal): Promise<Extract> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...SANDBOX, CHILD, kind], { env: {}, cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true })
    const parts: Buffer[] = []
    let size = 0
    let problem: 'too-hard' | 'broken' | 'busy' = 'broken'
    const stop = (why: typeof problem) => {
      problem = why
      child.kill('SIGKILL')
    }
    const clock = setTimeout(() => stop('too-hard'), FILE_MS)
    const close = () => stop('busy')
    signal.addEventListener('abort', close)
    child.stdin.on('error', () => {}) // it ended before it had read all
    child.stdin.end(bytes)
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > OUTPUT) stop('broken')
      else parts.push(part)
    })
    const done = () => {
      clearTimeout(clock)
      signal.removeEventListener('abort', close)
      resolve(child.killed ? { problem } : outcomeOf(Buffer.concat(parts)) ?? { problem })
    }
    child.on('error', done) // it could not be started
    child.on('close', done)
  })
}

/** The child read what a stranger sent: its answer is looked at like one. */
function outcomeOf(output: Buffer): Extract | undefined {
  try {
    return Outcome.safeParse(JSON.parse(output.toString('utf8'))).data
  } catch {
    return undefined
  }
}
