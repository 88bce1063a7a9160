import type { TurnContext } from 'botbuilder'
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs'
import { advance } from './advance.ts'
import { begin, type DialogMemory } from './memory.ts'
import { proceed, type Advance, type Play } from './play.ts'
import type { Answers, ReadContext, SlotValues } from './slot.ts'

/** Which letter is written, and what is already known for it; kept on the Bot Framework's dialog stack. */
export interface DraftOptions { letter: string; answers: Answers; tentative: Partial<SlotValues>; facts: DialogMemory['facts'] }
export interface DraftState { letter: string; memory: DialogMemory }

/** What a dialog gets of one turn: the words, how to play, and where its questions go. */
export interface Stage {
  heard: { said: string; picked?: unknown }
  context: (memory: DialogMemory) => ReadContext
  play: (letter: string) => Play
  show: (state: DraftState, turn?: Advance) => void
}

/** Where the bot puts the stage of the current turn: the Bot Framework's dialogs take no arguments when they go on. */
export const STAGE = Symbol('stage')

/** Plays a dialog definition inside the Bot Framework. The only Dialog of the product. */
export class SlotDialog extends Dialog<DraftOptions> {
  override async beginDialog(dc: DialogContext, options?: DraftOptions): Promise<DialogTurnResult> {
    const { letter, answers, tentative, facts } = options!
    const state: DraftState = { letter, memory: begin(answers, tentative, facts) }
    dc.activeDialog!.state = state
    const stage = stageOf(dc.context)
    proceed(stage.play(letter), state.memory)
    stage.show(state)
    return Dialog.EndOfTurn
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const state = dc.activeDialog!.state as DraftState
    const stage = stageOf(dc.context)
    const turn = advance(stage.play(state.letter), state.memory, stage.heard, stage.context(state.memory))
    if (turn.outcome === 'done') return dc.endDialog(state)
    stage.show(state, turn)
    return Dialog.EndOfTurn
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    stageOf(context).show(instance.state as DraftState)
  }
}

const stageOf = (context: TurnContext) => context.turnState.get<Stage>(STAGE)!
