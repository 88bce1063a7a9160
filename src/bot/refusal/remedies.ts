import type { Reading } from '../../understand/reading.ts'
import type { Confirmation } from '../../understand/yes-no.ts'
import { askMore } from '../asks.ts'
import { startLetter } from '../letter/start.ts'
import { choice, open, reply, words, type Exchange } from '../exchange.ts'
import type { Asked } from '../topic/next-question.ts'

/** What to do about a refusal. */
export const remedies = (exchange: Exchange): Asked => ({
  says: words(exchange, 'remedy.ask'), choices: [choice(exchange, 'denial-letter', 'answer.yes'), choice(exchange, 'no', 'answer.no')], entity: { asks: 'remedy' }, opens: { asks: 'remedy' },
})

/** The same question once more. */
export function askRemedy(exchange: Exchange): true {
  const { says, choices, entity, opens } = remedies(exchange)
  reply(exchange, 'remedy', [says], { choices, entity })
  open(exchange, opens)
  return true
}

/** What the person wants to do. False: it is a question of its own. */
export async function answerRemedy(exchange: Exchange, offered: string | undefined, read: Confirmation | undefined, reading: Reading): Promise<boolean> {
  if (offered === 'no' || (offered === undefined && read === 'no')) return askMore(exchange)
  return offered === undefined && reading.question ? false : takeFirst(exchange)
}

/** Writes the first letter that is open. */
export async function takeFirst(exchange: Exchange): Promise<true> {
  await startLetter(exchange, 'denial-response', 'offered')
  return true
}
