import { expect, test } from 'vitest'
import { knowledge, newReader } from './support.ts'

const questions = [...knowledge.topics.values()].flatMap(({ text }) => [...text.values()].flatMap(({ tests }) => tests))

/** Median time of one call, in milliseconds. */
function median(work: (text: string) => unknown): number {
  const times: number[] = []
  for (let round = 0; round < 12; round++) {
    for (const question of questions) {
      const start = performance.now()
      work(question)
      times.push(performance.now() - start)
    }
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!
}

test('reading costs no more than a few regular expressions over the same words', () => {
  const reader = newReader()
  // The floor: what a hundred plain searches cost on this machine, now. One expression per pattern would be some forty times it.
  const searches = Array.from({ length: 100 }, (_, i) => new RegExp(`(?<![a-z])(?:word${i}|refus[a-z]*${i}|chart${i})(?![a-z])`))
  const floor = median((text) => searches.filter((search) => search.test(text.toLowerCase())).length)
  const reading = median((text) => reader.read(text).topics)
  expect(reading / floor).toBeLessThan(8)
})
