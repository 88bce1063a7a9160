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
  it('written in UTC is at home there', () => expect(createClock('2026-11-24T23:30:00Z').today()).toBe('2026-11-24'))
})

it('the real clock goes on', () => {
  const { now, today } = createClock()
  expect(Math.abs(new Date(now()).getTime() - Date.now())).toBeLessThan(1_000)
  expect(today('UTC')).toBe(new Date().toISOString().slice(0, 10))
  expect(today()).toMatch(/^\d{4}-\d\d-\d\d$/)
})
