import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../../src/case/event.ts'
import { statusOf, type Stands } from '../../src/case/status.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { showCount } from '../../src/text/dates.ts'

const { rules, states } = loadKnowledge('knowledge')
const SENT = '2026-09-10'
const GOT = '2026-09-15' // day 30 is October 15, day 60 November 14
const asked: CaseEvent = { kind: 'asked', on: SENT, how: 'writing' }
const aloud: CaseEvent = { kind: 'asked', on: SENT, how: 'spoken' }
const received: CaseEvent = { kind: 'received', on: GOT }
const refused = (on: string, inWriting = true): CaseEvent => ({ kind: 'refused', on, inWriting, grounds: ['unpaid-bill'], missing: [] })
const answered = (on: string, gave?: 'all' | 'part'): CaseEvent => ({ kind: 'answered', on, ...(gave && { gave }) })
const extended = (on: string, until?: string, more: Partial<CaseEvent> = {}): CaseEvent => ({ kind: 'extended', on, ...(until && { until }), reason: true, inWriting: true, ...more } as CaseEvent)
const made = (letter: string, on: string): CaseEvent => ({ kind: 'letter-made', on, letter })
const at = (today: string, ...events: CaseEvent[]) => statusOf(events, { rules }, today)

it('2,000 cases come out as a second reckoning has them, in each of five time zones', () => {
  for (const TZ of ['America/New_York', 'America/Los_Angeles', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kolkata']) {
    const printed = execFileSync(process.execPath, [new URL('status-cases.ts', import.meta.url).pathname], { env: { ...process.env, TZ }, encoding: 'utf8' })
    const { seen, ...result } = JSON.parse(printed) as { wrong: number; first: string[]; seen: Record<string, number> }
    expect({ TZ, ...result }).toEqual({ TZ, wrong: 0, first: [] })
    // The cases go everywhere: a kind that never comes up would be no proof.
    for (const kind of ['waiting', 'late', 'refused', 'part-given', 'review-asked', 'granted', 'complained', 'answered', 'nothing-asked', 'state', 'fresh', 'valid delay', 'unsure delay']) expect(seen[kind] ?? 0, kind).toBeGreaterThan(20)
  }
})

describe('where a case stands', () => {
  it.each([
    ['nothing happened', [], 'nothing-asked'],
    ['a request was written, and not said to be sent', [made('records-request', '2026-10-01')], 'to-send'],
    ['another letter was written', [made('fee-dispute', '2026-10-01')], 'nothing-asked'],
    ['asked', [asked], 'late'],
    ['asked and received', [asked, received], 'waiting'],
    ['a letter of ours arrived', [made('records-request', SENT), { ...received, letter: 'records-request' }], 'waiting'],
    ['refused on paper', [asked, received, refused('2026-10-01')], 'refused'],
    ['refused aloud', [asked, received, refused('2026-10-01', false)], 'refused'],
    ['refused, nothing known of a request', [refused('2026-10-01')], 'refused'],
    ['part came, the rest refused, told in this order', [asked, received, answered('2026-10-01', 'part'), refused('2026-10-01')], 'part-given'],
    ['and in the other', [asked, received, refused('2026-10-01'), answered('2026-10-01', 'part')], 'part-given'],
    ['all came', [asked, received, refused('2026-10-01'), answered('2026-10-10', 'all')], 'answered'],
    ['something came', [asked, received, answered('2026-10-10')], 'answered'],
    ['a review was asked for', [asked, received, refused('2026-10-01'), { kind: 'review-asked', on: '2026-10-02' }], 'review-asked'],
    ['and won', [asked, received, refused('2026-10-01'), { kind: 'review-asked', on: '2026-10-02' }, { kind: 'reviewed', on: '2026-10-09', overturned: true }], 'granted'],
    ['and lost', [asked, received, refused('2026-10-01'), { kind: 'review-asked', on: '2026-10-02' }, { kind: 'reviewed', on: '2026-10-09', overturned: false }], 'refused'],
    ['complained to the office', [asked, received, refused('2026-10-01'), { kind: 'complained', on: '2026-10-09', to: 'office' }], 'complained'],
    ['records came after a complaint', [asked, received, { kind: 'complained', on: '2026-10-09', to: 'hhs' }, answered('2026-10-11', 'all')], 'answered'],
    ['asked again after a refusal', [{ ...asked, on: '2026-07-01' } as CaseEvent, refused('2026-07-20'), asked, received], 'waiting'],
    ['what lies ahead does not count', [asked, received, refused('2026-10-13')], 'waiting'],
  ] satisfies [string, CaseEvent[], Stands][])('%s', (_, events, stands) => expect(at('2026-10-12', ...events).stands).toBe(stands))

  it('is late from the day after the last one, and not on it', () => {
    expect(at('2026-10-15', asked, received)).toMatchObject({ stands: 'waiting', since: GOT, clock: { late: 'no' } })
    expect(at('2026-10-16', asked, received)).toMatchObject({ stands: 'late', since: '2026-10-16', clock: { late: 'yes', due: { due: '2026-10-15', late: '2026-10-16' } } })
  })

  it('has sums that can be shown', () => {
    const { clock } = at('2026-10-01', asked, received)
    expect(showCount(clock!.due, clock!.zero.from, 'en')).toBe('received September 15, 2026 + 30 days = October 15, 2026, late from October 16, 2026')
  })

  it('a spoken no, or a part without a word on the rest, stops no clock', () => {
    expect(at('2026-10-16', asked, received, refused('2026-10-01', false))).toMatchObject({ stands: 'refused', clock: { late: 'yes' } })
    expect(at('2026-10-16', asked, received, answered('2026-10-01', 'part')).clock).toMatchObject({ late: 'yes' })
    expect(at('2026-10-16', asked, received, refused('2026-10-01')).clock).toMatchObject({ late: 'no', acted: '2026-10-01' })
    expect(at('2026-12-01', asked, received, refused('2026-10-20')).clock).toMatchObject({ late: 'yes', acted: '2026-10-20' })
  })

  it('correction and list of disclosures have their own time', () => {
    for (const right of ['amendment', 'accounting'] as const) expect(at('2026-10-20', { ...asked, right } as CaseEvent, received)).toMatchObject({ stands: 'waiting', clock: { due: { due: '2026-11-14' } } })
  })
})

describe('what is not known of the receipt', () => {
  it('is not made up: the days are the earliest there can be, and late is perhaps', () => {
    expect(at('2026-10-11', asked).clock).toMatchObject({ zero: { on: SENT, from: 'sent' }, due: { due: '2026-10-10' }, late: 'perhaps' })
    expect(at('2026-10-11', aloud).clock).toMatchObject({ zero: { on: SENT, from: 'asked' }, late: 'perhaps' })
  })
  it('the arrival of a letter written later is not that of a request made before', () => {
    const ours: CaseEvent[] = [made('records-request', '2026-10-01'), { kind: 'received', on: '2026-10-05', letter: 'records-request' }]
    for (const before of [aloud, asked]) expect(at('2026-10-20', before, ...ours).clock).toMatchObject({ zero: { on: '2026-10-05', from: 'received' }, late: 'no' })
    // Yet the time for a complaint runs from the first silence.
    expect(at('2026-10-20', asked, ...ours).complaint).toMatchObject({ start: { on: '2026-10-11' } })
  })
  it('the arrival of a letter that is no request starts no clock', () => {
    expect(at('2026-10-12', asked, received, made('overdue-notice', '2026-10-01'), { kind: 'received', on: '2026-10-05', letter: 'overdue-notice' }).clock).toMatchObject({ zero: { on: GOT } })
    expect(at('2026-10-12', { kind: 'received', on: '2026-10-05', letter: 'denial-response' }).clock).toBeUndefined()
  })
})

describe('a delay', () => {
  it.each([
    ['holds', extended('2026-10-10', '2026-11-05'), '2026-11-05', []],
    ['holds to the last day that the rule gives', extended('2026-10-10', '2027-02-01'), '2026-11-14', []],
    ['by phone', extended('2026-10-10', '2026-11-05', { inWriting: false } as Partial<CaseEvent>), '2026-10-15', ['not-in-writing']],
    ['told too late, without a date', extended('2026-10-16'), '2026-10-15', ['no-date', 'late']],
  ] as [string, CaseEvent, string, string[]][])('%s', (_, event, end, faults) => expect(at('2026-10-20', asked, received, event).clock).toMatchObject({ end: { due: end }, delays: [{ faults }] }))

  it('that may be in time keeps them from being called late; the time for a complaint still runs from the earlier day', () => {
    const late = extended('2026-10-12', '2026-11-05')
    expect(at('2026-10-20', asked, late)).toMatchObject({ stands: 'waiting', clock: { end: { due: '2026-11-05' } }, complaint: { start: { why: 'silence', on: '2026-10-11' } } })
  })
  it('names no day as past the limit where the receipt is not known', () => {
    expect(at('2026-10-20', asked, extended('2026-10-01', '2026-11-12')).clock!.delays[0]).not.toHaveProperty('capped')
    expect(at('2026-10-20', asked, received, extended('2026-10-01', '2026-11-15')).clock!.delays[0]).toMatchObject({ capped: true })
  })
})

describe('a state', () => {
  const inState = (code: string, today: string, ...events: CaseEvent[]) => statusOf(events, { rules, state: states.get(code) }, today).clock
  it('has its date beside the federal one, and is over a week later', () => {
    expect(inState('TN', '2026-10-07', asked, received)).toMatchObject({ due: { due: '2026-10-15' }, state: { deadline: { due: '2026-09-29', unit: 'business-days' }, over: true } })
    expect(inState('TN', '2026-10-06', asked, received)).toMatchObject({ state: { over: false } })
  })
  it('has none where its time is not shorter, or for another right', () => {
    expect(inState('CT', '2026-10-07', asked, received)).not.toHaveProperty('state')
    expect(inState('TN', '2026-10-07', { ...asked, right: 'amendment' } as CaseEvent, received)).not.toHaveProperty('state')
  })
})

describe('the time for a complaint to HHS', () => {
  it('runs from the earliest of refusal, price and silence', () => {
    expect(at('2026-11-24', asked, received, { kind: 'fee-quoted', on: '2026-10-01' }, refused('2026-10-05')).complaint).toMatchObject({ start: { why: 'fee', on: '2026-10-01' }, deadline: { due: '2027-03-30' }, standing: 'open' })
    expect(at('2026-11-24', asked, received).complaint).toMatchObject({ start: { why: 'silence', on: '2026-10-16' } })
    expect(at('2026-11-24', asked, received, extended('2026-10-10', '2026-11-05')).complaint).toMatchObject({ start: { why: 'delay-over', on: '2026-11-06' } })
  })
  it('is none while there is nothing to complain of, and stays after they acted late', () => {
    expect(at('2026-10-15', asked, received).complaint).toBeUndefined()
    expect(at('2026-11-24', asked, received, answered('2026-10-15', 'all')).complaint).toBeUndefined()
    expect(at('2026-11-24', asked, received, answered('2026-10-16', 'all')).complaint).toMatchObject({ start: { why: 'silence' } })
  })
  it('a review has no due date, only a day to ask again, also while a complaint runs', () => {
    const review: CaseEvent = { kind: 'review-asked', on: '2026-10-02' }
    expect(at('2026-10-12', refused('2026-10-01'), review, { kind: 'complained', on: '2026-10-05', to: 'office' })).toMatchObject({ stands: 'complained', review: { asked: '2026-10-02', askAgain: '2026-10-23' } })
    expect(at('2026-10-12', refused('2026-10-01'), review, { kind: 'reviewed', on: '2026-10-05', overturned: false })).not.toHaveProperty('review')
  })
})
