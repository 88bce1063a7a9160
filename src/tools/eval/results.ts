import type { Knowledge } from '../../knowledge/schema.ts'
import type { Door } from './client.ts'
import { performAll, type Performance } from './conversations.ts'
import { readDenials, type DenialMark } from './denials.ts'
import { scoreQuestions } from './questions.ts'
import type { Score } from './score.ts'
import type { Script } from './script.ts'
import type { Server } from './server.ts'
import type { EvalSet } from './sets.ts'
import { typeAll, type SlotMark } from './slot-replies.ts'

/** A played set. `notYet`: what the bot cannot do yet, and so was not played or is not counted. */
export type Result = { name: string; notYet: string[] } & (
  | { kind: 'questions'; score: Score }
  | { kind: 'replies'; marks: SlotMark[] }
  | { kind: 'denials'; marks: DenialMark[] }
  | { kind: 'conversations'; performances: Performance[] }
)

/** The bot that is asked, and what is known of it. Without a server of our own its clock cannot be set. */
export interface Bot extends Door { server?: Pick<Server, 'restart'>; letters: Pick<Knowledge['letters'], 'has'> }

/** Plays a set, leaving out what the bot cannot do yet. */
export async function resultOf(set: EvalSet, bot: Bot): Promise<Result> {
  const { name } = set
  switch (set.kind) {
    case 'questions': return { name, notYet: [], kind: set.kind, score: (await scoreQuestions(bot, set.lines)).result }
    case 'replies': return { name, notYet: [], kind: set.kind, marks: await typeAll(bot, set.lines) }
    case 'denials': {
      const marks = await readDenials(bot, set.lines)
      const reads = bot.letters.has('denial-response') || marks.some(({ notice }) => notice)
      return { name, kind: set.kind, ...(reads ? { notYet: [], marks } : { notYet: [`${marks.length} letters (the bot does not read refusals)`], marks: [] }) }
    }
    case 'conversations': {
      const groups = Map.groupBy(set.lines, (script) => missingLetter(script, bot.letters))
      const notYet = [...groups].flatMap(([letter, scripts]) => (letter ? [`${scripts.map(({ id }) => id).join(', ')} (there is no letter \`${letter}\`)`] : []))
      return { name, notYet, kind: set.kind, performances: await performAll(groups.get(undefined) ?? [], bot, bot.server) }
    }
  }
}

/** The letter that a script leads to, if nobody has written it yet. */
export function missingLetter({ expected }: Pick<Script, 'expected'>, letters: Bot['letters']): string | undefined {
  const letter = expected.letter_type.split(' ')[0]!
  return letter === 'none' || letters.has(letter) ? undefined : letter
}
