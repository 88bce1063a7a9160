import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { accountingIsFree, accountingReach } from '../../src/rules/accounting.ts'
import { hasActed, type Done } from '../../src/rules/acting.ts'
import { answerDue, delaysOf, type DelayNotice } from '../../src/rules/answer-time.ts'
import { STOPS_CLOCK } from '../../src/rules/clock-stops.ts'
import { complaintWindow, type ComplaintStart } from '../../src/rules/complaint-window.ts'
import { dayZero } from '../../src/rules/day-zero.ts'
import { reviewTime } from '../../src/rules/review.ts'
import { schoolFileDue } from '../../src/rules/school-file.ts'
import { showCount } from '../../src/text/dates.ts'

const { rules, authorities } = loadKnowledge('knowledge')
const SEPT = '2026-09-15' // day 30 is October 15, day 60 November 14
const received = { on: SEPT, from: 'received' } as const

describe('R1: day 0', () => {
  it.each([
    [{ on: '2026-09-10', how: 'writing', received: SEPT }, SEPT, 'received'],
    [{ on: '2026-09-10', how: 'writing' }, '2026-09-10', 'sent'],
    [{ on: '2026-09-10', how: 'spoken' }, '2026-09-10', 'asked'],
    [{ on: '2026-09-10', how: 'spoken', received: SEPT }, SEPT, 'received'],
  ] as const)('%o', (asked, on, from) => expect(dayZero(asked)).toEqual({ on, from }))
})

describe('R2, R12, R13, R16: the last day to act', () => {
  it.each([
    ['access', SEPT, '2026-10-15', '2026-10-16'],
    ['access', '2026-01-30', '2026-03-01', '2026-03-02'],
    ['access', '2024-01-30', '2024-02-29', '2024-03-01'],
    ['access', '2026-12-02', '2027-01-01', '2027-01-02'], // a holiday
    ['access', '2026-08-06', '2026-09-05', '2026-09-06'], // a Saturday stays
    ['amendment', SEPT, '2026-11-14', '2026-11-15'],
    ['accounting', SEPT, '2026-11-14', '2026-11-15'],
  ] as const)('%s asked %s: %s, late from %s', (clock, start, due, late) => expect(answerDue(rules, clock, start)).toMatchObject({ start, due, late, unit: 'days' }))

  it('R15: is 30 days, and never the 15 that were only proposed', () => {
    for (const day of ['2021-01-21', '2024-12-01', '2026-11-24', '2030-01-01']) expect(answerDue(rules, 'access', day).count).toBe(30)
    for (const { citation } of rules.values()) expect(citation.authority).not.toBe('nprm-2021')
  })

  it('R16: 45 days for a school file', () => expect(schoolFileDue(rules, SEPT)).toMatchObject({ count: 45, due: '2026-10-30' }))

  it('is shown with its sum', () => {
    expect(showCount(answerDue(rules, 'access', SEPT), 'received', 'en')).toBe('received September 15, 2026 + 30 days = October 15, 2026, late from October 16, 2026')
    expect(showCount(answerDue(rules, 'access', SEPT), 'sent', 'es')).toBe('enviada el 15 de septiembre de 2026 + 30 días = 15 de octubre de 2026, tarde desde el 16 de octubre de 2026')
  })
})

describe('R3: what acting is', () => {
  it.each([
    [{ gave: 'all', deniedInWriting: false }, true],
    [{ gave: 'part', deniedInWriting: true }, true],
    [{ gave: 'part', deniedInWriting: false }, false],
    [{ gave: 'nothing', deniedInWriting: true }, true],
    [{ gave: 'nothing', deniedInWriting: false }, false],
  ] satisfies [Done, boolean][])('%o: %s', (done, acted) => expect(hasActed(done)).toBe(acted))
})

