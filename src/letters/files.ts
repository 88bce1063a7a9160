import { createHash } from 'node:crypto'
import { letterCalendar } from './calendar.ts'
import type { LetterDocument } from './letter.ts'
import { openPress } from './press.ts'
import { letterText } from './text.ts'

interface LetterFile { contentType: string; body: Buffer | string }

const LETTER = {
  'letter.txt': 'text/plain',
  'letter.pdf': 'application/pdf',
  'letter.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'dates.ics': 'text/calendar',
} as const
/** The one file of the page to hand over at the desk. */
export const SHEET = { name: 'for-the-desk.pdf', contentType: 'application/pdf' } as const
const TYPES = { ...LETTER, [SHEET.name]: SHEET.contentType }
type FileName = keyof typeof TYPES
const isFileName = (name: string): name is FileName => Object.hasOwn(TYPES, name)

/** The files a letter has, in the order they are offered; the content type is the bare one of an attachment. */
export const fileNames = (letter: LetterDocument): { name: FileName; contentType: string }[] =>
  Object.entries(LETTER).filter(([name]) => name !== 'dates.ics' || letter.dates.length > 0).map(([name, contentType]) => ({ name: name as FileName, contentType }))

const press = openPress()
const MOST_KEPT = 32
const kept = new Map<string, Promise<Buffer>>()

/** Makes one file of a stored letter (its JSON). Undefined for a name it does not have. PDF and Word come from a thread of their own and are kept for a while. */
export async function renderFile(document: string, file: string): Promise<LetterFile | undefined> {
  if (!isFileName(file)) return undefined
  const letter = JSON.parse(document) as LetterDocument
  switch (file) {
    case 'letter.txt': return { contentType: 'text/plain; charset=utf-8', body: letterText(letter) }
    case 'dates.ics': return letter.dates.length ? { contentType: 'text/calendar; charset=utf-8', body: letterCalendar(letter) } : undefined
    default: return { contentType: TYPES[file], body: await made(document, letter, file === 'letter.docx' ? 'docx' : 'pdf') }
  }
}

/** Ends the thread that makes files; for an orderly stop. */
export const closeFiles = (): Promise<void> => press.close()

function made(document: string, letter: LetterDocument, kind: 'pdf' | 'docx'): Promise<Buffer> {
  const key = `${kind} ${createHash('sha256').update(document).digest('base64')}`
  const known = kept.get(key)
  kept.delete(key)
  const bytes = known ?? press.make(kind, letter)
  kept.set(key, bytes)
  // A failure is not kept: the next request tries again.
  bytes.catch(() => kept.delete(key))
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
  return bytes
}
