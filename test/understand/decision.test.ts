import { expect, test } from 'vitest'
import { choicesOf, decide, nearTo, type Odds } from '../../src/understand/decision.ts'

const odds = (...p: number[]): Odds => ({ best: p.map((one, i) => ({ id: 'abcd'[i]!, p: one })), outside: 0, vague: 0 })

test.each([
  [[0.97, 0.02], 'answer'], [[0.85, 0.1], 'answer-and-offer'], [[0.6, 0.3], 'clarify'], [[0.05, 0.04], 'lost'],
] as const)('a first topic that is %s is met with: %s', (p, decision) => {
  expect(decide(odds(...p), false)).toBe(decision)
})

test.each([
  [[0.6, 0.38, 0.01, 0.01], ['a', 'b']], [[0.5, 0.3, 0.18, 0.01], ['a', 'b', 'c']], [[0.3, 0.2, 0.15, 0.1], ['a', 'b', 'c', 'd']], [[0.99, 0.001], ['a', 'b']],
] as const)('the choices for %s are %s: as many as it takes', (p, choices) => {
  expect(choicesOf(odds(...p))).toEqual(choices)
})

test('what is surely outside the topics takes no choice', () => {
  expect(choicesOf({ ...odds(0.3, 0.25, 0.04), outside: 0.4 })).toEqual(['a', 'b', 'c'])
  expect(choicesOf({ ...odds(0.3, 0.28, 0.01), outside: 0.4 })).toEqual(['a', 'b'])
})

test('near is what is not out of the question', () => {
  expect(nearTo(odds(0.9, 0.02, 0.001).best)).toEqual(['b'])
  expect(nearTo([])).toEqual([])
})
