import type { Problem, Read } from '../../src/dialog/slot.ts'
import { readCommand } from '../../src/understand/commands.ts'
import { isQuestion } from '../../src/understand/text.ts'

export const unreadable: { problem: Problem } = { problem: 'unreadable' }
export const declined = { declined: true } as const

/** Whether a reply is no answer at all: a command ("go back"), or a question in between. */
export const turnsAside = (said: string): boolean => said.trim() === '' || readCommand(said) !== undefined || isQuestion(said)

/** A value only roughly said; the guess is offered for a yes. */
export const perhaps = <V>(guess: V): Read<V> => ({ problem: 'vague', guess })
