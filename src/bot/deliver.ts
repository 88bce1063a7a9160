import { randomBytes } from 'node:crypto'
import type { DialogMemory } from '../dialog/memory.ts'
import type { DraftState } from '../dialog/slot-dialog.ts'
import { draftLetter, papersFor } from '../letters/draft.ts'
import { fileNames } from '../letters/files.ts'
import type { LetterDocument } from '../letters/letter.ts'
import { letterText } from '../letters/text.ts'
import { askMore } from './asks.ts'
import { reply, words, type Exchange } from './exchange.ts'

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
  remember(exchange, document, draft)
  askMore(exchange)
}

/** The next letter starts from what holds for it too: the person, not the office. */
function remember({ memory, today }: Exchange, { letter, reference }: LetterDocument, { answers, facts }: DialogMemory): void {
  const { provider: _, provider_contact: __, dates: ___, records: ____, recipient: _____, state: ______, ...person } = answers
  memory.known = Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null))
  memory.tentative = {}
  // An address that was asked for came with the warning; it is not asked about twice.
  memory.facts = answers.contact ? { safe_contact: facts.safe_contact ?? 'yes' } : {}
  memory.events.push({ kind: 'letter-made', on: today, letter, ...(reference && { reference }) })
}
