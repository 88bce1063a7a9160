import type { Answers, Day } from '../dialog/slot.ts'
import type { Letter } from '../knowledge/schema.ts'
import { plusDays } from '../rules/days.ts'
import { shorterForCopies } from '../rules/state-deadline.ts'
import { caseOf } from './case-values.ts'
import { ANSWER_DAYS, type LetterContext } from './values.ts'

/** When to ask whether the letter is there: our own choice. */
const CONFIRM_AFTER_DAYS = 3
/** How long before the end of the time for a complaint to speak of it: our own choice, day 150 of 180. */
const COMPLAINT_NEAR_DAYS = 30

/** The days that a letter's calendar may name, by the id of the entry; undefined where there is none, or where it is over. */
export function calendarDays(letter: Letter, answers: Answers, context: LetterContext): Record<string, Day | undefined> {
  const { today, arrived, state, law } = context
  const start = arrived ?? today
  const due = letter.due ? plusDays(start, Number(law[letter.due])) : undefined
  const { refusedOn } = caseOf(answers, context)
  const last = refusedOn && plusDays(refusedOn, Number(law.complaint_days))
  const ahead = (day: Day | undefined) => (day && day > today ? day : undefined)
  return {
    confirm: arrived ? undefined : plusDays(today, CONFIRM_AFTER_DAYS),
    state: shorterForCopies(state, Number(law.access_days), start)?.deadline.late,
    due,
    late: due && plusDays(due, 1),
    answer: arrived ? undefined : plusDays(today, ANSWER_DAYS),
    complaint_near: ahead(last && plusDays(last, -COMPLAINT_NEAR_DAYS)),
    complaint_last: ahead(last),
  }
}
