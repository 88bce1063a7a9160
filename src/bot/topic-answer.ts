import type { Answer, Citation, Outcome, Topic } from '../knowledge/schema.ts'
import { judge, type Judgement } from '../rules/verdict.ts'
import { choice, open, reply, words, type Exchange } from './exchange.ts'
import { doubt, judged, nextFact } from './judging.ts'
import type { OpenQuestion } from './memory.ts'
import type { Choice, ReplyEntity } from './reply.ts'
import { stateOf, stateTime } from './state-time.ts'
import { distinctCitations, letterChoices, prose, ruleLine, section, topicChoice } from './topic-words.ts'

type FactQuestion = Extract<OpenQuestion, { asks: 'fact' }>

/** Answers a topic: the verdict on what is known, why, what to do, the rule, and the one fact that would turn it. `inDialog`: the open question of a letter follows, so nothing is asked here. */
export function answerTopic(exchange: Exchange, id: string, inDialog: boolean, neighbours: readonly string[] = []): void {
  const topic = topicOf(exchange, id)
  const judgement = judged(exchange, topic)
  about(exchange, topic)
  const outcome = outcomeOf(exchange, topic, judgement)
  const citations = citationsOf(topic, judgement)
  const state = stateTime(exchange, topic)
  const asked = inDialog ? NOTHING : neighbours.length > 0 ? offer(exchange, topic, neighbours) : ask(exchange, topic, 0)
  const doNow = outcome?.steps ?? section(exchange, topic, 'What to do now')
  const change = outcome || asked.entity.asks === 'fact' ? undefined : section(exchange, topic, 'What would change this')
  reply(exchange, `topic.${id}`, [
    ...verdictAndWhy(exchange, topic, judgement, outcome).slice(0, state && topic.state_time === 'asks' ? 1 : 2),
    state?.says,
    `**${words(exchange, 'answer.do')}**\n${doNow}`,
    change && `**${words(exchange, 'answer.change')}**\n${change}`,
    ruleLine(exchange, citations, topic),
    asked.says,
  ], {
    ...(!inDialog && { choices: asked.choices }),
    entity: { answered: [id], citations: [...citations, ...(state?.citations ?? [])], next: nextOf(exchange, topic), verdict: judgement.verdict, ...asked.entity },
  })
  if (!inDialog) open(exchange, asked.opens)
}

/** Answers two questions of one message: both verdicts with their reasons and rules; what to do is a button away. */
export function answerTopics(exchange: Exchange, ids: readonly string[], inDialog: boolean, others: readonly string[] = []): void {
  const answers = ids.map((id) => {
    const topic = topicOf(exchange, id)
    const judgement = judged(exchange, topic)
    return { topic, judgement, outcome: outcomeOf(exchange, topic, judgement), citations: citationsOf(topic, judgement).slice(0, 2) }
  })
  const [first] = answers as [(typeof answers)[number]]
  about(exchange, first.topic)
  const asks = inDialog ? undefined : answers.find(({ topic }) => nextFact(exchange, topic, 0))
  const asked = inDialog ? NOTHING : ask(exchange, (asks ?? first).topic, 0)
  const citations = distinctCitations(answers.flatMap((answer) => answer.citations))
  reply(exchange, `topics.${ids.join('.')}`, [
    ...answers.flatMap(({ topic, judgement, outcome }) => verdictAndWhy(exchange, topic, judgement, outcome)),
    ruleLine(exchange, citations, { group: first.topic.group, checked: answers.map(({ topic }) => topic.checked).sort()[0]! }),
    asked.says,
  ], {
    ...(!inDialog && { choices: [...asked.choices.filter(({ id }) => id === 'yes' || id === 'no' || id === 'unsure'), ...[...ids, ...others].map((id) => topicChoice(exchange, id))] }),
    entity: { answered: [...ids], citations, verdict: first.judgement.verdict, verdicts: Object.fromEntries(answers.map(({ topic, judgement }) => [topic.id, judgement.verdict])), next: [...ids, ...others], ...asked.entity },
  })
  if (!inDialog) open(exchange, asked.opens)
}

