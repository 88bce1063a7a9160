import type { Topic } from '../../knowledge/schema.ts'
import { letterFits } from '../../letters/fits.ts'
import { situationOf } from '../case/situation.ts'
import { letterCase } from '../case/letter-case.ts'
import type { Exchange } from '../exchange.ts'

/** Where a silence is not too long yet, there is nothing to hold against the office. */
const lateIfSilent = (exchange: Exchange, { facts }: Topic): boolean => !facts.some(({ past }) => past !== undefined) || situationOf(exchange).late

/** What must be known before a letter can be the one: without a refusal there is none to answer, and nothing is overdue before its day. */
const NEEDS: Partial<Record<string, (exchange: Exchange, topic: Topic) => boolean>> = {
  // What is written about refusals as such is asked by those who were refused.
  'denial-response': ({ memory }, { group }) => memory.refusal !== undefined || group === 'procedure',
  'overdue-notice': (exchange) => situationOf(exchange).late,
  'privacy-officer-complaint': lateIfSilent,
  'ocr-complaint': lateIfSilent,
}

/** The letter that a topic leads to on what is known: the first of its letters that fits. Undefined: there is none to write now. */
export function letterFor(exchange: Exchange, id: string | undefined): string | undefined {
  const { topics, letters } = exchange.world.knowledge
  const topic = id === undefined ? undefined : topics.get(id)
  if (!topic) return 'records-request'
  const fits = (letter: string) => letterFits(letters.get(letter)!, letterCase(exchange, letters.get(letter)!))
  return topic.letters.find((letter) => (NEEDS[letter]?.(exchange, topic) ?? true) && fits(letter)) ?? (topic.letters.includes('records-request') ? 'records-request' : undefined)
}
