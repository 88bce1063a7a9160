import { describe, expect, it } from 'vitest'
import { readDay, readRange, type DayMeaning } from '../../src/understand/dates/index.ts'
import { TODAY } from './reply.ts'

const day = (said: string, meaning: DayMeaning = 'birth', adult = false) => readDay(said, { today: TODAY, meaning, adult })
const range = (said: string, today = TODAY) => readRange(said, { today })
const span = (from: string, to: string) => ({ value: { from, to } })
const vague = (from: string, to: string) => ({ problem: 'vague', guess: { from, to } })

describe('a day of birth', () => {
  it.each([
    ['3/4/80', '1980-03-04'], ['03-04-1980', '1980-03-04'], ['07.04.62', '1962-07-04'], ['1980-03-04', '1980-03-04'], ['03041980', '1980-03-04'], ['030480', '1980-03-04'],
    ['19800304', '1980-03-04'], ['3 4 80', '1980-03-04'], ['25/12/1980', '1980-12-25'], ['30.12.79', '1979-12-30'], ['6/7/05', '2005-06-07'],
    ['march 4th 1980', '1980-03-04'], ['4 mar 1980', '1980-03-04'], ['4 de marzo del 80', '1980-03-04'], ['4 de marzo de 1980', '1980-03-04'], ['marzo 4, 1980', '1980-03-04'],
    ['the 4th of march, \'80', '1980-03-04'], ['march fourth nineteen eighty', '1980-03-04'], ['cuatro de marzo de mil novecientos ochenta', '1980-03-04'],
    ['veinticinco de diciembre de 1990', '1990-12-25'], ['Sept 15, 1963', '1963-09-15'], ['feburary 3 1970', '1970-02-03'], ['4-mar-1980', '1980-03-04'], ['dec. 25, 1980', '1980-12-25'],
    ['my dob is 10/10/90', '1990-10-10'], ['born 3/4/1980 in fresno', '1980-03-04'], ['I was born on June 6 1952', '1952-06-06'], ['nací el 4 de marzo de 1980', '1980-03-04'],
    ['3/4/80 no wait 3/5/80', '1980-03-05'], ['3/4/80 (march 4 1980)', '1980-03-04'], ['2/29/1968', '1968-02-29'], ['12/25/1980.', '1980-12-25'],
  ])('%s', (said, iso) => expect(day(said)).toEqual({ value: iso }))

  it.each([
    ['11/31/1985', 'no-such-day'], ['00/00/0000', 'no-such-day'], ['2/29/1967', 'no-such-day'], ['13/13/1980', 'no-such-day'], ['31 de abril de 1980', 'no-such-day'],
    ['5/5/2031', 'future'], ['march 1980', 'vague'], ['1980', 'vague'], ['aug 3', 'vague'], ['1/19/200', 'unreadable'], ['1/2/3', 'unreadable'], ['1/1/1880', 'unreadable'],
    ['nope', 'unreadable'], ['my phone is 512-555-0101', 'unreadable'], ['can i use 3/4/80?', 'unreadable'], ['', 'unreadable'], ['brb my kid is crying', 'unreadable'],
  ])('%s is %s', (said, problem) => expect(day(said)).toEqual({ problem }))

  it('of two digits that lie ahead is a question with the century before', () => expect(day('12/20/26')).toEqual({ problem: 'future', guess: '1926-12-20' }))
  it('makes no small child of who types', () => expect(day('5/6/21', 'birth', true)).toEqual({ problem: 'vague', guess: '1921-05-06' }))
  it('may be that of a small child', () => expect(day('5/6/21')).toEqual({ value: '2021-05-06' }))
})

describe('a day of late', () => {
  it.each([
    ['Oct 19', '2026-10-19'], ['like oct 20, i called', '2026-10-20'], ['october 9 this year', '2026-10-09'], ['yesterday', '2026-11-23'], ['last tuesday', '2026-11-17'],
    ['two weeks ago', '2026-11-10'], ['hace dos semanas', '2026-11-10'], ['el lunes pasado', '2026-11-23'], ['ayer', '2026-11-23'], ['dec 12', '2025-12-12'], ['feb 29', '2024-02-29'],
  ])('%s', (said, iso) => expect(day(said, 'recent')).toEqual({ value: iso }))
  it('8/3 without a year is offered', () => expect(day('8/3', 'recent')).toEqual({ problem: 'vague', guess: '2026-08-03' }))
  it('is never tomorrow', () => expect(day('tomorrow', 'recent')).toEqual({ problem: 'future' }))
})

