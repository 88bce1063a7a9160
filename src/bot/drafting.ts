import { randomBytes } from 'node:crypto'
import type { DialogMemory } from '../dialog/memory.ts'
import { stepsOf, type Advance } from '../dialog/play.ts'
import type { DraftState } from '../dialog/slot-dialog.ts'
import { SLOT_KINDS, type Answers, type ReadContext, type SlotKind, type SlotValues } from '../dialog/slot.ts'
import { draftLetter, papersFor } from '../letters/draft.ts'
import { fileNames } from '../letters/files.ts'
import type { LetterDocument } from '../letters/letter.ts'
import { letterText } from '../letters/text.ts'
import { deadline } from '../rules/deadline.ts'
import { showSum } from '../text/dates.ts'
import { describe } from './describe.ts'
import { choice, open, plain, reply, words, type Exchange } from './exchange.ts'
import type { Choice, Reply } from './reply.ts'
import { verdictLine } from './topic-words.ts'

/** Begins a letter with all that is known, in the same turn as it was asked for. */
export async function startLetter(exchange: Exchange, letter: string, intro: 'asked' | 'offered'): Promise<void> {
  const { memory, world, drafting } = exchange
  delete memory.open
  const heard = Object.entries(memory.known).flatMap(([slot, value]) => (value === null || value === undefined ? [] : [slot as SlotKind]))
  const topic = intro === 'asked' ? world.knowledge.topics.get('make-request') : undefined
  const known = heard.map((slot) => `${words(exchange, `slots.${slot}.label`)}: ${plain(describe(exchange, slot, memory.known[slot]))}`)
  const before: Before = {
    says: [topic && verdictLine(exchange, topic), words(exchange, 'drafting.intro'), known.length > 0 ? words(exchange, 'drafting.known', { known: known.join('; ') }) : undefined],
    entity: topic ? { answered: [topic.id], citations: topic.citations.slice(0, 1) } : {},
  }
  exchange.noted.heard ??= Object.entries(memory.known).map(([slot, value]) => ({ slot, value: heardValue(slot as SlotKind, value) }))
  preface.set(exchange, before)
  await drafting.begin({ letter, answers: memory.known, tentative: memory.tentative, facts: memory.facts })
}

interface Before { says: (string | undefined)[]; entity: Partial<Reply['entity']> }
/** What goes before the dialog's first question, in the same message: fewer messages are easier to read and cheaper to send. */
const preface = new WeakMap<Exchange, Before>()

/** Puts words to where the dialog stands: what happened, then the one open question. */
export function showDraft(exchange: Exchange, { letter, memory }: DraftState, turn?: Advance): void {
  if (turn) note(exchange, turn)
  const before = preface.get(exchange)
  const said = [...(before?.says ?? []), ...(turn?.says.map((line) => lineOf(exchange, memory, line)) ?? [])]
  if (turn?.outcome === 'stuck') {
    reply(exchange, 'cancel.stuck', [...said, words(exchange, 'cancel.stuck')], { choices: [choice(exchange, 'keep', 'cancel.keep'), choice(exchange, 'no', 'no')], entity: { asks: 'cancel_confirm' } })
    return open(exchange, { asks: 'cancel_confirm' })
  }
  const question = questionOf(exchange, letter, memory)
  reply(exchange, question.id, [...said, ...question.says], { choices: question.choices, entity: { ...before?.entity, asks: question.asks } })
}

interface Question { id: string; asks: string; says: (string | undefined)[]; choices: Choice[] }

