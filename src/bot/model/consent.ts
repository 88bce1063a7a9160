import { choice, open, reply, words, type Exchange } from '../exchange.ts'
import type { OpenQuestion } from '../memory.ts'

/** Whether the person may be asked to let a model read along: there is one, and they were not asked yet. */
export const mayAskConsent = ({ model, memory }: Exchange): boolean => model !== undefined && memory.readsAlong === undefined

/** Asks, in plain words. `said`: what we did not follow, to be read anew if they say yes. What else was open waits. */
export function askConsent(exchange: Exchange, said?: string): true {
  const { memory } = exchange
  const before = waiting(memory.open)
  memory.readsAlong ??= 'asked'
  reply(exchange, 'consent.ask', [words(exchange, said === undefined ? 'consent.about' : 'consent.unsure'), words(exchange, 'consent.ask')], {
    choices: [choice(exchange, 'yes', 'consent.yes'), choice(exchange, 'no', 'consent.no')], entity: { asks: 'consent' },
  })
  open(exchange, { asks: 'consent', ...(said !== undefined && { said }), ...(before && { before }) })
  return true
}

/** What an answer would be lost of: not a question that anything may follow. */
function waiting(question: OpenQuestion | undefined): OpenQuestion | undefined {
  if (question?.asks === 'consent') return question.before
  return question?.asks === 'goal' || question?.asks === 'more' || question?.asks === 'clarify' ? undefined : question
}
