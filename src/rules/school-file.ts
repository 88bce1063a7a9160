import type { Day } from '../dialog/slot.ts'
import type { Rule } from '../knowledge/schema.ts'
import { deadline, ruleNamed, type Deadline } from './deadline.ts'

/** R16 (20 U.S.C. 1232g (a)(1)(A)): the last day for a school to let a parent, or a student of age, look at the student's file. */
export const schoolFileDue = (rules: ReadonlyMap<string, Rule>, asked: Day): Deadline => deadline(ruleNamed(rules, 'school_days'), asked)
