import type { Clock } from '../case/clock.ts'
import type { Answers, Day } from '../dialog/slot.ts'
import type { Letter, Rule } from '../knowledge/schema.ts'
import type { ComplaintWindow } from '../rules/complaint-window.ts'
import { heldOn } from '../rules/deadline.ts'
import type { LetterCase } from './case.ts'
import { complaintDays } from './complaint-days.ts'
import { groundsOf, type GroundJudged } from './grounds.ts'
import { officeTime } from './office-time.ts'
import type { LetterContext } from './values.ts'

/** A case with all that is reckoned from it, before a claim is looked at. */
export interface CaseView {
  case: LetterCase
  grounds: GroundJudged[]
  time: Clock | undefined
  complaint: ComplaintWindow | undefined
}

/** The case as it stands when the letter is written: a day that the dialog asked for goes before the one read elsewhere. Empty where it is about a right that the letter is not. */
function caseOf({ rights }: Letter, { denial_date, request_date }: Answers, { case: known = {} }: LetterContext): LetterCase {
  const { refusedOn, askedOn, ...rest } = rights.includes(known.right ?? 'access') ? known : {}
  const on = (answer: Day | null | undefined, before: Day | undefined) => (answer === undefined ? before : answer ?? undefined)
  const [denied, asked] = [on(denial_date, refusedOn), on(request_date, askedOn)]
  return { ...rest, ...(denied && { refusedOn: denied }), ...(asked && { askedOn: asked }) }
}

/** What is reckoned needs the rules: without knowledge there is only what was told. */
export function caseView(letter: Letter, answers: Answers, context: LetterContext): CaseView {
  const { knowledge, today } = context
  const known = caseOf(letter, answers, context)
  const counted = knowledge ? countable(known, knowledge.rules) : known
  const time = knowledge && officeTime(counted, { rules: knowledge.rules, state: context.state }, today)
  return {
    case: known,
    grounds: knowledge ? groundsOf(known, knowledge.topics) : [],
    time,
    complaint: knowledge && complaintDays(counted, time, knowledge.rules, today),
  }
}

/** Without days from before the rule had its number: a slip, or so long ago that nothing is counted from them. */
function countable({ askedOn, receivedOn, refusedOn, delays, fee, ...rest }: LetterCase, rules: ReadonlyMap<string, Rule>): LetterCase {
  const holds = (day: Day | undefined): day is Day => day !== undefined && heldOn(rules, day)
  return {
    ...rest,
    ...(holds(askedOn) && { askedOn }), ...(holds(receivedOn) && { receivedOn }), ...(holds(refusedOn) && { refusedOn }),
    ...(delays && { delays: delays.filter(({ on }) => holds(on)) }),
    ...(fee && { fee: holds(fee.on) || fee.on === undefined ? fee : { ...(fee.amount && { amount: fee.amount }) } }),
  }
}
