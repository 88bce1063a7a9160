import { Parser } from 'htmlparser2'
import { PAGE_CHARACTERS, PAGES } from './limits.ts'
import type { Extract } from './worker.ts'
import { tidy } from './plain.ts'
import { wordsOf } from './word-xml.ts'
import { Archive, TooMuch } from './zip.ts'

const PARTS = /^word\/(header|footnotes|footer)\d*\.xml$/

/** The words of a Word file (.docx): letterhead, text, footnotes, foot of the page. Macros, pictures and links are left alone. */
export async function readWord(bytes: Uint8Array): Promise<Extract> {
  try {
    const archive = await Archive.open(bytes)
    const main = await mainPart(archive)
    // A zip with a password still names its files; what Word itself locks is no zip.
    if (archive.locked) return { problem: 'locked' }
    if (main === undefined) return { problem: 'wrong-type' }
    const text: Record<string, string[]> = { header: [], document: [], footnotes: [], footer: [] }
    let pages = 1
    for (const name of [main, ...archive.names.filter((name) => PARTS.test(name)).sort()]) {
      const part = await wordsOf(archive, name)
      pages += part.breaks
      const of = text[name === main ? 'document' : PARTS.exec(name)![1]!]!
      if (!of.includes(part.text)) of.push(part.text) // the first page often has the same head as the others
      if (pages > PAGES || part.text.length > 2 * PAGES * PAGE_CHARACTERS) return { problem: 'too-long' }
    }
    return tidy(Object.values(text).flat().join('\n'))
  } catch (error) {
    if (error instanceof TooMuch) return { problem: 'too-long' }
    throw error
  }
}

/** Where the text is: a Word file says so itself. Undefined: it is some other zip. */
async function mainPart(archive: Archive): Promise<string | undefined> {
  let target: string | undefined
  const parser = new Parser({
    onopentag: (_name, { Type, Target }) => {
      if (Type?.endsWith('/officeDocument') && Target) target ??= Target.replace(/^\//, '')
    },
  }, { xmlMode: true })
  if (!(await archive.read('_rels/.rels', (text) => parser.write(text)))) return undefined
  parser.end()
  return target?.startsWith('word/') && archive.names.includes(target) ? target : undefined
}