/** The person answered the question about a fact: what that makes of the verdict, and the next fact or step. */
export function answerFact(exchange: Exchange, { topic: id, fact, nth, about: other }: FactQuestion, answer: Answer): void {
  const { memory } = exchange
  const topic = topicOf(exchange, id)
  memory.told[id] = { ...memory.told[id], [fact]: answer }
  if (other && answer !== 'no') return answerBound(exchange, topicOf(exchange, other), answer, nth)
  const judgement = judge(topic, memory.told[id])
  about(exchange, topic)
  const text = topic.text.get(memory.language)!.outcomes[`${fact}: ${answer}`]
  const outcome = text && filled(exchange, text)
  const turned = topic.facts.find((one) => one.id === fact)!
  const citations = distinctCitations([turned.citation, ...citationsOf(topic, judgement)])
  const asked = ask(exchange, topic, nth)
  reply(exchange, `fact.${id}.${fact}`, [
    ...(outcome ? spoken(outcome) : [words(exchange, 'fact.no_change'), ...verdictAndWhy(exchange, topic, judgement, outcomeOf(exchange, topic, judgement)).slice(0, 1)]),
    outcome?.steps && `**${words(exchange, 'answer.do')}**\n${outcome.steps}`,
    ruleLine(exchange, citations, topic),
    asked.says,
  ], { choices: asked.choices, entity: { answered: [id], citations, verdict: judgement.verdict, next: nextOf(exchange, topic), ...asked.entity } })
  open(exchange, asked.opens)
}

/** The office is bound after all, or it is not known: the answer that was given stands, for those who are. */
function answerBound(exchange: Exchange, topic: Topic, answer: Answer, nth: number): void {
  const judgement = judged(exchange, topic)
  const citations = citationsOf(topic, judgement)
  const asked = ask(exchange, topic, nth)
  about(exchange, topic)
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
  const { verdict } = judged(exchange, topic)
  const citations = [...(state?.citations ?? []), ...topic.citations]
  const asked = ask(exchange, topic, 1)
  exchange.reading = { topics: [id], verdict }
  reply(exchange, `state.${id}`, [state?.says ?? words(exchange, 'state.none', { law: exchange.world.law(exchange.today) }), ruleLine(exchange, topic.citations, topic), asked.says], {
    choices: asked.choices, entity: { answered: [id], citations, verdict, ...asked.entity },
  })
  open(exchange, asked.opens)
}

/** What else there is on the topic last answered. */
export function tellMore(exchange: Exchange, inDialog: boolean): void {
  const topic = exchange.memory.topic ? exchange.world.knowledge.topics.get(exchange.memory.topic) : undefined
  const text = topic && section(exchange, topic, 'More')
  if (!topic || !text) return reply(exchange, 'more.nothing', [words(exchange, 'more.nothing')])
  const { verdict } = judge(topic, exchange.memory.told[topic.id] ?? {})
  exchange.reading = { topics: [topic.id], verdict }
  const offersLetter = !inDialog && topic.letters.length > 0
  reply(exchange, `more.${topic.id}`, [text, ruleLine(exchange, topic.citations, topic), offersLetter ? words(exchange, 'answer.want_letter') : undefined], {
    ...(offersLetter && { choices: letterChoices(exchange) }),
    entity: { answered: [topic.id], citations: topic.citations, ...(offersLetter && { asks: 'want_letter' }) },
  })
  if (!inDialog) open(exchange, offersLetter ? { asks: 'want_letter' } : undefined)
}

interface Asked { says?: string; choices: Choice[]; entity: Partial<ReplyEntity>; opens: OpenQuestion | undefined }
const NOTHING: Asked = { choices: [], entity: {}, opens: undefined }

