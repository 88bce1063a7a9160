import type { Answers, Day } from '../dialog/slot.ts'
import type { Language, Letter } from '../knowledge/schema.ts'
import { plainLine } from '../text/plain-line.ts'
import { render } from '../text/template.ts'
import type { LetterCase } from './case.ts'
import { claimsOf, NO_CLAIMS } from './claims.ts'
import { groundsOf, groundWords, type GroundJudged } from './grounds.ts'
import { TYPED } from './markdown.ts'
import type { LetterContext } from './values.ts'

/** A case as it stands when the letter is written: a day that the dialog asked for goes before the one read elsewhere. */
export function caseOf({ denial_date, request_date }: Answers, { case: known = {} }: LetterContext): LetterCase {
  const { refusedOn, askedOn, ...rest } = known
  const on = (answer: Day | null | undefined, before: Day | undefined) => (answer === undefined ? before : answer ?? undefined)
  const [denied, asked] = [on(denial_date, refusedOn), on(request_date, askedOn)]
  return { ...rest, ...(denied && { refusedOn: denied }), ...(asked && { askedOn: asked }) }
}

/** What a template may name of the case: `case`, `claims` and `grounds`, the grounds with their own words. */
export function caseValues(letter: Letter, answers: Answers, language: Language, own: boolean, context: LetterContext) {
  const { knowledge, law } = context
  const known = caseOf(answers, context)
  const grounds = knowledge ? groundsOf(known, knowledge.topics) : []
  const words = grounds.flatMap((ground) => groundWords(ground, language) ?? []).map((text) => render(text, language, { law, own }).trim())
  return {
    case: {
      refused: known.refused ?? null, denied_on: known.refusedOn ?? null,
      asked: known.asked ?? null, asked_on: known.askedOn ?? null, received_on: known.receivedOn ?? null,
      fee: known.fee?.amount ? TYPED + plainLine(known.fee.amount, 60) : null, fee_on: known.fee?.on ?? null,
    },
    claims: knowledge ? claimsOf(letter, knowledge.claims, { case: known, grounds, law }) : NO_CLAIMS,
    grounds: [...new Set(words)],
    ground_count: grounds.length,
    asks: asksFor(grounds),
  }
}

/**
 * What a letter may ask for on these grounds. `all`: everything, none of them being a ground. `rest`: everything they do not cover.
 * `or-ground`: the records, or the ground. `none`: no more than the ground's own words ask for.
 */
function asksFor(grounds: readonly GroundJudged[]): 'all' | 'rest' | 'or-ground' | 'none' {
  if (grounds.some(({ listed }) => listed)) return 'rest'
  if (grounds.length > 0 && grounds.every(({ stands }) => stands === 'not')) return 'all'
  return grounds.some(({ stands }) => stands === 'part') ? 'none' : 'or-ground'
}
