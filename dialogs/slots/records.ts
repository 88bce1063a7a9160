import { z } from 'zod'
import type { Read, RecordItem, Records, Slot } from '../../src/dialog/slot.ts'
import type { Language } from '../../src/knowledge/schema.ts'
import { declines, readCommand } from '../../src/understand/commands.ts'
import { monthNamed } from '../../src/understand/dates/words.ts'
import { fold, isQuestion, tidy } from '../../src/understand/text.ts'
import { Phrases, wordList } from '../../src/understand/word-lists.ts'
import { readUnsure } from '../../src/understand/yes-no.ts'
import { phraseFinder, singular, type Hit } from './phrases.ts'
import { declined, perhaps, unreadable } from './reply.ts'

const Sensitive = z.enum(['hiv', 'mental-health', 'reproductive', 'substance-use'])
export type Sensitive = z.infer<typeof Sensitive>
const list = wordList('records', z.strictObject({
  whole: Phrases, bare: Phrases, around: Phrases,
  kinds: z.record(z.string().regex(/^[a-z-]+$/), z.strictObject({ sensitive: Sensitive.optional(), words: Phrases, letter: z.strictObject({ en: z.string(), es: z.string() }) })),
}))
const both = ({ en, es }: Phrases) => [...en, ...es]
const findKinds = phraseFinder<string>(Object.entries(list.kinds).flatMap(([kind, { words }]) => both(words).map((phrase) => [phrase, kind] as const)))
const findWhole = phraseFinder<true>(both(list.whole).map((phrase) => [phrase, true] as const))
const findBare = phraseFinder<true>(both(list.bare).map((phrase) => [phrase, true] as const))
const around = new Set(both(list.around).map(singular))

const RECORDS_CAP = 600
const MOST_ITEMS = 30
const words = (text: string) => new Set(text.split(' '))
/** Words of telling and asking: a part of a reply with one of them is no name of a record. */
const TELLING = words('say said tell told know think make made write wrote answer answered ignore call called pay paid owe charge not never if because why when what who how but wait wont cant dont doesnt didnt isnt '
  + 'should would could does did was were been hate love help stop yes yeah nope fine idk maybe sure crying tired back hello thank crisis go going come sign signed refused refuse denied deny he she '
  + 'kid busy later hm hmm lol wtf nothing none something digo dijo dice dicen dijeron debo pagar porque cuando pero entiendo ayuda gracia nada ninguno aqui ahi hola sabe saben quien quieren niegan')
/** Of which time, not which record. */
const TIMES = words('from since until till to through between during year month week day today now present date desde hasta entre ano mes semana hoy ahora presente fecha stay last this thru onward on')
const ABOUT = words('about on regarding concerning related except excepto but meno sobre acerca relacionado relating for')
const ON_FILE = words('file record me hand them him her chart my the it mi archivo')
const REPORTS = words('report reporte informe reading')
const JOINING = words('and y e n plus also tambien ademas')
const NAMING = words('list log sheet plan strip summary letter card carta hoja resumen video study estudio tracing')

/** Which records are wanted. */
/** How the copy should come is no record: "labs, emailed as a pdf to ann@example.org" wants labs. */
const WAY = /[,;]?\s*(?:\b(?:and|y|please|pls|all)\s+)*\b(?:e-?mail(?:ed)?|sen[dt]|mail(?:ed)?|fax(?:ed)?|env[ií]\w+|mand\w+)\b[^\n]{0,60}?\S+@\S+|[,;]\s*\S+@\S+/gi

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

