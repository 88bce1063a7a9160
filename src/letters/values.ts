import type { Answers, Day, RecordItem } from '../dialog/slot.ts'
import type { Knowledge, Language, Letter } from '../knowledge/schema.ts'
import type { StateLaw } from '../knowledge/state.ts'
import { plusDays } from '../rules/days.ts'
import { shorterForCopies } from '../rules/state-deadline.ts'
import { plainLine, plainLines } from '../text/plain-line.ts'
import type { LetterCase } from './case.ts'
import { caseValues } from './case-values.ts'
import { TYPED } from './markdown.ts'
import { describeRecord, type DescribeRecord } from './record-words.ts'
import { standingOf } from './standing.ts'

/** What a letter may speak about besides the person's answers. */
export interface LetterContext {
  /** The day the letter bears. */
  today: Day
  /** The numbers of the law on that day. */
  law: Record<string, number | string>
  /** Whether HIV, mental health, reproductive and substance use records go in. Not asked: the letter does not mention them. */
  sensitive?: 'include' | 'leave-out'
  /** The day the office got the letter, once known: the calendar then counts from it. */
  arrived?: Day
  describe?: DescribeRecord
  /** The state of the office, where its law was read. */
  state?: StateLaw
  /** What is known of a refusal, a silence or a fee. */
  case?: LetterCase
  /** Where the grounds' own words and the claims stand; without it a letter speaks of no ground and makes no claim. */
  knowledge?: Pick<Knowledge, 'topics' | 'claims' | 'rules'>
}

const MOST_RECORDS = 30
/** By when a letter asks for an answer where no rule sets a time. Our own choice, as a wish. */
export const ANSWER_DAYS = 14
/** To be filled in by hand: nothing that can be read as a name was given. */
const BLANK = `${TYPED}____________________`

/** Everything a template may name. All of it is always there, as null where nothing was told. */
export function valuesOf(letter: Letter, answers: Answers, language: Language, context: LetterContext) {
  const { today, law, sensitive, arrived, state, describe = describeRecord } = context
  const { standing, died, minor } = standingOf(answers, today)
  const own = standing === 'self' || standing === 'patient-signs'
  const patient = typed(answers.patient_name) ?? BLANK
  const way = answers.delivery?.way ?? null
  const sendTo = way ? addressFor(way, answers) : null
  const shorter = shorterForCopies(state, Number(law.access_days), arrived ?? today)
  return {
    ...caseValues(letter, answers, language, own, context),
    state: shorter ? { name: state!.name[language], label: state!.source.label, binds: shorter.rule.applies_to[language], count: shorter.rule.days, unit: shorter.rule.unit } : null,
    today, law, standing, died, minor, own, way, sensitive: sensitive ?? null, arrived: arrived ?? null,
    answer_by: plusDays(today, ANSWER_DAYS),
    patient_name: patient,
    requester_name: typed(answers.requester_name),
    signer: own ? patient : typed(answers.requester_name),
    relationship: answers.relationship ? plainLine(answers.relationship).toLowerCase() : null,
    dob: answers.dob ?? null,
    death_date: died ? answers.death_date ?? null : null,
    provider: typed(answers.provider) ?? BLANK,
    provider_lines: lines(answers.provider_contact),
    dates: answers.dates ?? null,
    records: answers.records === 'all' ? 'all' : items(answers.records ?? [], language, describe),
    format: answers.format ?? null,
    send_to: typed(sendTo),
    needs_address: !sendTo && (way === 'email' || way === 'mail' || way === 'fax'),
    recipient_lines: way === 'third-party' ? [...new Set([...lines(answers.recipient), ...lines(answers.delivery?.to)])] : [],
    what_happened: paragraphs(answers.what_happened),
    contact: typed(answers.contact),
    contact_lines: lines(answers.contact),
  }
}

const typed = (said: string | null | undefined) => {
  const line = plainLine(said ?? '')
  return line ? TYPED + line : null
}
const lines = (said: string | null | undefined) => plainLines(said ?? '').map((line) => TYPED + line)

const MOST_PARAGRAPHS = 12
const LONGEST_PARAGRAPH = 3_000
/** A person's own account, a paragraph a line. */
const paragraphs = (said: string | null | undefined) =>
  (said ?? '').split(/[\r\n]+/).map((line) => plainLine(line, LONGEST_PARAGRAPH)).filter(Boolean).slice(0, MOST_PARAGRAPHS).map((line) => TYPED + line)

function items(records: RecordItem[], language: Language, describe: DescribeRecord) {
  const words = records.map((item) => plainLine(describe(item, language)).replace(/[.,;]+$/, '')).filter(Boolean)
  return [...new Set(words)].slice(0, MOST_RECORDS).map((line) => TYPED + line)
}

const EMAIL = /[^\s,;<>()]{1,64}@[^\s,;<>()]{3,200}/
/** A postal address has words besides a number; a phone number has not. */
const POSTAL = /\p{L}{2}/u

/** Where the copy goes: the address given for it, else the contact where it is of that kind. */
function addressFor(way: NonNullable<Answers['delivery']>['way'], { delivery, contact }: Answers): string | null {
  if (delivery?.to) return delivery.to
  const line = plainLine(contact ?? '')
  if (way === 'email') return EMAIL.exec(line)?.[0] ?? null
  if (way === 'mail') return POSTAL.test(line) && !EMAIL.test(line) ? line : null
  return null
}
