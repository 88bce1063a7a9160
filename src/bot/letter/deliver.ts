import { randomBytes } from 'node:crypto'
import type { DialogMemory } from '../../dialog/memory.ts'
import type { DraftState } from '../../dialog/slot-dialog.ts'
import { draftLetter, papersFor } from '../../letters/draft.ts'
import { groundsOf } from '../../letters/grounds.ts'
import { fileNames } from '../../letters/files.ts'
import { letterText } from '../../letters/text.ts'
import { askMore } from '../asks.ts'
import { reply, words, type Exchange } from '../exchange.ts'
import { letterCase } from '../case/letter-case.ts'
import { WORKSHEETS } from './worksheets.ts'

/** Writes the confirmed letter: its files, its words to copy, a copy to read in the person's language, and what to do with it. */
export function deliver(exchange: Exchange, { letter: id, memory: draft }: DraftState): void {
  const { memory, world, today } = exchange
  const letter = world.knowledge.letters.get(id)!
  const law = world.law(today)
  const known = letterCase(exchange, letter)
  const sensitive = { yes: 'include', no: 'leave-out', unsure: undefined }[draft.facts.sensitive_records ?? 'unsure'] as 'include' | 'leave-out' | undefined
  const state = world.knowledge.states.get(draft.answers.state ?? '')
  const context = { today, law, knowledge: world.knowledge, case: known, ...(sensitive && { sensitive }), ...(state && { state }) }
  const document = draftLetter(letter, 'en', draft.answers, context)
  const key = randomBytes(24).toString('base64url')
  exchange.keep({ id: key, body: JSON.stringify(document) })
  const papers = papersFor(letter, memory.language, draft.answers, context)
  const [call, due] = ['confirm', 'due'].map((day) => document.dates.find((date) => date.id === day)?.on ?? null)
  reply(exchange, `letter.${id}`, [
    words(exchange, WORKSHEETS[id] ?? (due ? 'letter.ready' : 'letter.ready_without_time'), { call, due, law }),
    papers.length > 0 ? `${words(exchange, 'letter.papers')}\n${papers.map((paper) => `- ${paper}`).join('\n')}` : undefined,
  ], {
    attachments: fileNames(document).map(({ name, contentType }) => ({ contentType, name, contentUrl: `/letters/${key}/${name}` })),
    entity: { letter: id, citations: letter.citations },
  })
  reply(exchange, 'letter.text', [letterText(document)], { plain: true })
  if (memory.language !== 'en') reply(exchange, 'letter.reading-copy', [letterText(draftLetter(letter, memory.language, draft.answers, context))], { plain: true })
  remember(exchange, id, draft, document.reference)
  if (id === 'denial-response' && groundsOf(known, world.knowledge.topics).some(({ stands }) => stands === 'reviewable')) memory.events.push({ kind: 'review-asked', on: today })
  askMore(exchange)
}

/** What was told for this letter holds for the next one of the same case, too. */
function remember({ memory, today }: Exchange, letter: string, { answers, facts }: DialogMemory, reference: string | undefined): void {
  const { recipient: _, ...rest } = answers
  memory.known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
  memory.tentative = {}
  // An address that was asked for came with the warning; it is not asked about twice.
  memory.facts = answers.contact ? { safe_contact: facts.safe_contact ?? 'yes' } : {}
  memory.events.push({ kind: 'letter-made', on: today, letter, ...(reference && { reference }) })
}
