import type { Citation, Topic } from '../../knowledge/schema.ts'
import { stateAuthority, type StateLaw } from '../../knowledge/state.ts'
import { words, type Exchange } from '../exchange.ts'
import { cites } from './words.ts'

/** The state that this message or an earlier answer names; a message that names two says neither. */
export function stateOf({ world, memory, said, picked }: Exchange): string | undefined {
  const named = picked ? [] : world.statesIn(said)
  if (named.length === 1) memory.tentative.state = named[0]!
  return named.length > 0 ? (named.length === 1 ? named[0] : undefined) : (memory.known.state ?? memory.tentative.state ?? undefined)
}

/** What the person's own state adds to an answer about time; of a state that was not read, only that it may be better. */
export function stateTime(exchange: Exchange, topic: Topic): { says: string; citations: Citation[] } | undefined {
  const code = topic.state_time ? stateOf(exchange) : undefined
  if (!code) return undefined
  const state = exchange.world.knowledge.states.get(code)
  if (!state) return { says: words(exchange, 'state.unknown', { state: code, law: exchange.world.law(exchange.today) }), citations: [] }
  const citation = { authority: stateAuthority(state), paragraph: '*' }
  const lines = state.deadlines.map((rule) => words(exchange, `state.${rule.right}`, { who: rule.applies_to[exchange.memory.language], time: words(exchange, `state.${rule.unit}`, { count: rule.days }) }))
  const business = state.deadlines.some(({ unit }) => unit === 'business') ? words(exchange, 'state.holidays') : undefined
  const name = state.name[exchange.memory.language]
  return { says: [`**${name}:** ${lines.join(' ')} (${cites(exchange, [citation])})`, noteOf(exchange, state), business, words(exchange, 'state.federal')].filter(Boolean).join(' '), citations: [citation] }
}

const noteOf = ({ memory }: Exchange, { notes }: StateLaw): string | undefined => notes?.[memory.language]
