import type { Day, DayRange } from '../dialog/slot.ts'
import type { Rule } from '../knowledge/schema.ts'
import { plusMonths } from './days.ts'
import { ruleNamed, valueOn } from './deadline.ts'

/** R13 (45 CFR 164.528 (a)(1)): the days a list of disclosures may reach back over, at most, when it is asked for on a day. */
export const accountingReach = (rules: ReadonlyMap<string, Rule>, asked: Day): DayRange =>
  ({ from: plusMonths(asked, -12 * valueOn(ruleNamed(rules, 'accounting_look_back_years'), asked).value), to: asked })

/** R13 (164.528 (c)(2)): whether a list asked for on a day is free: the first in any 12 months is. */
export const accountingIsFree = (rules: ReadonlyMap<string, Rule>, asked: Day, earlier: readonly Day[]): boolean =>
  !earlier.some((day) => day <= asked && plusMonths(day, valueOn(ruleNamed(rules, 'accounting_free_months'), asked).value) > asked)