describe('a time of treatment', () => {
  it.each([
    ['march 2025 through september', '2025-03-01', '2025-09-30'], ['jan to march 2024', '2024-01-01', '2024-03-31'], ['2019-2021', '2019-01-01', '2021-12-31'],
    ['2021 up to this january', '2021-01-01', '2026-01-31'], ['sept 2025 - march 2026', '2025-09-01', '2026-03-31'], ['from june 1 2026 to today', '2026-06-01', TODAY],
    ['Q1 2023', '2023-01-01', '2023-03-31'], ['2023 q4', '2023-10-01', '2023-12-31'], ['last month', '2026-10-01', '2026-10-31'], ['since 2019', '2019-01-01', TODAY], ['desde 2020', '2020-01-01', TODAY],
    ['2021 to present', '2021-01-01', TODAY], ['enero a marzo 2024', '2024-01-01', '2024-03-31'], ['desde 2020 hasta hoy', '2020-01-01', TODAY], ['aug 3rd', '2026-08-03', '2026-08-03'],
    ['it was like march of 2022 i think', '2022-03-01', '2022-03-31'], ['maybe march 2022?', '2022-03-01', '2022-03-31'], ['two weeks ago', '2026-11-10', '2026-11-10'],
    ['from 3/1/23 to 4/15/23', '2023-03-01', '2023-04-15'], ['3/1 to 4/15/23', '2023-03-01', '2023-04-15'], ['1/1/24-2/1/24', '2024-01-01', '2024-02-01'], ['2022', '2022-01-01', '2022-12-31'],
    ['2026', '2026-01-01', TODAY], ['november', '2026-11-01', TODAY], ['nov to feb', '2025-11-01', '2026-02-28'], ['oct 2025 to march', '2025-10-01', '2026-03-31'], ['2019-21', '2019-01-01', '2021-12-31'],
    ['2019 and 2020', '2019-01-01', '2020-12-31'], ['3/2022 - 5/2023', '2022-03-01', '2023-05-31'], ['march 3-10 2024', '2024-03-03', '2024-03-10'], ['del 3 al 10 de marzo de 2024', '2024-03-03', '2024-03-10'],
    ['4 mar - 10 mar 2020', '2020-03-04', '2020-03-10'], ['march 4 - 10 april 2020', '2020-03-04', '2020-04-10'], ['from 2015 on', '2015-01-01', TODAY], ['the last 2 years', '2024-11-24', TODAY],
    ['últimos 3 años', '2023-11-24', TODAY], ['last year', '2025-01-01', '2025-12-31'], ['el año pasado', '2025-01-01', '2025-12-31'], ['hace 3 meses', '2026-08-01', '2026-08-31'],
    ['no, the years are wrong, its 2018 to 2021', '2018-01-01', '2021-12-31'], ['i had surgery in march 2022 and then follow ups until june 2023', '2022-03-01', '2023-06-30'],
    ['the may 2026 stay', '2026-05-01', '2026-05-31'], ['2020-03', '2020-03-01', '2020-03-31'], ['entre enero y marzo de 2022', '2022-01-01', '2022-03-31'], ['december to february 2024', '2023-12-01', '2024-02-29'],
  ])('%s', (said, from, to) => expect(range(said)).toEqual(span(from, to)))

  it.each(['all', 'todo', 'everything', 'the whole time i went there', 'since birth', 'since i was born', 'desde que nací', 'all of it please', 'todo el tiempo', 'from the beginning', 'my whole life', 'any'])(
    '%s is all of it', (said) => expect(range(said)).toEqual({ value: 'all' }))

  it.each([
    ['last spring', '2026-03-01', '2026-06-30'], ['la primavera pasada', '2026-03-01', '2026-06-30'], ['summer 2021', '2021-06-01', '2021-09-30'], ['sometime in the 90s', '1990-01-01', '1999-12-31'],
    ['los años noventa', '1990-01-01', '1999-12-31'], ['early 2021', '2021-01-01', '2021-04-30'], ['a finales de 2019', '2019-09-01', '2019-12-31'], ['3 years ago', '2023-01-01', '2023-12-31'],
    ['from 2019 until they closed', '2019-01-01', TODAY], ['after 2020', '2021-01-01', TODAY], ['2019, 2021', '2019-01-01', '2021-12-31'], ['2010-12', '2010-01-01', '2012-12-31'],
  ])('%s is offered', (said, from, to) => expect(range(said)).toEqual(vague(from, to)))

  it.each([
    ['2/30/2024', 'no-such-day'], ['next month', 'future'], ['12/1/26 to 12/31/26', 'future'], ['from the accident until they closed', 'vague'], ['idk', 'unreadable'], ['brb my kid is crying', 'unreadable'],
    ['hi im back where were we', 'unreadable'], ['can they charge me for records from 2019?', 'unreadable'], ['they never answered', 'unreadable'], ['5 visits', 'unreadable'],
  ])('%s is %s', (said, problem) => expect(range(said)).toEqual({ problem }))

  it('turned round is told as such, with the order that makes sense', () =>
    expect(range('6/1/24 to 5/1/24')).toEqual({ problem: 'end-before-start', guess: { from: '2024-05-01', to: '2024-06-01' } }))
  it('with an end ahead is offered up to today', () => expect(range('jan 2024 to december 2026')).toEqual({ problem: 'future', guess: { from: '2024-01-01', to: TODAY } }))
  it('"until 2020" begins with the day of birth, where known', () =>
    expect(readRange('until 2020', { today: TODAY, born: '1980-03-04' })).toEqual(vague('1980-03-04', '2020-12-31')))
  it('without a year looks back from the day it is', () => expect(range('march', '2026-02-10')).toEqual(span('2025-03-01', '2025-03-31')))
})

