import { isSlot } from '../dialog/memory.ts'
import { SLOT_KINDS, type SlotKind } from '../dialog/slot.ts'
import type { DraftState, Stage } from '../dialog/slot-dialog.ts'
import type { Command } from '../understand/commands.ts'
import { crisis } from './answers.ts'
import { COMMANDS, draftOf } from './commands.ts'
import { aside, inDraft } from './digression.ts'
import { picked, words, type Exchange } from './exchange.ts'
import { fresh } from './fresh.ts'
import { pickedValue } from './letter/question.ts'
import { slotAsked } from './letter/asked.ts'
import { answerHeard, changeHeard, commandHeard } from './model/hear.ts'
import { saysModelOff } from '../understand/model-off.ts'
import { mayTidy, offerTidied } from './model/tidy.ts'
import { together } from './model/together.ts'
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
  const own = world.reader.read(said, { language: memory.language, ...(memory.topic && { topic: memory.topic }), nameOrPlace: NAMES_AND_PLACES.has(slotAsked(exchange)) })
  // In a letter or a case only our own reading tells an answer from a question; a cry is heard by either.
  const heard = exchange.along?.reading
  const inside = draft !== undefined || memory.open?.asks === 'reason_given' || memory.open?.asks === 'remedy'
  const reading = inside ? { ...own, crisis: own.crisis || heard?.crisis === true } : together(own, heard)
  if (reading.refusal && !reading.waiting) memory.refused = true
  const letter = letterIn(exchange)
  if (exchange.model && memory.readsAlong === 'yes' && offered === undefined && saysModelOff(said)) return void (await COMMANDS['model-off'](exchange))
  if (reading.crisis && offered === undefined && !(letter && !criesThemselves(exchange, said))) {
    memory.language = reading.language
    return crisis(exchange)
  }
  delete memory.choices
  const row = offered ?? (draft && changeHeard(exchange, draft))
  if (draft) exchange.said = answerHeard(exchange, draft, own) ?? said
  exchange.drafting.stage(stage(exchange, draft, row))
  if (!draft && offered === undefined) memory.language = reading.language
  const command: Command | undefined = offered === 'skip' || offered === 'more' || offered === 'remind' || offered === 'model-on' ? offered : offered === undefined ? (world.readCommand(said) ?? commandHeard(exchange, own)) : undefined
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
  if (draft && offered === 'tidy' && mayTidy(exchange, draft.memory)) return offerTidied(exchange, draft)
  if (draft && !memory.open) return inDraft(exchange, draft, reading, offered)
  return fresh(exchange, reading, offered)
}

const NAMES_AND_PLACES: ReadonlySet<SlotKind | undefined> = new Set<SlotKind>(['requester_name', 'patient_name', 'provider', 'provider_contact', 'recipient', 'contact'])

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
