import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compare, type Denial } from '../../src/tools/eval/denials.ts'
import type { Notice } from '../../src/tools/eval/turn.ts'

const denials = readFileSync(new URL('../eval/denial_letters_dev.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Denial)
/** The reading that says just what the labels say. */
const readAs = ({ ground, category, missing, contents, request_date, letter_date }: Denial): Notice => ({
  grounds: [ground], category, missing, cannot_tell: [], ...(request_date && { request_date }), ...(letter_date && { letter_date }),
  present: [...Object.keys(contents).filter((name) => contents[name] === true), 'complaint_description'],
})

describe('the reading of a letter against its labels', () => {
  test.each(denials)('$id: as labelled is right', (denial) => expect(compare(denial, readAs(denial))).toEqual([]))

  test.each(denials.map((denial) => [denial.id, denial] as const))('%s: each wrong part is a line', (_, denial) => {
    const right = readAs(denial)
    const off = (more: Partial<Notice>) => compare(denial, { ...right, ...more })
    expect(off({ grounds: ['inmate'] })).toEqual([`ground: inmate, expected ${denial.ground}`])
    expect(off({ category: 'none' })).toEqual([`category: none, expected ${denial.category}`])
    expect(off({ letter_date: '2020-01-01' })).toHaveLength(1)
    expect(off({ request_date: '2020-01-01' })).toHaveLength(1)
    expect(off({ missing: [...right.missing, 'in_writing'] })).toEqual(['in_writing is called missing and is there'])
    expect(off({ present: [] }).length).toBeGreaterThanOrEqual(3)
  })

  test('the day of asking must be read where the letter names it, and may be left out where only the person knows it', () => {
    const unread = denials.map((denial) => {
      const { request_date: _, ...rest } = readAs(denial)
      return `${denial.id} ${compare(denial, rest).length}`
    })
    expect(unread).toEqual(['D01 1', 'D02 1', 'D03 0', 'D06 0'])
  })
})
