import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWorld } from '../../src/bot/create-world.ts'
import type { Exchange } from '../../src/bot/exchange.ts'
import { freshMemory } from '../../src/bot/memory.ts'
import { judged, nextFact } from '../../src/bot/topic/judging.ts'

const world = createWorld(join(import.meta.dirname, '../..'))
const topic = world.knowledge.topics.get('written-denial')!
const heard = (said: string, told = {}) => ({ world, memory: { ...freshMemory('en'), told: { [topic.id]: told } }, said, picked: false, today: '2026-11-24', replies: [] }) as unknown as Exchange
const GUESSED = 'a voice on an answering machine said no to me and nothing else ever came'

it('what is guessed turns the verdict and is asked for, and is not noted: no letter can rest on it', () => {
  const exchange = heard(GUESSED)
  expect(judged(exchange, topic)).toMatchObject({ verdict: 'may-not-refuse', by: { fact: { id: 'on-paper' }, answer: 'no' } })
  expect(nextFact(exchange, topic, 0)).toMatchObject({ id: 'on-paper', guessed: 'no' })
  expect(exchange.memory.told[topic.id]).toEqual({})
})

it('what is known stands over a guess', () => {
  const exchange = heard(GUESSED, { 'on-paper': 'yes', 'ground-given': 'yes' })
  const { by } = judged(exchange, topic)
  expect(by?.answer === 'no' && by.fact.id === 'on-paper').toBe(false)
  expect(nextFact(exchange, topic, 0)?.guessed).toBeUndefined()
})

it('a word picked from a button is nothing to guess from', () => {
  expect(judged({ ...heard(GUESSED), picked: true }, topic).by).toBeUndefined()
})
