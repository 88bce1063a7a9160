import type { Reading } from '../../understand/reading.ts'
import { words, type Exchange } from '../exchange.ts'
import { SILENCE } from '../case/situation.ts'
import { judged } from '../topic/judging.ts'
import { topicOf } from '../topic/words.ts'
import { answerTopic } from '../topic/answer.ts'
import { draftOf } from '../commands.ts'
import { hearRefusal } from './hear.ts'

/** Shorter than this is no letter. */
const SHORTEST = 40
/** What is pasted when a letter was asked for is one if it is this long, or has lines as letters have. */
const ASKED_FOR = { characters: 350, lines: 4 }

/** The letter that was pasted or sent as a file: its words, and what it is. Undefined: there is none. What goes into a complaint as it stands is not read here. */
export function letterIn(exchange: Exchange): { text: string; kind: ReturnType<Exchange['world']['letterKind']> } | undefined {
  const { world, memory, said, file, picked } = exchange
  if (file !== undefined) return { text: file, kind: world.letterKind(file) }
  if (picked || said.length < SHORTEST || draftOf(exchange)?.memory.asking === 'what_happened') return undefined
  const asked = memory.open?.asks === 'denial_text' && (said.length >= ASKED_FOR.characters || said.split('\n').length >= ASKED_FOR.lines)
  const kind = world.letterKind(said) ?? (asked ? 'refusal' : undefined)
  return kind && { text: said, kind }
}

/** Reads out what came. A letter's words about danger are not the person's own; the numbers to call still stand first. */
export function hearLetter(exchange: Exchange, { text, kind }: NonNullable<ReturnType<typeof letterIn>>, { crisis }: Pick<Reading, 'crisis'>): void {
  if (kind === 'extension') {
    // They wrote: that is no silence, whatever the notice is worth. Its day and date are not read; the fact is asked.
    delete exchange.memory.silence
    exchange.reading = { topics: [SILENCE], verdict: judged(exchange, topicOf(exchange, SILENCE)).verdict }
    return answerTopic(exchange, SILENCE, { note: crisis ? words(exchange, 'refusal.quoted_crisis') : undefined })
  }
  const about = kind === 'grant' ? words(exchange, 'refusal.grant') : kind === undefined ? words(exchange, 'refusal.not_one') : undefined
  hearRefusal(exchange, text, { danger: crisis, about })
}

/** Whether the cry is the person's own: a paragraph beside the letter that speaks to nobody. */
export const criesThemselves = ({ world, memory }: Exchange, said: string): boolean =>
  said.split(/\n\s*\n/).some((part) => !/\b(?:you|your|usted|su|sus)\b/i.test(part) && world.reader.read(part, { language: memory.language }).crisis)
