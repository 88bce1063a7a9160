import { expect, test } from 'vitest'
import { cases, knowledge, newReader } from './support.ts'

const reader = newReader()
const { crisis, calm } = cases<{ crisis: string[]; calm: string[] }>('crisis.cases.yaml')

test.each(crisis)('is a crisis: %s', (text) => {
  expect(reader.read(text).crisis).toBe(true)
})

test.each(calm)('sounds like one and is none: %s', (text) => {
  expect(reader.read(text).crisis).toBe(false)
})

test('next to no phrase of a topic opens the crisis path', () => {
  const phrases = [...knowledge.topics.values()].filter(({ group }) => group !== 'other').flatMap(({ text }) => [...text.values()].flatMap(({ phrases: p, tests }) => [...p, ...tests]))
  expect(phrases.length).toBeGreaterThan(3000)
  // Erring is towards safety: 2 in 1,000 of messages about death, violence and hospitals.
  expect(phrases.filter((phrase) => reader.read(phrase).crisis).length / phrases.length).toBeLessThanOrEqual(0.002)
})

test('the crisis topic is found by its own words', () => {
  const own = [...(knowledge.topics.get('crisis')?.text.values() ?? [])].flatMap(({ phrases, tests }) => [...phrases, ...tests])
  expect(own.length).toBeGreaterThan(20)
  const caught = own.filter((phrase) => reader.read(phrase).crisis)
  expect(caught.length / own.length).toBeGreaterThanOrEqual(0.95)
})
