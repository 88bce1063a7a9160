import { expect, it } from 'vitest'
import type { Fact, Topic, Verdict } from '../../src/knowledge/schema.ts'
import { factToAsk, judge } from '../../src/rules/verdict.ts'

const fact = (id: string, verdicts: Fact['verdicts'], role?: Fact['role']): Fact => ({ id, verdicts, ...(role && { role }), citation: { authority: 'a', paragraph: '*' }, shows: { yes: [], no: [] } })
const topic = (verdict: Verdict, ...facts: Fact[]) => ({ verdict, facts }) as unknown as Topic

const apart = fact('apart', { yes: 'may-refuse', no: 'may-not-refuse', unknown: 'depends' }, 'needs')
const professional = fact('professional', { no: 'may-not-refuse' }, 'needs')
const whole = fact('whole', { yes: 'may-not-refuse' }, 'defeats')
const notes = topic('may-refuse', apart, professional, whole)

it('says the topic\'s own verdict while nothing is known', () => expect(judge(notes, {})).toEqual({ verdict: 'may-refuse', settled: false }))

it('a needed fact that is missing ends the matter, whatever else speaks for the refusal', () => {
  expect(judge(notes, { apart: 'yes', professional: 'no' })).toMatchObject({ verdict: 'may-not-refuse', by: { answer: 'no' }, settled: true })
})

it('what defeats a refusal ends the matter', () => expect(judge(notes, { apart: 'yes', whole: 'yes' })).toMatchObject({ verdict: 'may-not-refuse', by: { fact: { id: 'whole' } }, settled: true }))

it('facts that pull both ways give "depends"', () => {
  const both = topic('informational', fact('one', { yes: 'may-refuse' }), fact('two', { yes: 'may-not-refuse' }))
  expect(judge(both, { one: 'yes', two: 'yes' })).toEqual({ verdict: 'depends', settled: false })
  expect(judge(both, { two: 'yes' }).verdict).toBe('may-not-refuse')
})

it('"I do not know" counts only when nothing else is known', () => {
  expect(judge(notes, { apart: 'unknown' }).verdict).toBe('depends')
  expect(judge(notes, { apart: 'unknown', whole: 'yes' }).verdict).toBe('may-not-refuse')
  expect(judge(notes, { professional: 'unknown' }).verdict).toBe('may-refuse')
})

it('asks the first unknown fact that would turn the verdict, and nothing when the matter is settled', () => {
  const all = () => true
  expect(factToAsk(notes, {}, all)?.id).toBe('apart')
  expect(factToAsk(notes, { apart: 'yes' }, all)?.id).toBe('professional')
  expect(factToAsk(notes, {}, (id) => id === 'whole')?.id).toBe('whole')
  expect(factToAsk(notes, { apart: 'no' }, all)).toBeUndefined()
  expect(factToAsk(topic('may-refuse', fact('same', { yes: 'may-refuse' })), {}, all)).toBeUndefined()
})