function questionOf(exchange: Exchange, letter: string, memory: DialogMemory): Question {
  const { asking } = memory
  if (asking === 'confirm' || asking === null) {
    return { id: 'review', asks: 'confirm', says: [words(exchange, 'review.title'), review(exchange, letter, memory), words(exchange, 'review.ask')], choices: [choice(exchange, 'yes', 'confirm.yes'), choice(exchange, 'no', 'confirm.no')] }
  }
  if (asking === 'edit_field') {
    return { id: 'edit_field', asks: 'edit_field', says: [words(exchange, 'edit_field.ask')], choices: answered(exchange, letter, memory).map((slot) => choice(exchange, slot, `slots.${slot}.label`)) }
  }
  if (asking.startsWith('fact:')) {
    const id = asking.slice(5)
    const address = memory.answers.delivery?.to ?? memory.answers.contact ?? ''
    return { id, asks: 'fact', says: [words(exchange, `fact.${id}`, { address: plain(address) })], choices: ['yes', 'no', 'unsure'].map((answer) => choice(exchange, answer, answer)) }
  }
  const slot = asking === 'edit_value' ? memory.editing! : (asking as SlotKind)
  const { choices: ids = [], required } = slotOf(exchange, letter, slot)
  const guess = memory.guess === undefined ? undefined : plain(describe(exchange, slot, memory.guess as Answers[SlotKind]))
  const guessed = guess !== undefined && !(slot in memory.tentative) ? words(exchange, 'problem.guess', { guess }) : undefined
  const ask = asking === 'edit_value' ? words(exchange, 'edit_value.ask', { label: words(exchange, `slots.${slot}.label`) })
    : guess !== undefined && slot in memory.tentative ? words(exchange, `slots.${slot}.tentative`, { guess })
    : guessed ? undefined : words(exchange, `slots.${slot}.ask`, { other: (memory.answers.who ?? 'self') !== 'self' })
  return {
    id: asking === 'edit_value' ? 'edit_value' : `slots.${slot}`,
    asks: asking,
    says: [guessed, ask],
    choices: [
      ...(guess !== undefined ? [choice(exchange, 'yes', 'yes')] : []),
      ...ids.map((id) => choice(exchange, id, `slots.${slot}.choices.${id}`)),
      ...(required ? [] : [choice(exchange, 'skip', 'skip.button')]),
    ],
  }
}

function slotOf(exchange: Exchange, letter: string, slot: SlotKind) {
  const play = exchange.world.play(letter)
  return { ...play.slots[slot], required: play.required.has(slot) }
}

/** The value behind a button of the open question. */
export function pickedValue(slot: SlotKind, id: string): unknown {
  return slot === 'delivery' ? { way: id } : id
}

function lineOf(exchange: Exchange, memory: DialogMemory, { id, slot, problem }: Advance['says'][number]): string {
  if (problem) return problem === 'vague' && memory.guess !== undefined ? '' : words(exchange, `problem.${problem}`)
  const values = slot ? { label: words(exchange, `slots.${slot}.label`), value: plain(describe(exchange, slot, memory.answers[slot])) } : {}
  const phrases: Record<string, string> = { fact_unread: 'fact.unread', unsafe_contact: 'fact.unsafe', confirm_unread: 'confirm.unread', edit_field_unread: 'edit_field.unread' }
  return words(exchange, phrases[id] ?? `drafting.${id}`, values)
}

function note({ noted }: Exchange, { heard, problem }: Advance): void {
  if (heard.length > 0) noted.heard = [...(noted.heard ?? []), ...heard.map(({ slot, value }) => ({ slot, value: heardValue(slot, value) }))]
  if (problem) noted.problem = problem
}

/** A value as the reply entity names it: plain words and days. */
export function heardValue(slot: SlotKind, value: unknown): unknown {
  if (value === null || value === 'declined') return 'declined'
  if (slot === 'delivery') return (value as SlotValues['delivery']).way
  if (slot === 'authority') return (value as SlotValues['authority']).kind
  if (slot === 'records' && value !== 'all') return (value as { text: string }[]).map(({ text }) => text).join(', ')
  if (slot === 'dates' && value !== 'all') {
    const { from, to } = value as SlotValues['dates'] & object
    return from === to ? from : value
  }
  return value
}

function answered(exchange: Exchange, letter: string, memory: DialogMemory): SlotKind[] {
  const asked = new Set(stepsOf(exchange.world.play(letter), memory).flatMap((step) => ('slot' in step ? [step.slot] : [])))
  return SLOT_KINDS.filter((slot) => asked.has(slot) && slot in memory.answers)
}

/** All that was told for the letter, a line each. */
export function review(exchange: Exchange, letter: string, memory: DialogMemory): string | undefined {
  const lines = answered(exchange, letter, memory).map((slot) => `- **${words(exchange, `slots.${slot}.label`)}:** ${plain(describe(exchange, slot, memory.answers[slot]))}`)
  return lines.length > 0 ? lines.join('\n') : undefined
}

