import { describe, expect, it } from 'vitest'
import { createFactGuesser, learnFacts } from '../../src/understand/fact-learning.ts'
import { lookerOf } from '../../src/understand/looker.ts'
import { toldOf } from '../../src/understand/told.ts'
import { knowledge, UNDERSTANDING } from './support.ts'

const learned = learnFacts(knowledge, UNDERSTANDING)
const guess = createFactGuesser(learned, lookerOf(UNDERSTANDING))

describe('what nobody wrote a pattern for', () => {
  it.each([
    ['psychotherapy-notes', 'author-therapist', 'no', 'en', 'the nurse at my family doctor jots down that i am sad and now that page counts as psychotherapy notes, she takes my blood pressure for heaven’s sake'],
    ['reference-other-person', 'other-is-provider', 'yes', 'en', 'every spot with the name of my night nurse is crossed out'],
    ['psychotherapy-notes', 'kept-apart', 'yes', 'es', 'la psicóloga apunta en un cuaderno suyo que se lleva a su casa y ese no me lo quiere enseñar'],
  ] as const)('%s: %s is %s', (topic, fact, answer, language, text) => expect(guess(topic, text, language)).toMatchObject({ [fact]: { answer } }))
})

it('most facts are told by no message, and are not guessed', () => {
  // Most of these questions tell something: what is guessed of them is a share of all that could be told.
  const silent = [...knowledge.topics.values()].flatMap((topic) => [...topic.text].flatMap(([language, { tests }]) => tests.map((text) => ({ topic: topic.id, guesses: Object.keys(guess(topic.id, text, language)).length, facts: topic.facts.length }))))
  const guesses = silent.reduce((sum, one) => sum + one.guesses, 0)
  expect(guesses).toBeGreaterThan(0)
  expect(guesses / silent.reduce((sum, { facts }) => sum + facts, 0)).toBeLessThan(0.4)
})

it('what is likely is at least a half, and a few words tell nothing', () => {
  const guesses = [...knowledge.topics.values()].flatMap((topic) => [...topic.text].flatMap(([language, { tests }]) => tests.flatMap((text) => Object.values(guess(topic.id, text, language)))))
  expect(guesses.every(({ p }) => p >= 0.5 && p <= 1)).toBe(true)
  expect(new Set(guesses.map(({ answer }) => answer))).toEqual(new Set(['yes', 'no']))
  for (const id of knowledge.topics.keys()) expect(guess(id, 'can they do that', 'en')).toEqual({})
})

it('a topic without facts, and one that is not there, are guessed nothing of', () => {
  expect(guess('make-request', 'i want my records', 'en')).toEqual({})
  expect(guess('no-such-topic', 'i want my records', 'en')).toEqual({})
})

it('messages that tell facts stand once, and none of them is a test', () => {
  const fold = (text: string) => text.trim().toLowerCase()
  const told = [...knowledge.topics.values()].flatMap((topic) => toldOf(topic, UNDERSTANDING).map(({ text }) => `${topic.id}: ${fold(text)}`))
  expect(told.filter((text, i) => told.indexOf(text) !== i)).toEqual([])
  const tests = new Set([...knowledge.topics.values()].flatMap(({ text }) => [...text.values()].flatMap(({ tests }) => tests.map(fold))))
  expect(told.filter((text) => tests.has(text.slice(text.indexOf(': ') + 2)))).toEqual([])
})
