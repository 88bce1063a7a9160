import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/clock.ts'

describe('a clock that stands still', () => {
  const { now, today } = createClock('2026-11-24T23:30:00-05:00')
  it('gives its own instant and, without a zone, the day where it was written', () => {
    expect(now()).toBe('2026-11-25T04:30:00.000Z')
    expect(today()).toBe('2026-11-24')
  })
  it('gives the day in the person’s zone', () => {
    expect([today('America/Los_Angeles'), today('Europe/Berlin'), today('Pacific/Kiritimati')]).toEqual(['2026-11-24', '2026-11-25', '2026-11-25'])
  })
  it('takes an odd zone for none', () => {
    for (const zone of ['', 'Mars/Base', 'x'.repeat(10_000), '\u0000', '__proto__']) expect(today(zone)).toBe('2026-11-24')
  })
  it('gives the day of another instant', () => expect(today('America/Chicago', '2026-01-01T05:59:00Z')).toBe('2025-12-31'))
  it('gives the morning of a day in the person’s zone, in summer as in winter, and without a zone where it was written', () => {
    const { morning } = createClock('2026-11-24T23:30:00-06:00')
    expect(morning('2026-12-24', 'America/New_York')).toBe('2026-12-24T15:00:00.000Z')
    expect(morning('2027-07-04', 'America/New_York')).toBe('2027-07-04T14:00:00.000Z')
    expect(morning('2026-12-24', 'Pacific/Honolulu')).toBe('2026-12-24T20:00:00.000Z')
    for (const zone of [undefined, '', 'Mars/Base', 'x'.repeat(10_000), '__proto__']) expect(morning('2026-12-24', zone)).toBe('2026-12-24T16:00:00.000Z')
  })
  it('written in UTC is at home there', () => expect(createClock('2026-11-24T23:30:00Z').today()).toBe('2026-11-24'))
})

it('the real clock goes on', () => {
  const { now, today } = createClock()
  expect(Math.abs(new Date(now()).getTime() - Date.now())).toBeLessThan(1_000)
  expect(today('UTC')).toBe(new Date().toISOString().slice(0, 10))
  expect(createClock().morning('2026-12-24')).toBe('2026-12-24T15:00:00.000Z')
  expect(today()).toMatch(/^\d{4}-\d\d-\d\d$/)
})
