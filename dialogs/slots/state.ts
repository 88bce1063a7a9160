import { z } from 'zod'
import type { Slot } from '../../src/dialog/slot.ts'
import { oneSlip } from '../../src/understand/dates/words.ts'
import { declines } from '../../src/understand/commands.ts'
import { wordsOf } from '../../src/understand/text.ts'
import { wordList } from '../../src/understand/word-lists.ts'
import { phraseFinder } from './phrases.ts'
import { declined, perhaps, turnsAside, unreadable } from './reply.ts'

const list = wordList('states', z.record(z.string().regex(/^[A-Z]{2}$/), z.strictObject({ names: z.array(z.string()).min(1), cities: z.array(z.string()).default([]) })))
const codes = new Set(Object.keys(list))
const names = new Map(Object.entries(list).flatMap(([code, { names: all }]) => all.map((name) => [name, code] as const)))
const findNames = phraseFinder([...names, ...Object.entries(list).flatMap(([code, { cities }]) => cities.map((city) => [city, `city ${code}`] as const))])
/** Codes that are also words; typed small they count only as the whole reply. */
const ALSO_WORDS = new Set('me in or hi ok la de oh pa ma id al co mo ne va as mi ms md mp vi sd ca ga'.split(' '))

export const isStateCode = (word: string): boolean => codes.has(word.replace(/[.,]$/, '').toUpperCase())
/** The code of a state by its name, folded. */
export const stateNamed = (name: string): string | undefined => names.get(name)

/** Every state a text names: by name, or by its code in large letters, before a ZIP code or after a town and comma. */
export function statesIn(text: string): string[] {
  const capped = text.slice(0, 300)
  const found = new Set(findNames(wordsOf(capped)).map((h) => h.value).filter((v) => codes.has(v)))
  for (const match of capped.matchAll(/(^|[\s,])([A-Za-z]{2})(?=$|[.,;!]|\s+\d{5}|\s*$)/g)) {
    const code = match[2]!.toUpperCase()
    const before = capped.slice(0, match.index + match[1]!.length)
    const placed = /,\s*$/.test(before) || /^\s+\d{5}/.test(capped.slice(match.index + match[0].length))
    const loud = match[2] === code && capped !== capped.toUpperCase()
    const last = /^\W*$/.test(capped.slice(match.index + match[0].length)) && /[\p{L}]{3}[, ]+$/u.test(before)
    if (codes.has(code) && (loud || placed || (last && !ALSO_WORDS.has(match[2]!.toLowerCase())) || (last && capped === capped.toUpperCase()))) found.add(code)
  }
  return [...found]
}

/** The state whose law may help: two letters, with the District and the territories. */
export const state: Slot<'state'> = {
  kind: 'state',
  read(said) {
    const words = wordsOf(said, 200)
    const whole = words.join(' ')
    if (words.length === 1 && codes.has(whole.toUpperCase())) return { value: whole.toUpperCase() }
    if (words.length === 2 && words[0]!.length === 1 && words[1]!.length === 1 && codes.has(words.join('').toUpperCase())) return { value: words.join('').toUpperCase() }
    const named = names.get(whole)
    if (named) return { value: named }
    if (declines(said)) return declined
    if (said.length > 200 || turnsAside(said)) return unreadable
    const lone = /^(?:(?:im|i am|i live|we live|its|it is|the state is|state is|state of|estado de|vivo|en|in|from|estoy|soy de) ?)+([a-z]{2})$/.exec(whole)?.[1]
    if (lone && codes.has(lone.toUpperCase()) && !['me', 'or', 'hi', 'ok', 'la', 'de', 'mi'].includes(lone)) return { value: lone.toUpperCase() }
    const found = statesIn(said)
    if (found.length === 1) return { value: found[0]! }
    if (found.length > 1) return cityState(whole, found) ?? perhaps(found.at(-1)!)
    const city = findNames(words).find((h) => h.value.startsWith('city '))
    if (city) return city.value.slice(5) === words.at(-1)!.toUpperCase() ? { value: city.value.slice(5) } : perhaps(city.value.slice(5))
    const near = whole.length >= 6 && whole.length <= 20 ? [...names].filter(([name]) => name.length >= 6 && oneSlip(name, whole)) : []
    return new Set(near.map(([, code]) => code)).size === 1 ? { value: near[0]![1] } : unreadable
  },
}

/** "Washington, PA": the code at the end outweighs the name before it. */
function cityState(text: string, found: string[]): { value: string } | undefined {
  const last = text.replace(/ \d{5}$/, '').split(' ').at(-1)!.toUpperCase()
  return found.includes(last) ? { value: last } : undefined
}