/** Writes the confirmed letter: its files, its words to copy, a copy to read in the person's language, and what to do with it. */
export function deliver(exchange: Exchange, { letter: id, memory: draft }: DraftState): void {
  const { memory, world, today } = exchange
  const letter = world.knowledge.letters.get(id)!
  const law = world.law(today)
  const sensitive = { yes: 'include', no: 'leave-out', unsure: undefined }[draft.facts.sensitive_records ?? 'unsure'] as 'include' | 'leave-out' | undefined
  const state = world.knowledge.states.get(draft.answers.state ?? '')
  const context = { today, law, ...(sensitive && { sensitive }), ...(state && { state }) }
  const document = draftLetter(letter, 'en', draft.answers, context)
  const key = randomBytes(24).toString('base64url')
  exchange.keep({ id: key, body: JSON.stringify(document) })
  const papers = papersFor(letter, memory.language, draft.answers, context)
  const [call, due] = ['confirm', 'due'].map((day) => document.dates.find((date) => date.id === day)?.on)
  reply(exchange, `letter.${id}`, [
    words(exchange, 'letter.ready', { call, due, law }),
    papers.length > 0 ? `${words(exchange, 'letter.papers')}\n${papers.map((paper) => `- ${paper}`).join('\n')}` : undefined,
  ], {
    attachments: fileNames(document).map(({ name, contentType }) => ({ contentType, name, contentUrl: `/letters/${key}/${name}` })),
    entity: { letter: id, citations: letter.citations },
  })
  reply(exchange, 'letter.text', [letterText(document)], { plain: true })
  if (memory.language !== 'en') reply(exchange, 'letter.reading-copy', [letterText(draftLetter(letter, memory.language, draft.answers, context))], { plain: true })
  remember(exchange, id, draft)
  askMore(exchange)
}

/** The next letter starts from what holds for it too: the person, not the office. */
function remember({ memory, today }: Exchange, letter: string, { answers, facts }: DialogMemory): void {
  const { provider: _, provider_contact: __, dates: ___, records: ____, recipient: _____, state: ______, ...person } = answers
  memory.known = Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null))
  memory.tentative = {}
  // An address that was asked for came with the warning; it is not asked about twice.
  memory.facts = answers.contact ? { safe_contact: facts.safe_contact ?? 'yes' } : {}
  memory.events.push({ kind: 'letter-made', on: today, letter })
}

export function askMore(exchange: Exchange): void {
  reply(exchange, 'more.ask', [words(exchange, 'more.ask')], {
    choices: [choice(exchange, 'start-request', 'more.another'), choice(exchange, 'arrived', 'more.arrived'), choice(exchange, 'no', 'no')],
    entity: { asks: 'more' },
  })
  open(exchange, { asks: 'more' })
}

/** There is a letter half written already. */
export function askResume(exchange: Exchange): void {
  reply(exchange, 'resume.ask', [words(exchange, 'resume.ask')], { choices: [choice(exchange, 'yes', 'yes'), choice(exchange, 'no', 'no')], entity: { asks: 'resume' } })
  open(exchange, { asks: 'resume' })
}

/** The letter reached the office on this day: the date is counted anew, with its sum, and a new calendar file. */
export function arrived(exchange: Exchange, day: string): void {
  const { world, memory, today } = exchange
  const made = memory.events.findLast(({ kind }) => kind === 'letter-made')!
  const letter = world.knowledge.letters.get(made.letter)!
  memory.events.push({ kind: 'received', on: day, letter: made.letter })
  const counted = deadline(world.knowledge.rules.get(letter.due!)!, day)
  const state = world.knowledge.states.get(memory.known.state ?? '')
  const { title, dates } = draftLetter(letter, memory.language, {}, { today: made.on, law: world.law(today), arrived: day, ...(state && { state }) })
  const calendar: LetterDocument = { letter: letter.id, language: memory.language, title, date: made.on, blocks: [], dates }
  const key = randomBytes(24).toString('base64url')
  exchange.keep({ id: key, body: JSON.stringify(calendar) })
  reply(exchange, 'arrived.done', [words(exchange, 'arrived.done', { day, sum: showSum(counted, memory.language), late: counted.late })], {
    attachments: [{ contentType: 'text/calendar', name: 'dates.ics', contentUrl: `/letters/${key}/dates.ics` }],
  })
  delete memory.open
}

/** What the slots may look at while a letter is written. */
export const contextOf = ({ today, memory }: Exchange, { answers }: DialogMemory): ReadContext => ({ today, language: memory.language, answers })
