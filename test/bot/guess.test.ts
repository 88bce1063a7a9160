import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWorld } from '../../src/bot/create-world.ts'
import type { Exchange } from '../../src/bot/exchange.ts'
import { freshMemory } from '../../src/bot/memory.ts'
import { judged, judgedLikely, judgedSoFar, nextFact } from '../../src/bot/topic/judging.ts'
import type { Answer } from '../../src/knowledge/schema.ts'
import type { Guess } from '../../src/understand/fact-learning.ts'

const world = createWorld(join(import.meta.dirname, '../..'))
const SAID = 'they keep some pages back from me'
/** A message that is guessed to tell these facts, about a topic whose refusal stands as a rule. */
function heard(guesses: Record<string, Guess>, told: Record<string, Answer> = {}, more: Partial<Exchange> = {}) {
  const topic = world.knowledge.topics.get('reference-other-person')!
  const memory = { ...freshMemory('en'), told: { [topic.id]: told } }
  return { topic, memory, exchange: { world: { ...world, guessFacts: () => guesses }, memory, said: SAID, picked: false, today: '2026-11-24', replies: [], ...more } as unknown as Exchange }
}
const sure = (answer: 'yes' | 'no', p = 0.9): Guess => ({ answer, p })

it('a guess turns the answer and is asked for', () => {
  const { topic, exchange } = heard({ 'serious-harm': sure('no') })
  expect(judgedLikely(exchange, topic)).toMatchObject({ verdict: 'may-not-refuse', by: { fact: { id: 'serious-harm' }, answer: 'no' } })
  expect(nextFact(exchange, topic, 0)).toMatchObject({ id: 'serious-harm', guessed: 'no' })
})

it('is not noted as told: what no answer rests on, a letter among them, knows nothing of it', () => {
  const { topic, memory, exchange } = heard({ 'serious-harm': sure('no') })
  judgedLikely(exchange, topic)
  expect(memory.told[topic.id]).toEqual({})
  expect(judged(exchange, topic)).toMatchObject({ verdict: 'may-refuse-reviewable' })
})

it('holds until the person says otherwise: a "yes" to another question does not turn the answer back', () => {
  const { topic, memory, exchange } = heard({ 'serious-harm': sure('no') })
  judgedLikely(exchange, topic)
  const later = { ...exchange, said: 'yes', world: { ...world, guessFacts: () => ({}) } } as unknown as Exchange
  expect(judgedLikely(later, topic).verdict).toBe('may-not-refuse')
  memory.told[topic.id] = { 'serious-harm': 'yes' }
  expect(judgedSoFar(memory, topic).verdict).toBe('may-refuse-reviewable')
})

it('what was told decides alone, whatever else is guessed', () => {
  const { topic, exchange } = heard({ 'more-than-that': sure('yes') }, { 'serious-harm': 'yes' })
  expect(judgedLikely(exchange, topic)).toMatchObject({ verdict: 'may-refuse-reviewable', by: { fact: { id: 'serious-harm' } } })
})

it.each([[0.7, 'may-refuse-reviewable'], [0.8, 'may-not-refuse']] as const)('that they may not refuse after all must be surer: at %s it is %s', (p, verdict) => {
  const { topic, exchange } = heard({ 'serious-harm': sure('no', p) })
  expect(judgedLikely(exchange, topic).verdict).toBe(verdict)
})

it('a word picked from a button is nothing to guess from', () => {
  const { topic, exchange } = heard({ 'serious-harm': sure('no') }, {}, { picked: true })
  expect(judgedLikely(exchange, topic).by).toBeUndefined()
})
