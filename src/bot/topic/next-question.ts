import type { Topic } from '../../knowledge/schema.ts'
import { choice, words, type Exchange } from '../exchange.ts'
import { doubt, nextFact, type FactToAsk } from './judging.ts'
import { letterFor } from '../letter/choice.ts'
import type { OpenQuestion } from '../memory.ts'
import { isOfCase } from '../case/situation.ts'
import { remedies } from '../case/remedies.ts'
import type { Choice, ReplyEntity } from '../reply.ts'
import { stateOf } from './state-time.ts'
import { letterChoices, letterTitle, prose, topicChoice, topicOf } from './words.ts'

/** The one question under an answer. */
export interface Asked { says?: string; choices: Choice[]; entity: Partial<ReplyEntity>; opens: OpenQuestion | undefined }
export const NOTHING: Asked = { choices: [], entity: {}, opens: undefined }

/** A state or a fact that would turn the answer, else what to do about a refusal, else whether to write a letter. `nth`: how many were asked of this topic. */
export function ask(exchange: Exchange, topic: Topic, nth: number): Asked {
  const more = topic.text.get(exchange.memory.language)!.sections.More ? [choice(exchange, 'more', 'tell_more')] : []
  if (nth === 0 && topic.state_time === 'asks' && !stateOf(exchange)) {
    return { says: words(exchange, 'state.ask'), choices: more, entity: { asks: 'state' }, opens: { asks: 'state', topic: topic.id } }
  }
  const doubted = nth === 0 ? doubt(exchange, topic) : undefined
  const fact: FactToAsk | undefined = doubted ?? nextFact(exchange, topic, nth)
  if (fact) {
    const asked = askFact(exchange, { asks: 'fact', topic: doubted?.topic ?? topic.id, fact: fact.id, nth: nth + 1, ...(fact.guessed && { guessed: fact.guessed }), ...(doubted && { about: topic.id }) })
    return { ...asked, choices: [...asked.choices, ...more] }
  }
  if (isOfCase(exchange, topic.id)) return remedies(exchange)
  const next = topic.next.slice(0, 2).map((other) => topicChoice(exchange, other))
  return wantLetter(exchange, topic, [...more, ...next])
}

/** The question about a fact, with the words that say so where the answer rests on a guess of it. */
export function askFact(exchange: Exchange, question: Extract<OpenQuestion, { asks: 'fact' }>): Asked {
  const text = prose(exchange, topicOf(exchange, question.topic).text.get(exchange.memory.language)!.questions[question.fact]!)
  return {
    says: question.guessed ? words(exchange, 'fact.make_sure', { question: text }) : text,
    choices: [choice(exchange, 'yes', 'yes'), choice(exchange, 'no', 'no'), choice(exchange, 'unsure', 'unsure')],
    entity: { asks: 'fact' },
    opens: question,
  }
}

/** Whether to write the letter that the topic leads to; nothing where there is none. `more`: further buttons. */
export function wantLetter(exchange: Exchange, topic: Topic, more: readonly Choice[] = []): Asked {
  const letter = letterFor(exchange, topic.id)
  if (!letter) return { ...NOTHING, choices: [...more] }
  return {
    says: words(exchange, 'answer.want_letter', { title: letterTitle(exchange, letter) }),
    choices: [...letterChoices(exchange), ...(tellsRefusal(exchange, topic) ? [choice(exchange, 'answer-refusal', 'answer.refusal')] : []), ...more],
    entity: { asks: 'want_letter' },
    opens: { asks: 'want_letter' },
  }
}

/** They have refused, for this reason: their answer can be answered. */
const tellsRefusal = ({ world, memory }: Exchange, { id }: Topic): boolean => memory.refused === true && world.isReason(id)

/** One was answered, but it may have been one of these; the answer's own question comes when it was not. */
export function offer(exchange: Exchange, neighbours: readonly string[], answered: string): Asked {
  return {
    says: words(exchange, neighbours.length > 1 ? 'answer.offer' : 'answer.offer_one'),
    choices: [...neighbours.map((other) => topicChoice(exchange, other)), choice(exchange, 'none', 'answer.meant_this')],
    entity: { asks: 'clarify' },
    opens: { asks: 'clarify', topics: [...neighbours], answered },
  }
}

/** A letter with the answer came: its own words say more than what is told of it. */
export const askForLetter = (exchange: Exchange): Asked => ({ says: words(exchange, 'denial_text.came'), choices: [], entity: { asks: 'denial_text' }, opens: { asks: 'denial_text' } })
