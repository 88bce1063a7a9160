import { z } from 'zod'
import type { Authority, Slot } from '../../src/dialog/slot.ts'
import { declines } from '../../src/understand/commands.ts'
import { tidy, wordsOf } from '../../src/understand/text.ts'
import { Phrases, wordList } from '../../src/understand/word-lists.ts'
import { findRelations } from './people.ts'
import { isRefused, phraseFinder } from './phrases.ts'
import { declined, turnsAside, unreadable } from './reply.ts'

/** In the order in which one outweighs another. */
const KINDS = ['patient-signs', 'health-care-agent', 'executor', 'guardian', 'agent', 'parent', 'next-of-kin', 'unsure', 'none'] as const satisfies readonly Authority[]
const list = wordList('authority', z.record(z.enum(KINDS), Phrases))
const find = phraseFinder(KINDS.flatMap((kind) => [...list[kind].en, ...list[kind].es].map((phrase) => [phrase, kind] as const)))

/** The paper or standing that lets one person ask for another's records. */
export const authority: Slot<'authority'> = {
  kind: 'authority',
  read(said, { answers }) {
    const text = tidy(said, 200).replace(/[.!]+$/, '')
    const chosen = KINDS.find((kind) => kind === text.toLowerCase())
    if (chosen) return { value: { kind: chosen, text } }
    const words = wordsOf(said, 200)
    const unknowing = find(words).some((h) => h.value === 'unsure')
    if (declines(said) && !unknowing && !/^(?:none|ningun|no tengo|i dont have|dont have)/.test(words.join(' '))) return declined
    if (said.length > 200 || (turnsAside(said) && !unknowing)) return unreadable
    const hits = find(words)
    const held = hits.filter((h) => h.value !== 'none' && h.value !== 'unsure' && !isRefused(words, h.start, h.end)).map((h) => h.value)
    if (unknowing) return { value: { kind: 'unsure', text } }
    const best = KINDS.find((kind) => held.includes(kind) && !(kind === 'parent' && ['other:parent', 'other:spouse', 'other:deceased'].includes(answers.who ?? '')))
    if (best) return { value: { kind: best, text } }
    if (answers.who === 'other:deceased' && findRelations(words).length > 0) return { value: { kind: 'next-of-kin', text } }
    if (hits.some((h) => h.value !== 'parent')) return { value: { kind: 'none', text } }
    return findRelations(words).length > 0 ? { problem: 'vague' } : unreadable
  },
}

const IN_PASSING = /\b(?:(?:durable )?(?:health ?care |medical )?(?:power of attorney|poa)|health ?care proxy|medical proxy|health ?care (?:agent|surrogate)|poder (?:notarial|m[eé]dico)(?: (?:para|de) (?:atenci[oó]n m[eé]dica|salud))?|carta poder)\b/i

/** A power of attorney told of in a longer message, with the words it was told in. */
export function authorityIn(text: string): { kind: Authority; text: string } | undefined {
  const match = IN_PASSING.exec(text.slice(0, 900))
  if (!match || /\b(?:no|not|don'?t have|without|need|sin|no tengo|get|want)(?: an?| any| un| the)?\s*$/i.test(text.slice(0, match.index))) return undefined
  const kind = find(wordsOf(match[0]))[0]?.value
  return kind === 'agent' || kind === 'health-care-agent' ? { kind, text: match[0] } : undefined
}
