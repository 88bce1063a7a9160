import type { TurnContext } from 'botbuilder'
import { DialogSet, DialogTurnStatus, type DialogContext, type DialogState } from 'botbuilder-dialogs'
import { SlotDialog, STAGE, type DraftOptions, type DraftState, type Stage } from '../../dialog/slot-dialog.ts'
import { turnOf } from '../../turn/durable-adapter.ts'
import { turnProperty } from '../../turn/turn-state.ts'

const DRAFT = 'draft-letter'
const STATE = 'dialogs'

/** The letter that is being written in a conversation, on the Bot Framework's dialog stack. */
export interface DraftDialog {
  readonly draft: DraftState | undefined
  /** What the dialog gets of this turn; to be set before it is played. */
  stage: (stage: Stage) => void
  begin: (options: DraftOptions) => Promise<void>
  /** Hands the turn to the dialog; the draft, if that was the last answer it needed. */
  goOn: () => Promise<DraftState | undefined>
  /** Asks the open question once more. */
  again: () => Promise<void>
  cancel: () => Promise<void>
}

/** Makes what a turn needs of the dialogs. Most turns are no part of a letter, so the Bot Framework's context is made when it is first used. */
export function draftDialogs(): (context: TurnContext) => DraftDialog {
  const dialogs = new DialogSet(turnProperty<DialogState>(STATE)).add(new SlotDialog(DRAFT))
  return (context) => {
    let made: Promise<DialogContext> | undefined
    const dialog = () => (made ??= dialogs.createContext(context))
    return {
      get draft() {
        return (turnOf(context).property(STATE) as DialogState | undefined)?.dialogStack.at(-1)?.state as DraftState | undefined
      },
      stage: (stage) => void context.turnState.set(STAGE, stage),
      begin: async (options) => void (await (await dialog()).beginDialog(DRAFT, options)),
      goOn: async () => {
        const { status, result } = await (await dialog()).continueDialog()
        return status === DialogTurnStatus.complete ? (result as DraftState) : undefined
      },
      again: async () => (await dialog()).repromptDialog(),
      cancel: async () => void (await (await dialog()).cancelAllDialogs()),
    }
  }
}
