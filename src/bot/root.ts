import { isSlot } from '../dialog/memory.ts'
import { SLOT_KINDS } from '../dialog/slot.ts'
import type { DraftState, Stage } from '../dialog/slot-dialog.ts'
import type { Command } from '../understand/commands.ts'
import { crisis } from './answers.ts'
import { COMMANDS, draftOf } from './commands.ts'
import { aside, inDraft } from './digression.ts'
import { picked, words, type Exchange } from './exchange.ts'
import { fresh } from './fresh.ts'
import { pickedValue } from './letter/question.ts'
import { hearHappened } from './case/happened.ts'
import { contextOf, showDraft } from './letter/start.ts'
import { answerOpen } from './open-question.ts'
import { criesThemselves, hearLetter, letterIn } from './refusal/paste.ts'

/**
 * One message, in the order in which it may be meant: a crisis, a command, an answer to the question that is open,
 * a question in the middle of a letter, or something new.
 */
export async function root(exchange: Exchange): Promise<void> {
  const { memory, world, said } = exchange
  const offered = picked(exchange)
  exchange.picked = offered !== undefined
  const draft = draftOf(exchange)
  const reading = world.reader.read(said, { language: memory.language, ...(memory.topic && { topic: memory.topic }) })
  if (reading.refusal && !reading.waiting) memory.refused = true
  const letter = letterIn(exchange)
  if (reading.crisis && offered === undefined && !(letter && !criesThemselves(exchange, said))) {
    memory.language = reading.language
    return crisis(exchange)
  }
  delete memory.choices
  exchange.drafting.stage(stage(exchange, draft, offered))
  if (!draft && offered === undefined) memory.language = reading.language
  const command: Command | undefined = offered === 'skip' || offered === 'more' || offered === 'remind' ? offered : offered === undefined ? world.readCommand(said) : undefined
  const leavesOpen = (command === 'skip' && (memory.open?.asks === 'fact' || memory.open?.asks === 'state')) || (command === 'review' && memory.open?.asks === 'remedy')
  if (command && !leavesOpen && (await COMMANDS[command](exchange))) {
    exchange.noted.command = command
    return
  }
  if (letter) return hearLetter(exchange, letter, reading)
  if (!draft && offered === undefined && hearHappened(exchange, reading)) return
  const question = memory.open
  if (question && (await answerOpen(exchange, question, offered, reading))) return
  if (memory.open?.asks === 'reason_given' || memory.open?.asks === 'remedy') return aside(exchange, memory.open, reading)
  if (draft && !memory.open) return inDraft(exchange, draft, reading, offered)
  return fresh(exchange, reading, offered)
}

/** What the dialog gets of this turn. */
export function stage(exchange: Exchange, draft: DraftState | undefined, offered?: string): Stage {
  const asking = draft?.memory.asking
  const slot = asking && isSlot(asking) ? asking : asking === 'edit_value' ? draft!.memory.editing : undefined
  // A button beside one of the answers that are looked over.
  const row = asking === 'confirm' && SLOT_KINDS.some((kind) => kind === offered)
  const value = row ? offered : offered !== undefined && slot && offered !== 'yes' && offered !== 'no' ? pickedValue(slot, offered) : undefined
  // The words of a button may stand in either language's phrase; the id says what was meant.
  const said = offered === 'yes' || offered === 'no' || offered === 'unsure' ? words(exchange, offered) : exchange.said
  return {
    heard: { said, ...(value !== undefined && { picked: value }) },
    context: (memory) => contextOf(exchange, memory),
    play: exchange.world.play,
    show: (state, turn) => showDraft(exchange, state, turn),
  }
}
