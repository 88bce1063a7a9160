import type { Answers, Day } from '../dialog/slot.ts'
import type { Letter } from '../knowledge/schema.ts'
import { plusDays } from '../rules/days.ts'
import { shorterForCopies } from '../rules/state-deadline.ts'
import { caseView } from './case-view.ts'
import { standingDelay } from './office-time.ts'
import { ANSWER_DAYS, type LetterContext } from './values.ts'

/** When to ask whether the letter is there: our own choice. */
const CONFIRM_AFTER_DAYS = 3
/** How long before the last day to ask how it goes: our own choice, day 25 of 30. */
const SOON_DAYS = 5

/** The days that a letter's calendar may name, by the id of the entry; undefined where there is none, or where it is over. */
export function calendarDays(letter: Letter, answers: Answers, context: LetterContext): Record<string, Day | undefined> {
  const { today, arrived, state, law } = context
  const start = arrived ?? today
  const due = letter.due ? plusDays(start, Number(law[letter.due])) : undefined
  const { time, complaint } = caseView(letter, answers, context)
  const ahead = (day: Day | undefined) => (day && day > today ? day : undefined)
  return {
    confirm: arrived ? undefined : plusDays(today, CONFIRM_AFTER_DAYS),
    state: shorterForCopies(state, Number(law.access_days), start)?.deadline.late,
    soon: due && plusDays(due, -SOON_DAYS),
    due,
    late: due && plusDays(due, 1),
    answer: arrived ? undefined : plusDays(today, ANSWER_DAYS),
    extension: standingDelay(time) && ahead(time?.end.due),
    complaint_near: ahead(complaint?.near),
    complaint_last: ahead(complaint?.deadline.due),
  }
}
