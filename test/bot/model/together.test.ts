import { expect, it } from 'vitest'
import { together } from '../../../src/bot/model/together.ts'
import type { ModelReading } from '../../../src/bot/model/port.ts'
import type { Decision, Reading } from '../../../src/understand/reading.ts'

const reading = (decision: Decision, topics: [string, number][], more: Partial<Reading> = {}): Reading => ({
  language: 'en', crisis: false, decision, topics: topics.map(([id, p]) => ({ id, p })), asked: decision.startsWith('answer') ? [topics[0]![0]] : [], choices: decision === 'clarify' ? topics.map(([id]) => id) : [],
  kind: undefined, question: false, mayThey: false, refusal: false, waiting: false, wantsLetter: false, gotLetter: false, ...more,
})
const model = (topics: (string | { id: string; sure?: boolean; asked?: boolean })[], more: Partial<ModelReading> = {}): ModelReading => ({
  topics: topics.map((topic) => ({ sure: true, asked: true, facts: {}, ...(typeof topic === 'string' ? { id: topic } : topic) })), crisis: false, answers: [], ...more,
})
const CLARIFY = reading('clarify', [['fees', 0.5], ['images', 0.3], ['labs-clia', 0.1]])

it('without a model all stays as it is', () => {
  expect(together(CLARIFY, undefined)).toBe(CLARIFY)
})

it('what we are sure of stands; what the model thinks is offered', () => {
  const both = together(reading('answer', [['fees', 0.9], ['images', 0.02]], { choices: ['images'] }), model(['inmate']))
  expect(both).toMatchObject({ decision: 'answer', asked: ['fees'], choices: ['inmate', 'images'] })
  expect(both.topics[0]!.id).toBe('fees')
})

it('where we hold several likely, the model may pick among them, and is asked about', () => {
  const both = together(CLARIFY, model(['images']))
  expect(both).toMatchObject({ decision: 'answer-and-offer', asked: ['images'], choices: ['fees', 'labs-clia'] })
  expect(both.topics[0]!.id).toBe('images')
})

it.each([
  ['a topic that we did not think of', model(['inmate']), ['fees', 'images', 'labs-clia', 'inmate']],
  ['a topic that it is not sure of', model([{ id: 'images', sure: false }]), ['fees', 'images', 'labs-clia']],
])('%s is offered beside ours', (_name, heard, choices) => {
  const both = together(CLARIFY, heard)
  expect(both).toMatchObject({ decision: 'clarify', choices })
  expect(both.topics).toEqual(CLARIFY.topics)
})

it('where we understand nothing, it only offers', () => {
  const own = reading('lost', [['fees', 0.001]])
  expect(together(own, model(['inmate', 'fees'], { language: 'es' }))).toMatchObject({ decision: 'clarify', choices: ['inmate', 'fees'], topics: own.topics, language: 'en' })
  expect(together(own, model([], { language: 'es' }))).toMatchObject({ decision: 'lost', language: 'en' })
  expect(together({ ...own, mayThey: true }, model(['inmate']))).toMatchObject({ decision: 'lost', choices: ['inmate'] })
})

it('what is probably about something else is asked about, what surely is stays so, and so does what is never written', () => {
  const outside = (p: number, kind: Reading['kind']) => reading('out-of-scope', [['out-of-scope', p]], { kind })
  expect(together(outside(0.7, 'bill-dispute'), model(['unpaid-bill']))).toMatchObject({ decision: 'clarify', choices: ['unpaid-bill'] })
  for (const own of [outside(0.9, 'bill-dispute'), outside(0.6, 'injection'), outside(0.6, 'threat'), outside(0.6, 'posing')]) expect(together(own, model(['unpaid-bill'])).decision).toBe('out-of-scope')
})

it('a cry that either hears is one', () => {
  expect(together(reading('answer', [['fees', 1]], { crisis: true }), model(['fees'])).crisis).toBe(true)
  expect(together(reading('lost', []), model([], { crisis: true })).crisis).toBe(true)
})

it('a second question is answered where we held it likely too', () => {
  const own = reading('answer', [['fees', 0.9], ['images', 0.15]])
  expect(together(own, model(['images', 'fees'])).asked).toEqual(['fees', 'images'])
  expect(together(own, model(['fees', 'inmate'])).asked).toEqual(['fees'])
  expect(together(own, model(['fees', { id: 'images', asked: false }])).asked).toEqual(['fees'])
})
