import { ruleName } from '../text/citation.ts'
import type { View } from '../turn/view.ts'
import { words, type Exchange } from './exchange.ts'
import type { Reply } from './reply.ts'
import { letterTitle } from './topic/words.ts'

/** How good a verdict is for the person; the others say nothing in a word. */
const GOOD = { 'may-not-refuse': 'good', depends: 'fair', 'may-refuse-reviewable': 'fair', 'may-refuse': 'bad' } as const

const FILES: Record<string, string> = { 'text/plain': 'text', 'application/pdf': 'pdf', 'text/calendar': 'calendar' }

/** What a reply is made of, for doors that draw. */
export function drawnOf(exchange: Exchange, { text, plain, choices = [], attachments = [], field, review, timeline, entity }: Reply): View {
  const { memory, world } = exchange
  const { verdict, verdicts, answered, crisis, letter } = entity
  // Two answers have no verdict in common; and who needs help now needs words and nothing else.
  const is = answered && verdict && !verdicts ? GOOD[verdict as keyof typeof GOOD] : undefined
  return {
    language: memory.language,
    text,
    plain: plain === true,
    step: memory.step ?? '',
    choices,
    ...(is && { verdict: { label: words(exchange, `drawn.verdict.${verdict}`), is } }),
    answers: answered !== undefined && !crisis,
    rules: (entity.citations ?? []).map(({ authority, paragraph }) => {
      const { label, url, title } = world.knowledge.authorities.get(authority)!
      return { name: ruleName(label, paragraph), url, about: title }
    }),
    ...(field && { field }),
    ...(review && { review }),
    ...(timeline && { timeline }),
    files: attachments.map(({ contentType, name = '', contentUrl = '' }) => ({ name, url: contentUrl, label: words(exchange, `drawn.files.${FILES[contentType] ?? 'word'}`) })),
    ...(letter && { letter: letterTitle(exchange, letter) }),
    words: { send: words(exchange, 'drawn.send'), change: words(exchange, 'drawn.change'), rules: words(exchange, 'drawn.rules'), offer: words(exchange, 'drawn.offer'), timeline: words(exchange, 'drawn.timeline'), missing: words(exchange, 'drawn.missing') },
  }
}
