import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { ageOn, dayIn, daysBetween, plusBusinessDays, plusDays, wholeUnits } from '../../src/rules/days.ts'

describe('day sums', () => {
  it('are right in every time zone of the machine, 2,000 of them in each of five', () => {
    for (const TZ of ['America/New_York', 'America/Los_Angeles', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kolkata']) {
      const wrong = execFileSync(process.execPath, [new URL('day-sums.ts', import.meta.url).pathname], { env: { ...process.env, TZ }, encoding: 'utf8' })
      expect(`${TZ}: ${wrong.trim()}`).toBe(`${TZ}: 0 of 2000 wrong`)
    }
  })

  it('know the last day, and what is late', () => {
    expect(plusDays('2026-06-01', 30)).toBe('2026-07-01')
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2)
  })

  it('count business days over weekends', () => {
    expect(plusBusinessDays('2026-11-20', 1)).toBe('2026-11-23')
    expect(plusBusinessDays('2026-11-21', 1)).toBe('2026-11-23')
    expect(plusBusinessDays('2026-11-24', 15)).toBe('2026-12-15')
    expect(plusBusinessDays('2026-11-24', 0)).toBe('2026-11-24')
  })
})

it('age changes on the birthday, for one of February 29 on March 1', () => {
  expect(ageOn('2008-11-24', '2026-11-23')).toBe(17)
  expect(ageOn('2008-11-24', '2026-11-24')).toBe(18)
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
})

it('the day is the person’s own', () => {
  const now = new Date('2026-11-24T04:30:00Z')
  expect(dayIn('America/Chicago', now)).toBe('2026-11-23')
  expect(dayIn('Europe/Berlin', now)).toBe('2026-11-24')
  expect(dayIn('Pacific/Kiritimati', new Date('2026-12-31T12:00:00Z'))).toBe('2027-01-01')
})

it('a span is named by the largest unit it is made of', () => {
  expect(wholeUnits({ from: '2018-01-01', to: '2021-12-31' })).toBe('years')
  expect(wholeUnits({ from: '2024-01-01', to: '2024-02-29' })).toBe('months')
  expect(wholeUnits({ from: '2023-01-01', to: '2023-02-27' })).toBe('days')
  expect(wholeUnits({ from: '2023-01-02', to: '2023-12-31' })).toBe('days')
})
