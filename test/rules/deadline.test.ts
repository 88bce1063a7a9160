import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Rule } from '../../src/knowledge/schema.ts'
import { deadline, lawOn } from '../../src/rules/deadline.ts'
import { showSum } from '../../src/text/dates.ts'

const { rules } = loadKnowledge('knowledge')
const rule = (values: Rule['values']): Rule => ({ means: 'a made-up time', citation: { authority: 'cfr-45-164-524', paragraph: '*' }, values })

describe('a deadline', () => {
  it('counts from receipt: day 30 is the last in time, day 31 the first late', () => {
    expect(deadline(rules.get('access_days')!, '2026-06-01')).toEqual({
      start: '2026-06-01', count: 30, unit: 'days', due: '2026-07-01', late: '2026-07-02', citation: { authority: 'cfr-45-164-524', paragraph: '(b)(2)(i)' },
    })
    expect(deadline(rules.get('complaint_days')!, '2026-11-24').due).toBe('2027-05-23')
  })

  it('uses the number that held on its first day, whatever the order of the file', () => {
    const changed = rule([{ from: '2027-01-01', value: 15, unit: 'business-days' }, { from: '2013-03-26', value: 30, unit: 'days' }])
    expect(deadline(changed, '2026-12-31')).toMatchObject({ count: 30, due: '2027-01-30' })
    expect(deadline(changed, '2027-01-01')).toMatchObject({ count: 15, unit: 'business-days', due: '2027-01-22', late: '2027-01-23' })
  })

  it('says which rule has no number for a day, or is no time at all', () => {
    expect(() => deadline(rules.get('access_days')!, '2013-03-25')).toThrow(/no value of "days a provider/)
    expect(() => deadline(rules.get('flat_fee')!, '2026-01-01')).toThrow(/is an amount/)
  })

  it('shows its sum', () => {
    const due = deadline(rules.get('access_days')!, '2026-06-01')
    expect(showSum(due, 'en')).toBe('June 1, 2026 + 30 days = July 1, 2026')
    expect(showSum(due, 'es')).toBe('1 de junio de 2026 + 30 días = 1 de julio de 2026')
  })
})

it('gives templates the numbers of the law, amounts with their cents', () => {
  expect(lawOn(rules, '2026-11-24')).toMatchObject({ access_days: 30, extension_days: 30, complaint_days: 180, flat_fee: '6.50' })
})
