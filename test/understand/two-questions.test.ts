import { expect, test } from 'vitest'
import { cases, newReader } from './support.ts'

const reader = newReader()
const { two, one } = cases<{ two: { asks: string[]; text: string }[]; one: string[] }>('two-questions.yaml')

test('most messages with two questions have both answered', () => {
  const both = two.filter(({ asks, text }) => asks.every((id) => reader.read(text).asked.includes(id)))
  expect(both.length / two.length).toBeGreaterThanOrEqual(0.75)
})

test('what is answered in them was asked', () => {
  const foreign = two.filter(({ asks, text }) => reader.read(text).asked.some((id) => !asks.includes(id)))
  expect(foreign.length / two.length).toBeLessThanOrEqual(0.05)
})

test('a long story that asks one thing has hardly ever two answers', () => {
  expect(one.filter((text) => reader.read(text).asked.length > 1).length / one.length).toBeLessThanOrEqual(0.08)
})

test('a message that says so itself has both answered, and without its saying so one', () => {
  const [said] = two.filter(({ text }) => text.endsWith('Are both of those allowed'))
  expect(reader.read(said!.text).asked.toSorted()).toEqual(said!.asks.toSorted())
  expect(reader.read(said!.text.replace(/ Are both.*/, '')).asked.length).toBeLessThan(2)
})
