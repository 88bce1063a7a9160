import type { Answers } from '../dialog/slot.ts'
import type { Language, Letter } from '../knowledge/schema.ts'
import { accountingReach } from '../rules/accounting.ts'
import { plainLine } from '../text/plain-line.ts'
import { render } from '../text/template.ts'
import { caseView, type CaseView } from './case-view.ts'
import { claimsOf, NO_CLAIMS } from './claims.ts'
import { groundWords, type GroundJudged } from './grounds.ts'
import { TYPED } from './markdown.ts'
import { standingDelay } from './office-time.ts'
import { timelineOf } from './timeline.ts'
import type { LetterContext } from './values.ts'

/** What a template may name of the case: `case`, `claims`, `grounds` (their own words) and all that is counted. Null where nothing is known. */
export function caseValues(letter: Letter, answers: Answers, language: Language, own: boolean, context: LetterContext) {
  const { knowledge, law, today } = context
  const view = caseView(letter, answers, context)
  const { case: known, grounds, time, complaint } = view
  const words = grounds.flatMap((ground) => groundWords(ground, language) ?? []).map((text) => render(text, language, { law, own }).trim())
  return {
    case: {
      right: known.right ?? 'access',
      refused: known.refused ?? null, denied_on: known.refusedOn ?? null, no_answer: known.noAnswer ?? false,
      asked: known.asked ?? null, asked_on: known.askedOn ?? null, received_on: known.receivedOn ?? null,
      fee_quoted: known.fee !== undefined, fee: known.fee?.amount ? TYPED + plainLine(known.fee.amount, 60) : null, fee_on: known.fee?.on ?? null,
      said: saidIn(view),
    },
    claims: knowledge ? claimsOf(letter, knowledge.claims, view) : NO_CLAIMS,
    grounds: [...new Set(words)],
    ground_count: grounds.length,
    asks: asksFor(grounds),
    about: aboutWords(letter, view, language, own, context),
    time: time ? { from: time.zero.from, sum: time.due, due: time.due.due, last: time.end.due, over: time.late !== 'no', delayed: Boolean(standingDelay(time)) } : null,
    delay: delayOf(view),
    state_due: time?.state?.deadline.due ?? null,
    timeline: timelineOf(known, time, today),
    complaint: complaint ? { why: complaint.start.why, on: complaint.start.on, due: complaint.deadline.due, standing: complaint.standing } : null,
    disclosures: disclosuresAsked(answers, context),
  }
}

/** Facts with a yes or no, as "<topic>.<fact>: <answer>". */
export const saidIn = ({ case: { facts = {} } }: Pick<CaseView, 'case'>): string[] =>
  Object.entries(facts).flatMap(([topic, known]) => Object.entries(known ?? {}).flatMap(([fact, answer]) => (answer === 'yes' || answer === 'no' ? [`${topic}.${fact}: ${answer}`] : [])))

/** Their last word about a delay, as it was told. */
function delayOf({ case: { delays } }: CaseView) {
  const notice = delays?.at(-1)
  if (!notice) return null
  return { on: notice.on, how: notice.inWriting ? 'writing' : 'spoken', until: notice.until ?? null }
}

/** What the topics that the case is about say in this letter. */
function aboutWords({ takes }: Letter, { case: { about = [], facts = {} } }: CaseView, language: Language, own: boolean, { knowledge, law }: LetterContext): string[] {
  return takes.filter((id) => about.includes(id)).flatMap((id) => {
    const topic = knowledge?.topics.get(id)
    const text = topic && groundWords({ topic, known: facts[id] ?? {} }, language)
    return text ? [render(text, language, { law, own }).trim()] : []
  })
}

/** The days that a list of disclosures is asked for: those wanted, as far back as the rule reaches; all of these where none were named. */
function disclosuresAsked({ dates }: Answers, { knowledge, today }: LetterContext) {
  if (!knowledge) return null
  const reach = accountingReach(knowledge.rules, today)
  if (!dates || dates === 'all' || dates.to < reach.from || dates.from > reach.to) return reach
  return { from: dates.from < reach.from ? reach.from : dates.from, to: dates.to > reach.to ? reach.to : dates.to }
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
