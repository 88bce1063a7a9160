import type { Slot } from '../../src/dialog/slot.ts'
import { declines, readCommand } from '../../src/understand/commands.ts'
import { tidy } from '../../src/understand/text.ts'
import { declined, unreadable } from './reply.ts'

const LONGEST = 3_000

/** What happened, in the person's own words: they stand in the complaint as they were typed. */
export const what_happened: Slot<'what_happened'> = {
  kind: 'what_happened',
  read(said) {
    if (declines(said)) return declined
    const text = tidy(said, LONGEST)
    return said.length <= LONGEST && readCommand(said) === undefined && /\p{L}{2}.*\p{L}{2}/su.test(text) ? { value: text } : unreadable
  },
}
