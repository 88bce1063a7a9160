import { expect, it } from 'vitest'
import { askedOn } from '../../src/understand/dates/index.ts'

const TODAY = '2026-11-24'

it.each([
  ['i faxed it on march 3 and nothing since', '2026-03-03', '2026-03-03'],
  ['Asked them 10/12. still waiting', '2026-10-12', '2026-10-12'],
  ['been waiting since august', '2026-08-01', '2026-08-31'],
  ['i mailed my request on october 15, 40 days ago, and they never answered', '2026-10-15', '2026-10-15'],
  ['mandé la solicitud el 4 de septiembre y nada', '2026-09-04', '2026-09-04'],
])('"%s"', (said, from, to) => expect(askedOn(said, TODAY)).toEqual({ from, to }))

it.each(['i had surgery in march 2025 and they refuse', 'they wont give me my records', 'i sent it march 3 and again april 9', 'records from 2019', 'i mailed it, they said wait until december 15 2026'])('no certain day of asking in "%s"', (said) => expect(askedOn(said, TODAY)).toBeUndefined())
