import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { GRAMMAR } from '../../src/privacy/mask/cues.ts'
import { createMask, type MaskWords } from '../../src/privacy/mask/index.ts'
import { loadNames } from '../../src/privacy/mask/names.ts'
import { plain } from '../../src/privacy/mask/tokens.ts'
import { learnVocabulary } from '../../src/understand/vocabulary.ts'
import { knowledge, UNDERSTANDING } from '../understand/support.ts'

export const words: MaskWords = { vocabulary: new Set(learnVocabulary(knowledge, UNDERSTANDING)), names: await loadNames() }
export const mask = createMask(words)
/** What is sent of a message. */
export const sent = (said: string, known: readonly string[] = []): string | undefined => mask(said, known)?.text

interface Invented { names: string; births: string[]; phones: string[]; emails: string[]; addresses: string[]; numbers: string[]; secrets: string[]; english: string[]; spanish: string[] }
const invented = parse(readFileSync(join(import.meta.dirname, 'invented.yaml'), 'utf8')) as Invented
export const names = invented.names.split('|').map((name) => name.trim())
export const shapes = [...invented.english, ...invented.spanish]

/** A message with somebody's values, what of them must not be sent, and its own words, which may be. */
export interface Said { text: string; secrets: string[]; own: string[] }

/**
 * Messages made of shapes and values, always the same; two of three in small letters, as on a phone. A name that is a word
 * of the grammar (Her, Can) cannot be told from it and tells nothing where it stands: it is no secret.
 */
export function manyMessages(count: number): Said[] {
  let state = 20261125
  const any = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return list[Math.floor((state / 2 ** 32) * list.length)]!
  }
  return Array.from({ length: count }, (_, i) => {
    const shape = shapes[i % shapes.length]!
    const [name, other] = [any(names), any(names)]
    const parts = name.split(' ')
    const values: Record<string, string> = {
      n: name, f: parts[0]!, l: parts.at(-1)!, m: other, b: any(invented.births), p: any(invented.phones), e: any(invented.emails), a: any(invented.addresses), r: any(invented.numbers),
    }
    const used = [...shape.matchAll(/\{(\w)\}/g)].map(([, slot]) => slot!)
    const people = used.filter((slot) => 'nflm'.includes(slot)).flatMap((slot) => wordsIn(values[slot]!)).filter((part) => part.length >= 3 && !GRAMMAR.has(part))
    const filled = shape.replace(/\{(\w)\}/g, (_slot, slot: string) => values[slot]!)
    const text = shape === shape.toUpperCase() ? filled.toUpperCase() : any([true, true, false]) ? filled.toLowerCase() : filled
    return { text, secrets: [...people, ...invented.secrets], own: wordsIn(shape.replace(/\{\w\}/g, ' ')) }
  })
}

/** The words and numbers of a text, without accents, in small letters; those of a placeholder aside. */
export const wordsIn = (text: string): string[] => plain(text.replace(/<[a-z]+>/g, ' ')).match(/[\p{L}\p{N}]+/gu) ?? []

/** The secrets that a text holds more often than the message's own words do. */
export const leaksOf = (text: string, { secrets, own }: Said): string[] => {
  const found = wordsIn(text)
  return secrets.filter((secret) => found.filter((word) => word === plain(secret)).length > own.filter((word) => word === plain(secret)).length)
}
