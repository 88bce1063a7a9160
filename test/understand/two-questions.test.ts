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
  expect(one.filter((text) => reader.read(text).asked.length > 1).length / one.length).toBeLessThanOrEqual(0.1)
})

test('a message that says so itself has both answered', () => {
  const said = two.filter(({ text }) => /Are both of those allowed$|^Dos cosas/.test(text))
  expect(said).toHaveLength(2)
  for (const { asks, text } of said) expect(reader.read(text).asked.toSorted()).toEqual(asks.toSorted())
})