const PAD = (n: number) => String(n).padStart(2, '0')
const EN = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const ES = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre']
const ORDINAL = (d: number) => `${d}${d % 10 === 1 && d !== 11 ? 'st' : d % 10 === 2 && d !== 12 ? 'nd' : d % 10 === 3 && d !== 13 ? 'rd' : 'th'}`
const FORMATS: ((y: number, m: number, d: number) => string)[] = [
  (y, m, d) => `${m}/${d}/${y}`, (y, m, d) => `${PAD(m)}/${PAD(d)}/${y}`, (y, m, d) => `${m}-${d}-${y}`, (y, m, d) => `${PAD(m)}.${PAD(d)}.${y}`, (y, m, d) => `${y}-${PAD(m)}-${PAD(d)}`,
  (y, m, d) => `${y}/${m}/${d}`, (y, m, d) => `${EN[m - 1]!} ${d}, ${y}`, (y, m, d) => `${EN[m - 1]!.toLowerCase()} ${ORDINAL(d)} ${y}`, (y, m, d) => `${d} ${EN[m - 1]!.slice(0, 3).toLowerCase()} ${y}`,
  (y, m, d) => `${d} de ${ES[m - 1]!} de ${y}`, (y, m, d) => `${PAD(m)}${PAD(d)}${y}`, (y, m, d) => `the ${ORDINAL(d)} of ${EN[m - 1]!}, ${y}`, (y, m, d) => `${d}-${EN[m - 1]!.slice(0, 3)}-${y}`,
]
/** The same numbers each time. */
function* dice(seed: number) {
  for (let n = seed; ;) yield (n = (n * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}

describe('every day that is written is read back', () => {
  it('two thousand days in thirteen ways', () => {
    const roll = dice(7)
    const next = (to: number) => Math.floor(roll.next().value! * to)
    const wrong: string[] = []
    for (let n = 0; n < 2000; n++) {
      const y = 1900 + next(126), m = 1 + next(12), d = 1 + next(new Date(Date.UTC(y, m, 0)).getUTCDate())
      const iso = `${y}-${PAD(m)}-${PAD(d)}`
      for (const write of FORMATS) {
        const said = write(y, m, d)
        const read = day(said)
        if (!('value' in read) || read.value !== iso) wrong.push(`${said}: ${JSON.stringify(read)}`)
      }
    }
    expect(wrong.slice(0, 5)).toEqual([])
  })

  it('in any time zone', () => {
    const before = process.env.TZ
    try {
      const read = ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'].map((zone) => {
        process.env.TZ = zone
        return JSON.stringify([day('3/10/1985'), range('last month'), range('two weeks ago'), range('march 2025 through september'), range('the last 2 years'), day('el lunes pasado', 'recent')])
      })
      expect(new Set(read).size).toBe(1)
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })
})

describe('hostile input', () => {
  it.each([
    ['1/1/'.repeat(1000)], ['1-1-'.repeat(1000)], ['3/4/80 '.repeat(500)], ['from '.repeat(2000)], ['all '.repeat(2000)], ['march '.repeat(900)], ['9'.repeat(5000)], ['since i was '.repeat(800)],
    ['to '.repeat(2000)], ['\u0301'.repeat(5000)], ['1/2/'.repeat(15)], ['the last the last '.repeat(8)], ['i want all of it all of it '.repeat(6)],
  ])('%# is harmless at once', (said) => {
    const start = performance.now()
    for (const read of [day(said), day(said, 'recent'), range(said)]) expect('value' in read && read.value !== 'all' && typeof read.value !== 'string').toBe(false)
    expect(performance.now() - start).toBeLessThan(1000) // the prompt of the SDK took minutes
  })
})
