import { monthNamed } from '../../src/understand/dates/words.ts'
import { fold } from '../../src/understand/text.ts'
import { singular, type Hit } from './phrases.ts'
import { around, findKinds } from './record-words.ts'

const words = (text: string) => new Set(text.split(' '))
/** Of which time, not which record. */
const TIMES = words('from since until till to through between during year month week day today now present date desde hasta entre ano mes semana hoy ahora presente fecha stay last this thru onward on')
const JOINING = words('and y e n plus also tambien ademas')

/** A word of a list, where it stands, and in which part of the list. */
export interface Word { key: string; start: number; end: number; part: number }
const PIECES = /[\p{L}\p{N}][\p{L}\p{M}\p{N}']*|[,;&+\n/.•*]|-(?=\s)/gu

/** Words, with the part of the list each stands in. A phrase of the lists may reach over "and", not over a comma. */
export function split(text: string): Word[] {
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
export const withinParts = (hits: Hit<string>[], typed: Word[]) => hits.flatMap((hit) => {
  if (typed[hit.start]!.part === typed[hit.end - 1]!.part) return [hit]
  const cut = typed.findIndex((w, i) => i > hit.start && w.part !== typed[hit.start]!.part)
  return [[hit.start, cut] as const, [cut, hit.end] as const].flatMap(([from, to]) =>
    findKinds(typed.slice(from, to).map((w) => w.key)).map((k) => ({ ...k, start: k.start + from, end: k.end + from })))
})

export const isTime = (key: string) => TIMES.has(key) || /^\d{1,4}$/.test(key) || monthNamed(key) !== undefined

const AFTER = words('please pls plz thanks too also from in of the por favor gracias nomas and')

/** The person's words from one word to another, without "the" before and "please" after. */
export function phrase(text: string, typed: Word[], from: number, to: number): string {
  let first = from, last = to - 1
  while (first < last && around.has(typed[first]!.key)) first++
  while (last > first && AFTER.has(typed[last]!.key)) last--
  return text.slice(typed[first]!.start, typed[last]!.end).replace(/\s+/g, ' ')
}