interface Word { key: string; start: number; end: number; part: number }
const PIECES = /[\p{L}\p{N}][\p{L}\p{M}\p{N}']*|[,;&+\n/.•*]|-(?=\s)/gu

/** Words, with the part of the list each stands in. A phrase of the lists may reach over "and", not over a comma. */
function split(text: string): Word[] {
  const typed: Word[] = []
  let part = 0
  for (const match of text.matchAll(PIECES)) {
    if (/^[\p{L}\p{N}]/u.test(match[0])) typed.push({ key: singular(fold(match[0]).replace(/'/g, '')), start: match.index, end: match.index + match[0].length, part })
    else if (typed.length > 0) part = typed.at(-1)!.part + 1
  }
  const known = findKinds(typed.map((w) => w.key))
  let more = 0
  return typed.flatMap((word, i) => {
    const between = typed.slice(0, i).findLast((w) => w.key === 'between' || w.key === 'entre')?.part === word.part
    const joins = JOINING.has(word.key) && !between && !known.some((k) => i > k.start && i < k.end - 1)
    if (joins) more++
    return joins ? [] : [{ ...word, part: word.part + more }]
  })
}

/** Kinds inside one part each: a phrase that reached over a comma falls into what stands before and after it. */
const withinParts = (hits: Hit<string>[], typed: Word[]) => hits.flatMap((hit) => {
  if (typed[hit.start]!.part === typed[hit.end - 1]!.part) return [hit]
  const cut = typed.findIndex((w, i) => i > hit.start && w.part !== typed[hit.start]!.part)
  return [[hit.start, cut] as const, [cut, hit.end] as const].flatMap(([from, to]) =>
    findKinds(typed.slice(from, to).map((w) => w.key)).map((k) => ({ ...k, start: k.start + from, end: k.end + from })))
})

/** Everything there is, and not "everything about my knee" or "all my labs". */
const isWhole = (keys: string[], kinds: Hit<string>[]): boolean => findWhole(keys).some(({ start, end }) => {
  if (end - start === 1 && (kinds.length > 0 || keys[start] !== 'everything')) return kinds.length === 0 && keys.every((key, i) => i === start || around.has(key) || isTime(key))
  const next = keys[end] ?? '', after = keys[end + 1] ?? ''
  if (!ABOUT.has(next)) return !kinds.some((k) => k.start === end || (k.start < end && k.end > end))
  return next === 'on' || next === 'for' ? ON_FILE.has(after) && (end + 2 >= keys.length || keys.slice(end + 2).every((key) => isTime(key) || around.has(key))) || isTime(after) : false
})

const isTime = (key: string) => TIMES.has(key) || /^\d{1,4}$/.test(key) || monthNamed(key) !== undefined

const AFTER = words('please pls plz thanks too also from in of the por favor gracias nomas and')

/** The person's words from one word to another, without "the" before and "please" after. */
function phrase(text: string, typed: Word[], from: number, to: number): string {
  let first = from, last = to - 1
  while (first < last && around.has(typed[first]!.key)) first++
  while (last > first && AFTER.has(typed[last]!.key)) last--
  return text.slice(typed[first]!.start, typed[last]!.end).replace(/\s+/g, ' ')
}

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

const kindOf = (kind: string | undefined) => (kind !== undefined && Object.hasOwn(list.kinds, kind) ? list.kinds[kind] : undefined)

/** How a letter names one wanted thing. */
export const describeRecord = ({ kind, text }: RecordItem, language: Language): string => kindOf(kind)?.letter[language] ?? text
/** The wanted records as a letter names them, in one line. */
export const describeRecords = (items: RecordItem[], language: Language): string => items.map((item) => describeRecord(item, language)).join('; ')

/** Why some of these records need care: 42 CFR Part 2, state law, or because they should not be said aloud. The person's own words count too. */
export const sensitiveKinds = (items: RecordItem[]): Sensitive[] =>
  [...new Set(items.flatMap(({ kind, text }) => [kind, ...findKinds(split(text).map((w) => w.key)).map((hit) => hit.value)].flatMap((one) => kindOf(one)?.sensitive ?? [])))]

/** Whether what is wanted takes in records about HIV, mental health, reproductive health or substance use: everything does. */
export const isSensitive = (wanted: Records | null | undefined): boolean => wanted === 'all' || (Array.isArray(wanted) && sensitiveKinds(wanted).length > 0)
