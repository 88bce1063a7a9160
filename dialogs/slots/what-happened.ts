import type { Slot } from '../../src/dialog/slot.ts'
import { declines, readCommand } from '../../src/understand/commands.ts'
import { isQuestion, tidy } from '../../src/understand/text.ts'
import { declined, unreadable } from './reply.ts'

const LONGEST = 3_000
const LONGEST_QUESTION = 160

/** What happened, in the person's own words: they stand in the complaint as they were typed. */
export const what_happened: Slot<'what_happened'> = {
  kind: 'what_happened',
  read(said) {
    if (declines(said)) return declined
    // A question in place of the story is a question; one inside a story is told.
    if (said.length <= LONGEST_QUESTION && said.includes('?') && isQuestion(said)) return unreadable
    const text = tidy(said, LONGEST)
    return said.length <= LONGEST && readCommand(said) === undefined && /\p{L}{2}.*\p{L}{2}/su.test(text) ? { value: text } : unreadable
  },
}
