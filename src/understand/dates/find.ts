import type { Day } from '../../dialog/slot.ts'
import { namedAt, yearAt } from './named.ts'
import { numericAt } from './numeric.ts'
import { relativeAt } from './relative.ts'
import type { Token } from './tokens.ts'
import type { Found, YearRule } from './unit.ts'

/** Every date in the tokens, in order, none inside another. */
export function findDates(tokens: Token[], today: Day, rule: YearRule): Found[] {
  const found: Found[] = []
  for (let i = 0; i < tokens.length;) {
    const one = relativeAt(tokens, i, today) ?? numericAt(tokens, i, today, rule) ?? namedAt(tokens, i, today, rule) ?? bareYear(tokens, i, today, found.at(-1))
    if (one) found.push(one)
    i = one ? one.end : i + 1
  }
  return found
}

/** 2019, '19, and the 21 of "2019-21" or "2019 to 21". */
function bareYear(tokens: Token[], i: number, today: Day, before: Found | undefined): Found | undefined {
  const token = tokens[i]!
  const year = token.type === 'word' && token.text !== 'nineteen' && token.text !== 'twenty' && token.text !== 'two' && token.text !== 'dos' && token.text !== 'mil' ? undefined : yearAt(tokens, i, today, 'recent', false)
  if (year) return { unit: { y: year.year }, start: i, end: year.end }
  const ofYears = before?.unit.y !== undefined && before.unit.d === undefined && before.end === i - 1
  if (ofYears && token.digits === 2 && !token.ending && ['-', 'to', 'a', 'al', 'through', 'thru', '/', 'and', 'y'].includes(tokens[i - 1]!.text)) {
    const loose = yearAt(tokens, i, today, 'recent', true)
    return loose && { unit: { y: loose.year, short: true }, start: i, end: loose.end }
  }
  return undefined
}
