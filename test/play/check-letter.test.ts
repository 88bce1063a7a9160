import { describe, expect, test } from 'vitest'
import { checkLetter } from '../../src/tools/eval/check-letter.ts'

const expected = { outcome: 'letter', letter_type: 'records-request', letter_count: 1, fields: {}, must: ['Ada Lind', { any: ['March 4, 1980', '3/4/1980'] }], must_not: ['2019', 'I owe'], must_not_re: ['(?i)dear\\s+sir'], checks: [] }
const check = (letters: string[], more: Partial<typeof expected> = {}) => checkLetter({ expected: { ...expected, ...more } }, letters)

describe('checkLetter', () => {
  test('takes a letter with all it must hold, whatever the case, quotes and line breaks', () => {
    expect(check(['To whom it may concern,\nADA\n  lind, born 3/4/1980'])).toEqual([])
  })

  test('names what is missing and what must not be there', () => {
    expect(check(['Dear  Sir, I owe you. undefined'])).toEqual([
      'letter 1: missing Ada Lind', 'letter 1: missing any of March 4, 1980 | 3/4/1980', 'letter 1: contains forbidden "I owe"',
      'letter 1: contains forbidden "undefined"', 'letter 1: matches forbidden /(?i)dear\\s+sir/',
    ])
  })

  test('does not find a number inside a longer one', () => {
    expect(check(['Ada Lind 13/4/1980 12019 20190'])).toEqual(['letter 1: missing any of March 4, 1980 | 3/4/1980'])
    expect(check(['Ada Lind 3/4/1980, 12019 and 2019.'])).toEqual(['letter 1: contains forbidden "2019"'])
  })

  test('counts letters', () => {
    const good = 'Ada Lind 3/4/1980'
    expect(check([])).toEqual(['no letter'])
    expect(check([], { outcome: 'explain-or-letter' })).toEqual([])
    expect(check([good], { letter_count: 0 })).toEqual(['a letter was produced, none expected'])
    expect(check([good], { letter_count: 2 })).toEqual(['letters: 1, expected 2'])
  })
})
