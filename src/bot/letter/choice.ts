import type { Topic } from '../../knowledge/schema.ts'
import { letterFits } from '../../letters/fits.ts'
import { letterCase } from '../case/letter-case.ts'
import type { Exchange } from '../exchange.ts'

/** What must be known before a letter can be the one: without a refusal there is none to answer, and nothing is overdue before its day. */
const NEEDS: Partial<Record<string, (exchange: Exchange, topic: Topic) => boolean>> = {
  'denial-response': ({ memory }) => memory.refusal !== undefined,
  'overdue-notice': ({ memory }, topic) => topic.facts.some(({ id, past }) => past !== undefined && memory.told[topic.id]?.[id] === 'yes'),
}

/** The letter that a topic leads to on what is known: the first of its letters that fits, else the request for records. */
export function letterFor(exchange: Exchange, id: string | undefined): string {
  const { topics, letters } = exchange.world.knowledge
  const topic = id === undefined ? undefined : topics.get(id)
  const fits = (letter: string) => letterFits(letters.get(letter)!, letterCase(exchange, letters.get(letter)!))
  return topic?.letters.find((letter) => (NEEDS[letter]?.(exchange, topic) ?? true) && fits(letter)) ?? 'records-request'
}
