import type { Activity } from 'botbuilder'

/** A button of a drawn question, or words typed into it. `step`: the question that it belongs to. */
export type Pressed = { step: string } & ({ pick: string } | { said: string })

/** What came of a file that the person was offered. `failed`: it could not be brought to where they keep theirs. */
export type Handed = 'kept' | 'declined' | 'failed'

interface Marks { [PRESSED]?: Pressed; [HANDED]?: Handed }
const PRESSED = Symbol('pressed')
const HANDED = Symbol('handed')

/** What a door puts on an activity for the bot, for this turn only. */
export const putPressed = (activity: Activity, pressed: Pressed): void => void Object.assign(activity, { [PRESSED]: pressed })
export const putHanded = (activity: Activity, handed: Handed): void => void Object.assign(activity, { [HANDED]: handed })

export const pressedOf = (activity: Activity): Pressed | undefined => (activity as Marks)[PRESSED]
export const handedOf = (activity: Activity): Handed | undefined => (activity as Marks)[HANDED]
