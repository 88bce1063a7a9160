import { correctionOf } from '../../dialog/correct.ts'
import { readAnswer } from '../../dialog/answer.ts'
import type { SlotKind } from '../../dialog/slot.ts'
import type { DraftState } from '../../dialog/slot-dialog.ts'
import type { Command } from '../../understand/commands.ts'
import type { Reading } from '../../understand/reading.ts'
import type { Exchange } from '../exchange.ts'
import { slotAsked } from '../letter/asked.ts'
import { contextOf } from '../letter/start.ts'

/** The command that a model heard where we heard nothing, and nothing is open that the words may answer. */
export function commandHeard(exchange: Exchange, own: Reading): Command | undefined {
  const { along, memory: { open } } = exchange
  const busy = (open && open.asks !== 'goal' && open.asks !== 'more') || exchange.drafting.draft !== undefined
  return !busy && own.decision === 'lost' && !own.refusal && !own.mayThey && along?.reading?.topics.length === 0 ? along.reading.command : undefined
}

/** What stands before a part and may turn it round: "not by mail". */
const NEGATION = /(?:\b(?:not?|never|nor|without|except|instead of|don'?t|isn'?t|won'?t|nunca|sin|ni|menos|excepto)\W+(?:\p{L}+\W+){0,3})$/iu

/** The part of the message that answers the letter's question, where we could not read the whole. It is read by the same rules as any answer. */
export function answerHeard(exchange: Exchange, { letter, memory }: DraftState, own: Reading): string | undefined {
  const slot = slotAsked(exchange)
  const words = exchange.along?.reading?.answers.find((answer) => answer.slot === slot)?.words
  const asks = own.question && (exchange.said.includes('?') || exchange.world.asks(exchange.said))
  const at = words ? exchange.said.indexOf(words) : -1
  if (!slot || !words || at < 0 || asks || NEGATION.test(exchange.said.slice(0, at))) return undefined
  return 'value' in readAnswer(exchange.world.play(letter), memory, slot, { said: words }, contextOf(exchange, memory)) ? words : undefined
}

/** What the person wants to change, where the letter is looked over and their words name nothing that we know: they are asked for it anew. */
export function changeHeard(exchange: Exchange, { letter, memory }: DraftState): SlotKind | undefined {
  const { along, world, said } = exchange
  const slot = along?.reading?.change
  if (memory.asking !== 'confirm' || !slot || !world.play(letter).wanted.has(slot)) return undefined
  return correctionOf(world.play(letter), memory, said, contextOf(exchange, memory)) ? undefined : slot
}
