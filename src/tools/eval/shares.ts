import type { Mark } from './mark.ts'

/** Shares from 0 to 1 of a group of questions; `directRight`: of what was answered outright. `reversed` is a number. */
export interface Shares { n: number; strict: number; lenient: number; top3: number; helped: number; oneTap: number; direct: number; directRight: number; verdict: number; verdictLenient: number; reversed: number }

/** The shares of a group. */
export function sharesOf(marks: readonly Mark[]): Shares {
  const share = (is: (one: Mark) => boolean, of = marks) => (of.length === 0 ? 0 : of.filter(is).length / of.length)
  return {
    n: marks.length,
    strict: share(({ strict }) => strict),
    lenient: share(({ lenient }) => lenient),
    top3: share(({ top3 }) => top3),
    helped: share(({ helped }) => helped),
    oneTap: share(({ oneTap }) => oneTap),
    direct: share(({ direct }) => direct),
    directRight: share(({ directRight }) => directRight, marks.filter(({ direct }) => direct)),
    verdict: share(({ verdict }) => verdict),
    verdictLenient: share(({ verdictLenient }) => verdictLenient),
    reversed: marks.filter(({ reversed }) => reversed).length,
  }
}
