import type { Answer, Topic } from '../../knowledge/schema.ts'
import { open, reply, words, type Exchange } from '../exchange.ts'
import { judgedLikely, judgedSoFar } from './judging.ts'
import type { OpenQuestion } from '../memory.ts'
import { ask } from './next-question.ts'
import { stateTime } from './state-time.ts'
import { citationsOf, distinctCitations, filled, outcomeOf, ruleLine, speakOf, spoken, topicOf, verdictAndWhy } from './words.ts'

type FactQuestion = Extract<OpenQuestion, { asks: 'fact' }>

/** The person answered the question about a fact: what that makes of the verdict, and the next fact or step. */
export function answerFact(exchange: Exchange, { topic: id, fact, nth, guessed, about: other }: FactQuestion, answer: Answer): void {
  const { memory } = exchange
  const topic = topicOf(exchange, id)
  memory.told[id] = { ...memory.told[id], [fact]: answer }
  if (other && answer !== 'no') return answerBound(exchange, topicOf(exchange, other), answer, nth)
  const judgement = judgedSoFar(memory, topic)
  speakOf(exchange, topic)
  const text = topic.text.get(memory.language)!.outcomes[`${fact}: ${answer}`]
  const outcome = text && filled(exchange, text)
  const turned = topic.facts.find((one) => one.id === fact)!
  const citations = distinctCitations([turned.citation, ...citationsOf(topic, judgement)])
  const asked = ask(exchange, topic, nth)
  reply(exchange, `fact.${id}.${fact}`, [
    ...(answer === guessed ? [words(exchange, 'fact.stands')] : outcome ? spoken(outcome) : [words(exchange, 'fact.no_change'), ...verdictAndWhy(exchange, topic, judgement, outcomeOf(exchange, topic, judgement)).slice(0, 1)]),
    // What to do about a refusal is the next question, with its own steps.
    asked.entity.asks === 'remedy' || answer === guessed ? undefined : outcome?.steps && `**${words(exchange, 'answer.do')}**\n${outcome.steps}`,
    answer === guessed ? undefined : ruleLine(exchange, citations, topic),
    asked.says,
  ], { choices: asked.choices, entity: { answered: [id], citations, verdict: judgement.verdict, next: topic.next, ...asked.entity } })
  open(exchange, asked.opens)
}

/** The office is bound after all, or it is not known: the answer that was given stands, for those who are. */
function answerBound(exchange: Exchange, topic: Topic, answer: Answer, nth: number): void {
  const judgement = judgedLikely(exchange, topic)
  const citations = citationsOf(topic, judgement)
  const asked = ask(exchange, topic, nth)
  speakOf(exchange, topic)
  exchange.reading = { topics: [topic.id], verdict: judgement.verdict }
  reply(exchange, `bound.${topic.id}`, [words(exchange, answer === 'yes' ? 'fact.bound' : 'fact.bound_unknown'), ...verdictAndWhy(exchange, topic, judgement, outcomeOf(exchange, topic, judgement)).slice(0, 1), ruleLine(exchange, citations, topic), asked.says], {
    choices: asked.choices, entity: { answered: [topic.id], citations, verdict: judgement.verdict, ...asked.entity },
  })
  open(exchange, asked.opens)
}

/** The person named their state, or does not want to: what its law adds. */
export function answerState(exchange: Exchange, id: string, code: string | undefined): void {
  const topic = topicOf(exchange, id)
  if (code) exchange.memory.known.state = code
  const state = stateTime(exchange, topic)
  const { verdict } = judgedLikely(exchange, topic)
  const citations = [...(state?.citations ?? []), ...topic.citations]
  const asked = ask(exchange, topic, 1)
  exchange.reading = { topics: [id], verdict }
  reply(exchange, `state.${id}`, [state?.says ?? words(exchange, 'state.none', { law: exchange.world.law(exchange.today) }), ruleLine(exchange, topic.citations, topic), asked.says], {
    choices: asked.choices, entity: { answered: [id], citations, verdict, ...asked.entity },
  })
  open(exchange, asked.opens)
}