describe('R4, R5: a delay', () => {
  const good: DelayNotice = { on: '2026-10-15', until: '2026-11-10', reason: true, inWriting: true }
  it.each([
    ['on the last day', good, 'valid', [], '2026-11-10'],
    ['to the last day there is', { ...good, until: '2026-11-14' }, 'valid', [], '2026-11-14'],
    ['past it', { ...good, until: '2026-12-31' }, 'valid', [], '2026-11-14'],
    ['to a day before the first due date', { ...good, on: '2026-09-20', until: '2026-10-01' }, 'valid', [], '2026-10-15'],
    ['a day late', { ...good, on: '2026-10-16' }, 'invalid', ['late'], '2026-11-10'],
    ['without a date', { ...good, until: undefined }, 'invalid', ['no-date'], undefined],
    ['without a reason', { ...good, reason: false }, 'invalid', ['no-reason'], '2026-11-10'],
    ['by phone', { ...good, inWriting: false }, 'invalid', ['not-in-writing'], '2026-11-10'],
    ['by phone, late, with nothing', { on: '2026-10-20', reason: false, inWriting: false }, 'invalid', ['not-in-writing', 'no-reason', 'no-date', 'late'], undefined],
  ] as [string, DelayNotice, string, string[], string | undefined][])('%s', (_, notice, standing, faults, end) => {
    const [delay] = delaysOf(rules, 'access', received, [notice])
    expect({ standing: delay!.standing, faults: delay!.faults, end: delay!.end?.due }).toEqual({ standing, faults, end })
  })

  it('is had once; a first one that does not hold is none', () => {
    expect(delaysOf(rules, 'access', received, [good, good]).map(({ standing, faults }) => [standing, ...faults])).toEqual([['valid'], ['invalid', 'second']])
    expect(delaysOf(rules, 'access', received, [{ ...good, inWriting: false }, good]).map(({ standing }) => standing)).toEqual(['invalid', 'valid'])
  })

  it('is not called late where the day of receipt is not known', () => {
    const late = { ...good, on: '2026-10-20' }
    expect(delaysOf(rules, 'access', { on: SEPT, from: 'sent' }, [late])[0]).toMatchObject({ standing: 'cannot-tell', faults: ['late'] })
    expect(delaysOf(rules, 'access', { on: SEPT, from: 'sent' }, [{ ...late, reason: false }])[0]!.standing).toBe('invalid')
  })

  it('shows its sum from the first due date; a correction has 30 days more too', () => {
    expect(delaysOf(rules, 'access', received, [good])[0]!.end).toMatchObject({ start: '2026-10-15', count: 26, due: '2026-11-10', late: '2026-11-11', citation: { paragraph: '(b)(2)(ii)' } })
    expect(delaysOf(rules, 'access', received, [{ ...good, until: '2027-01-31' }])[0]).toMatchObject({ capped: true })
    expect(delaysOf(rules, 'amendment', received, [{ ...good, on: '2026-11-14', until: '2026-12-31' }])[0]!.end!.due).toBe('2026-12-14')
    expect(delaysOf(rules, 'accounting', received, [{ ...good, on: '2026-11-14', until: '2026-11-20' }])[0]!.end).toMatchObject({ due: '2026-11-20', citation: { authority: 'cfr-45-164-528' } })
  })
})

describe('R6, R17: what is said to stop the clock', () => {
  it.each([['kept-off-site', 'no'], ['ends-on-a-weekend', 'no'], ['bill-for-care', 'no'], ['copy-fee-unpaid', 'disputed']] as const)('%s: %s', (excuse, stops) => {
    expect(STOPS_CLOCK[excuse].stops).toBe(stops)
    const { authority, paragraph } = STOPS_CLOCK[excuse].citation
    expect(authorities.get(authority)!.paragraphs).toContain(paragraph)
  })
})

describe('R9, R10, R11: 180 days for the complaint to HHS', () => {
  const refused: ComplaintStart = { why: 'refused', on: '2026-01-10' } // day 180 is July 9, day 150 June 9
  it.each([
    ['2026-01-10', 'open'], ['2026-06-08', 'open'], ['2026-06-09', 'near'], ['2026-07-09', 'near'], ['2026-07-10', 'over'],
  ])('on %s: %s', (today, standing) => expect(complaintWindow(rules, [refused], today)).toMatchObject({ standing, near: '2026-06-09', deadline: { due: '2026-07-09', count: 180 } }))

  it('counts from the earliest of several, and not from what has not come yet', () => {
    const starts: ComplaintStart[] = [{ why: 'fee', on: '2026-03-01' }, refused, { why: 'silence', on: '2026-02-01' }]
    expect(complaintWindow(rules, starts, '2026-04-01')!.start).toEqual(refused)
    expect(complaintWindow(rules, [{ why: 'silence', on: '2026-05-01' }], '2026-04-30')).toBeUndefined()
    expect(complaintWindow(rules, [], '2026-04-30')).toBeUndefined()
  })

  it('a new refusal has its own days when the first are over', () => {
    const again: ComplaintStart = { why: 'refused', on: '2026-07-01' }
    expect(complaintWindow(rules, [refused, again], '2026-08-01')).toMatchObject({ standing: 'over', fresh: { start: again, deadline: { due: '2026-12-28' } } })
    expect(complaintWindow(rules, [refused, again], '2026-07-05')!.fresh).toBeUndefined()
    expect(complaintWindow(rules, [refused, again], '2027-08-01')!.fresh).toBeUndefined()
  })
})

describe('R13: the list of disclosures', () => {
  it('reaches back six years', () => {
    expect(accountingReach(rules, '2026-11-24')).toEqual({ from: '2020-11-24', to: '2026-11-24' })
    expect(accountingReach(rules, '2024-02-29').from).toBe('2018-02-28')
  })
  it.each([[[], true], [['2025-11-24'], true], [['2025-11-25'], false], [['2024-01-01', '2026-01-01'], false], [['2027-01-01'], true]] as [string[], boolean][])('after %o: free %s', (earlier, free) =>
    expect(accountingIsFree(rules, '2026-11-24', earlier)).toBe(free))
})

it('R14: a review has no number of days, and none is invented', () => {
  expect(reviewTime('2026-11-03')).toEqual({ due: undefined, askAgain: '2026-11-24' })
  for (const [name, { citation }] of rules) expect(`${name} ${citation.paragraph}`).not.toMatch(/\(d\)\(4\)|\(a\)\(4\)/)
})
