import { createHash } from 'node:crypto'
import type { Pressed } from '../turn/pressed.ts'
import { askAgain } from './ask-again.ts'
import { draftOf } from './commands.ts'
import { reply, words, type Exchange } from './exchange.ts'
import { answered } from './letter/review.ts'
import { stage } from './root.ts'

/**
 * Takes what was pressed as what the person says. False: there is nothing more to do, because the question has moved on.
 * A second click on the same button is passed over in silence; any other late one is told so, and the open question comes again.
 */
export async function takePressed(exchange: Exchange, pressed: Pressed): Promise<boolean> {
  const { memory } = exchange
  const print = createHash('sha256').update(JSON.stringify(pressed)).digest('base64url').slice(0, 16)
  const label = memory.step === pressed.step ? labelOf(exchange, pressed) : undefined
  if (label !== undefined) {
    memory.pressed = print
    exchange.said = label
    if ('pick' in pressed) exchange.pressed = pressed.pick
    return true
  }
  if (memory.pressed === print) return false
  reply(exchange, 'drawn.stale', [words(exchange, 'drawn.stale')])
  exchange.drafting.stage(stage(exchange, draftOf(exchange)))
  await askAgain(exchange)
  return false
}

/** The words of the button, or those that were typed; undefined for a button that the open question does not have. */
function labelOf(exchange: Exchange, pressed: Pressed): string | undefined {
  if ('said' in pressed) return pressed.said.trim()
  const { pick } = pressed
  const draft = draftOf(exchange)
  const row = draft?.memory.asking === 'confirm' && !exchange.memory.open ? answered(exchange, draft.letter, draft.memory).find((slot) => slot === pick) : undefined
  return row ? words(exchange, `slots.${row}.label`) : exchange.memory.choices?.find(([id]) => id === pick)?.[1]
}
