import type { Read, RecordItem, Records, Slot } from '../../src/dialog/slot.ts'
import { declines, readCommand } from '../../src/understand/commands.ts'
import { fold, isQuestion, tidy } from '../../src/understand/text.ts'
import { readUnsure } from '../../src/understand/yes-no.ts'
import type { Hit } from './phrases.ts'
import { isTime, phrase, split, withinParts } from './record-parts.ts'
import { around, findBare, findKinds, findWhole } from './record-words.ts'
import { declined, perhaps, unreadable } from './reply.ts'

const RECORDS_CAP = 600
const MOST_ITEMS = 30
const words = (text: string) => new Set(text.split(' '))
/** Words of telling and asking: a part of a reply with one of them is no name of a record. */
const TELLING = words('say said tell told know think make made write wrote answer answered ignore call called pay paid owe charge not never if because why when what who how but wait wont cant dont doesnt didnt isnt '
  + 'should would could does did was were been hate love help stop yes yeah nope fine idk maybe sure crying tired back hello thank crisis go going come sign signed refused refuse denied deny he she '
  + 'kid busy later hm hmm lol wtf nothing none something digo dijo dice dicen dijeron debo pagar porque cuando pero entiendo ayuda gracia nada ninguno aqui ahi hola sabe saben quien quieren niegan')
const ABOUT = words('about on regarding concerning related except excepto but meno sobre acerca relacionado relating for')
const ON_FILE = words('file record me hand them him her chart my the it mi archivo')
const REPORTS = words('report reporte informe reading')
const NAMING = words('list log sheet plan strip summary letter card carta hoja resumen video study estudio tracing')

/** How the copy should come is no record: "labs, emailed as a pdf to ann@example.org" wants labs. */
const WAY = /[,;]?\s*(?:\b(?:and|y|please|pls|all)\s+)*\b(?:e-?mail(?:ed)?|sen[dt]|mail(?:ed)?|fax(?:ed)?|env[ií]\w+|mand\w+)\b[^\n]{0,60}?\S+@\S+|[,;]\s*\S+@\S+/gi

/** Which records are wanted. */
export const records: Slot<'records'> = {
  kind: 'records',
  required: true,
  choices: ['all'],
  read(said) {
    const text = tidy(said, RECORDS_CAP)
    const command = readCommand(text)
    if (!command && declines(text)) return readUnsure(text) ? perhaps<Records>('all') : declined
    if (!text || command || isQuestion(text) || said.length > 4000) return unreadable
    return readRecords(text)
  },
}

/** What is wanted in a text that is no command and no question. */
export function readRecords(said: string): Read<Records> {
  const text = said.replace(WAY, '')
  if (/^(?:all|all of (?:it|them|that|those)|everything|every thing|todo|todos|todas)(?: (?:please|pls|por favor|of it|thanks|thank you))*[.!]*$/i.test(text)) return { value: 'all' }
  const typed = split(text)
  const keys = typed.map((w) => w.key)
  const kinds = withinParts(findKinds(keys), typed)
  if (isWhole(keys, kinds)) return { value: 'all' }
  const items: RecordItem[] = []
  const strange: RecordItem[] = []
  let bare = false
  for (const part of new Set(typed.map((w) => w.part))) {
    const from = typed.findIndex((w) => w.part === part)
    const to = typed.findLastIndex((w) => w.part === part) + 1
    const limited = findWhole(keys.slice(from, to)).find((hit) => ABOUT.has(keys[from + hit.end] ?? '') && from + hit.end < to)
    if (limited) {
      items.push({ text: text.slice(typed[from + limited.start]!.start, typed[to - 1]!.end) })
      continue
    }
    const here = kinds.filter((k) => k.start >= from && k.start < to)
    if (here.length > 0) {
      items.push(...here.map((k, n) => ({ kind: k.value, text: phrase(text, typed, n === 0 ? from : k.start, here.length === 1 ? to : k.end) })))
      continue
    }
    const content = keys.slice(from, to).filter((key) => !around.has(key) && !isTime(key))
    if (content.length === 0 && !keys.slice(from, to).some((key) => findBare([key]).length > 0)) continue
    if (items.length > 0 && content.every((key) => REPORTS.has(key))) continue
    if (content.every((key) => findBare([key]).length > 0)) bare = true
    else strange.push({ text: phrase(text, typed, from, to) })
  }
  const own = strange.filter((item) => isNounLike(item.text, items.length > 0))
  const wanted = unique([...items, ...own]).slice(0, MOST_ITEMS)
  if (wanted.length > 0 && strange.length - own.length <= items.length) return { value: wanted }
  if (!bare || strange.length > 0) return unreadable
  return keys.some((key) => /^(?:19|20)\d\d$/.test(key)) ? { value: 'all' } : perhaps<Records>('all')
}

/** Everything there is, and not "everything about my knee" or "all my labs". */
const isWhole = (keys: string[], kinds: Hit<string>[]): boolean => findWhole(keys).some(({ start, end }) => {
  if (end - start === 1 && (kinds.length > 0 || keys[start] !== 'everything')) return kinds.length === 0 && keys.every((key, i) => i === start || around.has(key) || isTime(key))
  const next = keys[end] ?? '', after = keys[end + 1] ?? ''
  if (!ABOUT.has(next)) return !kinds.some((k) => k.start === end || (k.start < end && k.end > end))
  return next === 'on' || next === 'for' ? ON_FILE.has(after) && (end + 2 >= keys.length || keys.slice(end + 2).every((key) => isTime(key) || around.has(key))) || isTime(after) : false
})

/** Whether a part that fits no kind may still name a record: short, and telling nothing. Beside other records less is asked of it. */
function isNounLike(text: string, beside: boolean): boolean {
  const keys = split(text).map((w) => w.key)
  if (keys.length > (beside ? 8 : 10) || keys.some((key) => TELLING.has(key)) || !/\p{L}{3}/u.test(text)) return false
  if (beside) return true
  return keys.some((key) => ABOUT.has(key) || REPORTS.has(key) || NAMING.has(key) || findBare([key]).length > 0) && !keys.some((key) => ['you', 'they', 'we', 'usted', 'ellos', 'just'].includes(key))
}

/** Each kind once, with all the words it was asked for in. */
function unique(items: RecordItem[]): RecordItem[] {
  const kept: RecordItem[] = []
  for (const item of items) {
    const same = kept.find((other) => (item.kind ? other.kind === item.kind : !other.kind && fold(other.text) === fold(item.text)))
    if (!same) kept.push({ ...item })
    else if (fold(same.text) !== fold(item.text)) same.text = `${same.text}, ${item.text}`
  }
  return kept
}
