import type { Reading } from '../../understand/reading.ts'
import { isPlainYes } from '../../understand/yes-no.ts'
import { askOpenly } from '../answers.ts'
import { askAgain } from '../ask-again.ts'
import { again } from '../commands.ts'
import { reply, words, type Exchange } from '../exchange.ts'
import { fresh } from '../fresh.ts'
import type { OpenQuestion } from '../memory.ts'
import { answerOpen } from '../open-question.ts'
import { readAlong } from './along.ts'
import { together } from './together.ts'

/**
 * Yes lets a model read along from here on, the words that were not followed first; no does not; and then what was open comes again. "Yes they refused me"
 * is a story: whatever is neither is read as if nothing had been asked. False: it is something else.
 */
export async function answerConsent(exchange: Exchange, { said, before }: Extract<OpenQuestion, { asks: 'consent' }>, offered: string | undefined, reading: Reading): Promise<boolean> {
  const { memory, world } = exchange
  const yes = offered === 'yes' || (offered === undefined && isPlainYes(exchange.said))
  const no = offered === 'no' || (offered === undefined && world.readConfirm(exchange.said) === 'no')
  if (before) memory.open = before
  else delete memory.open
  if (!yes && !no) return before ? answerOpen(exchange, before, offered, reading) : false
  memory.readsAlong = yes ? 'yes' : 'no'
  reply(exchange, yes ? 'consent.yes' : 'consent.no', [words(exchange, yes ? 'consent.on' : 'consent.off')])
  if (said !== undefined && yes) await readAnew(exchange, said)
  else if (said !== undefined) askOpenly(exchange)
  else await (before ? askAgain : again)(exchange)
  return true
}

async function readAnew(exchange: Exchange, said: string): Promise<void> {
  const { memory, world } = exchange
  Object.assign(exchange, { said, picked: false, pressed: undefined })
  exchange.along = await readAlong(exchange)
  await fresh(exchange, together(world.reader.read(said, { language: memory.language }), exchange.along?.reading), undefined)
}
