import { createHash } from 'node:crypto'
import type { Answers, Day, RecordItem } from '../dialog/slot.ts'
import type { Language, Letter } from '../knowledge/schema.ts'
import type { StateLaw } from '../knowledge/state.ts'
import { plusDays } from '../rules/days.ts'
import { shorterForCopies } from '../rules/state-deadline.ts'
import { plainLine, plainLines } from '../text/plain-line.ts'
import { render } from '../text/template.ts'
import type { CalendarDay, LetterDocument } from './letter.ts'
import { blocksOf, partsOf, TYPED } from './markdown.ts'
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
}

const CONFIRM_AFTER_DAYS = 3
const MOST_RECORDS = 30
/** To be filled in by hand: nothing that can be read as a name was given. */
const BLANK = `${TYPED}____________________`

/** Writes a letter from what was told. What was not told or was declined leaves no hole. */
export function draftLetter(letter: Letter, language: Language, answers: Answers, context: LetterContext): LetterDocument {
  const { title, body } = letter.text.get(language)!
  const parts = partsOf(body)
  const values = valuesOf(answers, language, context)
  const blocks = blocksOf(render(parts.letter, language, values))
  return {
    letter: letter.id,
    language,
    title,
    date: context.today,
    blocks,
    reference: createHash('sha256').update(JSON.stringify([context.today, blocks])).digest('hex').slice(0, 24),
    dates: letter.due ? calendar(render(parts.calendar, language, values), Number(context.law[letter.due]), context) : [],
  }
}

/** The papers to send along or to have ready, one line each, for the person. */
export function papersFor(letter: Letter, language: Language, answers: Answers, context: LetterContext): string[] {
  const papers = render(partsOf(letter.text.get(language)!.body).papers, language, valuesOf(answers, language, context))
  return blocksOf(papers).flatMap((block) => (block.type === 'list' ? block.items : []))
}

/** Everything the template may name. All of it is always there, as null where nothing was told. */
function valuesOf(answers: Answers, language: Language, { today, law, sensitive, arrived, state, describe = describeRecord }: LetterContext) {
  const { standing, died, minor } = standingOf(answers, today)
  const own = standing === 'self' || standing === 'patient-signs'
  const patient = typed(answers.patient_name) ?? BLANK
  const way = answers.delivery?.way ?? null
  const sendTo = way ? addressFor(way, answers) : null
  const shorter = shorterForCopies(state, Number(law.access_days), arrived ?? today)
  return {
    state: shorter ? { name: state!.name[language], label: state!.source.label, binds: shorter.rule.applies_to[language], count: shorter.rule.days, unit: shorter.rule.unit } : null,
    today, law, standing, died, minor, own, way, sensitive: sensitive ?? null, arrived: arrived ?? null,
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
    contact: typed(answers.contact),
    contact_lines: lines(answers.contact),
  }
}

const typed = (said: string | null | undefined) => {
  const line = plainLine(said ?? '')
  return line ? TYPED + line : null
}
const lines = (said: string | null | undefined) => plainLines(said ?? '').map((line) => TYPED + line)

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

/** Reads the part "## Calendar": under "### <id>" a title, then a note. */
function calendar(source: string, days: number, { today, arrived, state, law }: LetterContext): CalendarDay[] {
  const due = plusDays(arrived ?? today, days)
  const on: Record<string, Day | undefined> = { state: shorterForCopies(state, Number(law.access_days), arrived ?? today)?.deadline.late, confirm: arrived ? undefined : plusDays(today, CONFIRM_AFTER_DAYS), due, late: plusDays(due, 1) }
  return source.split(/^### /m).slice(1).flatMap((entry) => {
    const [id = '', title = '', ...note] = entry.replaceAll(TYPED, '').trim().split('\n')
    const day = on[id.trim()]
    return day ? [{ id: id.trim(), on: day, title: title.trim(), note: note.join(' ').trim() }] : []
  })
}
