import type { Reading } from '../../understand/reading.ts'
import type { Confirmation } from '../../understand/yes-no.ts'
import { takeFirst } from '../case/remedies.ts'
import { isOfCase } from '../case/situation.ts'
import { choice, contextOfKnown, open, reply, words, type Exchange } from '../exchange.ts'
import { letterFor } from '../letter/choice.ts'
import { startLetter } from '../letter/start.ts'
import type { OpenQuestion } from '../memory.ts'
import { answerFact, answerState } from './fact.ts'
import { prose } from './words.ts'

/** A state, or the wish to leave it out (unless `named`: only a state will do). */
export function hearState(exchange: Exchange, topic: string, offered: string | undefined, reading: Reading, named = false): boolean {
  const code = offered === undefined ? exchange.world.readState(exchange.said, contextOfKnown(exchange)) : undefined
  if (!code && named) return false
  if (!code && (offered !== undefined || reading.question || reading.decision === 'answer')) return later(exchange)
  answerState(exchange, topic, code)
  return true
}

/** More words than this, surely about a topic and no answer to the fact, tell the story again. */
const LONGEST_ANSWER = 8

/** Yes, no, "I do not know", or words that say it. Anything else is asked once more, and then goes as not known. */
export async function hearFact(exchange: Exchange, question: Extract<OpenQuestion, { asks: 'fact' }>, offered: string | undefined, read: Confirmation | undefined, reading: Reading): Promise<boolean> {
  const { world, said } = exchange
  // "Ok write it" agrees to a letter; it is no yes to a fact.
  if (offered === undefined && world.ordersLetter(said)) {
    if (isOfCase(exchange, question.topic)) return takeFirst(exchange)
    await startLetter(exchange, letterFor(exchange, question.topic) ?? 'records-request', 'asked')
    return true
  }
  const shown = offered === undefined ? world.readFacts(question.topic, said, exchange.today)[question.fact] : undefined
  const unsure = offered === 'unsure' || (offered === undefined && (world.readUnsure(said) || world.readCommand(said) === 'skip'))
  const answer = unsure ? 'unknown' : offered === 'yes' || offered === 'no' ? offered : (shown ?? (read === 'ask' ? undefined : read))
  const sure = reading.decision === 'answer' || reading.decision === 'answer-and-offer' || reading.decision === 'out-of-scope'
  const [likeliest] = reading.topics
  // More likely than not about something else: asking the fact again would not hear it.
  const retold = sure && said.split(/\s+/).length > LONGEST_ANSWER
  const elsewhere = offered !== undefined || reading.question || retold || ((sure || (likeliest?.p ?? 0) > 0.5) && likeliest?.id !== question.topic)
  if (!answer && world.knowledge.topics.get(question.topic)!.state_time && hearState(exchange, question.topic, offered, reading, true)) return true
  if (!answer && elsewhere) return later(exchange)
  if (!answer && !question.again) {
    const topic = world.knowledge.topics.get(question.topic)!
    reply(exchange, 'fact.unread', [words(exchange, 'fact.unread'), prose(exchange, topic.text.get(exchange.memory.language)!.questions[question.fact]!)], {
      choices: [choice(exchange, 'yes', 'yes'), choice(exchange, 'no', 'no'), choice(exchange, 'unsure', 'unsure')], entity: { asks: 'fact' },
    })
    open(exchange, { ...question, again: true })
    return true
  }
  exchange.reading = { topics: [question.topic] }
  answerFact(exchange, question, answer ?? 'unknown')
  return true
}

/** The question is dropped, and the message read afresh. */
function later(exchange: Exchange): false {
  delete exchange.memory.open
  return false
}