/** The one question under an answer: a fact that would turn it, else whether to write a letter. */
function ask(exchange: Exchange, topic: Topic, nth: number): Asked {
  const more = topic.text.get(exchange.memory.language)!.sections.More ? [choice(exchange, 'more', 'tell_more')] : []
  if (nth === 0 && topic.state_time === 'asks' && !stateOf(exchange)) {
    return { says: words(exchange, 'state.ask'), choices: more, entity: { asks: 'state' }, opens: { asks: 'state', topic: topic.id } }
  }
  const doubted = nth === 0 ? doubt(exchange, topic) : undefined
  const fact = doubted ?? nextFact(exchange, topic, nth)
  if (fact) {
    return {
      says: fact.question,
      choices: [choice(exchange, 'yes', 'yes'), choice(exchange, 'no', 'no'), choice(exchange, 'unsure', 'unsure'), ...more],
      entity: { asks: 'fact' },
      opens: { asks: 'fact', topic: doubted?.topic ?? topic.id, fact: fact.id, nth: nth + 1, ...(doubted && { about: topic.id }) },
    }
  }
  const next = nextOf(exchange, topic).slice(0, 2).map((other) => topicChoice(exchange, other))
  if (topic.letters.length === 0) return { choices: [...more, ...next], entity: {}, opens: undefined }
  return { says: words(exchange, 'answer.want_letter'), choices: [...letterChoices(exchange), ...more, ...next], entity: { asks: 'want_letter' }, opens: { asks: 'want_letter' } }
}

/** Sure, but it may have been one of these. */
function offer(exchange: Exchange, topic: Topic, neighbours: readonly string[]): Asked {
  const offersLetter = topic.letters.length > 0
  return {
    says: words(exchange, 'answer.offer'),
    choices: [...neighbours.map((other) => topicChoice(exchange, other)), ...(offersLetter ? [choice(exchange, 'start-request', 'starters.start-request')] : [])],
    entity: offersLetter ? { asks: 'want_letter' } : {},
    opens: offersLetter ? { asks: 'want_letter' } : undefined,
  }
}

/** The words of the fact that gave the verdict; none: the topic's own words stand. */
function outcomeOf(exchange: Exchange, topic: Topic, { by }: Judgement): Outcome | undefined {
  const text = by && topic.text.get(exchange.memory.language)!.outcomes[`${by.fact.id}: ${by.answer}`]
  return text && filled(exchange, text)
}

const filled = (exchange: Exchange, { verdict, why, steps }: Outcome): Outcome => ({
  verdict: prose(exchange, verdict), ...(why && { why: prose(exchange, why) }), ...(steps && { steps: prose(exchange, steps) }),
})

const spoken = ({ verdict, why }: Outcome): (string | undefined)[] => [`**${verdict}**`, why]

function verdictAndWhy(exchange: Exchange, topic: Topic, { verdict, by }: Judgement, outcome: Outcome | undefined): (string | undefined)[] {
  if (outcome) return spoken(outcome)
  const bothWays = verdict === 'depends' && topic.verdict !== 'depends' && !by
  return [`**${bothWays ? words(exchange, 'answer.both_ways') : section(exchange, topic, 'Verdict')}**`, section(exchange, topic, 'Answer')]
}

const citationsOf = (topic: Topic, { by }: Judgement): Citation[] => distinctCitations([...(by ? [by.fact.citation] : []), ...topic.citations])

const nextOf = ({ world }: Exchange, topic: Topic): string[] => topic.next.filter((other) => world.knowledge.topics.has(other))

function topicOf({ world }: Exchange, id: string): Topic {
  const topic = world.knowledge.topics.get(id)
  if (!topic) throw new Error(`there is no topic "${id}"`)
  return topic
}

/** Follow-ups are read with the topic spoken of; asking how to write the request changes no subject. */
function about({ memory }: Exchange, { id }: Topic): void {
  if (id !== 'make-request' && id !== 'request-checklist') memory.topic = id
}
