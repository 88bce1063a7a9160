import { askMore } from '../asks.ts'
import { open, reply, words, type Exchange } from '../exchange.ts'
import { judgedLikely, judgedSoFar, nextFact } from './judging.ts'
import { ask, askFact, askForLetter, NOTHING, offer, wantLetter, type Asked } from './next-question.ts'
import { isOfCase } from '../case/situation.ts'
import { remedies } from '../case/remedies.ts'
import { stateTime } from './state-time.ts'
import { citationsOf, distinctCitations, insteadChoice, outcomeOf, ruleLine, section, speakOf, topicChoice, topicOf, verdictAndWhy } from './words.ts'

interface AnswerOptions {
  /** Another question is open and follows, so nothing is asked here. */
  inDialog?: boolean
  /** Topics that may have been meant instead: a button each. */
  instead?: readonly string[]
  /** It is worth asking whether they were, before the answer's own question; not of those who tell of a refusal or a silence of their own, who go on with that. */
  doubtful?: boolean
  /** Said under the verdict: what else was found. */
  note?: string | undefined
  /** The person has a letter with the answer, which was not read yet. */
  letterCame?: boolean
}

/** Answers a topic: the verdict on what is known, why, what to do, the rule, and the one fact that would turn it. */
export function answerTopic(exchange: Exchange, id: string, { inDialog = false, instead = [], doubtful = false, note, letterCame = false }: AnswerOptions = {}): void {
  const topic = topicOf(exchange, id)
  const judgement = judgedLikely(exchange, topic)
  speakOf(exchange, topic)
  // What the message tells is kept for the one that is picked.
  for (const other of instead) judgedLikely(exchange, topicOf(exchange, other))
  const outcome = outcomeOf(exchange, topic, judgement)
  const citations = citationsOf(topic, judgement)
  const state = stateTime(exchange, topic)
  // What to do about a refusal is the next question, with its own steps.
  const brief = isOfCase(exchange, id) || letterCame
  const asked = inDialog ? NOTHING : letterCame ? askForLetter(exchange) : doubtful && !brief ? offer(exchange, instead, id) : ask(exchange, topic, 0)
  const doNow = brief ? undefined : (outcome?.steps ?? section(exchange, topic, 'What to do now'))
  const change = outcome || brief || asked.entity.asks === 'fact' ? undefined : section(exchange, topic, 'What would change this')
  const [verdict, why] = verdictAndWhy(exchange, topic, judgement, outcome)
  const said = state && topic.state_time === 'asks' ? undefined : why
  reply(exchange, `topic.${id}`, [
    verdict,
    said,
    state?.says,
    note,
    doNow && `**${words(exchange, 'answer.do')}**\n${doNow}`,
    change && `**${words(exchange, 'answer.change')}**\n${change}`,
    ruleLine(exchange, citations, topic),
    asked.says,
  ], {
    ...(said && { why: said }),
    ...(!inDialog && { choices: [...asked.choices, ...instead.filter((other) => !asked.choices.some((shown) => shown.id === other)).map((other) => insteadChoice(exchange, other))] }),
    entity: { answered: [id], citations: [...citations, ...(state?.citations ?? [])], next: topic.next, verdict: judgement.verdict, ...asked.entity },
  })
  if (!inDialog) open(exchange, asked.opens)
}

/** Answers two questions of one message, or two reasons of one refusal: both verdicts with their reasons and rules; what to do is a button away. `others`: topics to be offered. */
export function answerTopics(exchange: Exchange, ids: readonly string[], { inDialog = false, note, others = [] }: AnswerOptions & { others?: readonly string[] } = {}): void {
  const answers = ids.map((id) => {
    const topic = topicOf(exchange, id)
    const judgement = judgedLikely(exchange, topic)
    return { topic, judgement, outcome: outcomeOf(exchange, topic, judgement), citations: citationsOf(topic, judgement).slice(0, 2) }
  })
  const [first] = answers as [(typeof answers)[number]]
  speakOf(exchange, first.topic)
  const asks = inDialog ? undefined : answers.find(({ topic }) => nextFact(exchange, topic, 0))
  const asked = inDialog ? NOTHING : ask(exchange, (asks ?? first).topic, 0)
  const citations = distinctCitations(answers.flatMap((answer) => answer.citations))
  reply(exchange, `topics.${ids.join('.')}`, [
    ...answers.flatMap(({ topic, judgement, outcome }) => verdictAndWhy(exchange, topic, judgement, outcome)),
    note,
    ruleLine(exchange, citations, { group: first.topic.group, checked: answers.map(({ topic }) => topic.checked).sort()[0]! }),
    asked.says,
  ], {
    ...(!inDialog && { choices: asked.entity.asks === 'remedy' ? asked.choices : [...asked.choices.filter(({ id }) => id === 'yes' || id === 'no' || id === 'unsure'), ...[...ids, ...others].map((id) => topicChoice(exchange, id))] }),
    entity: { answered: [...ids], citations, verdict: first.judgement.verdict, verdicts: Object.fromEntries(answers.map(({ topic, judgement }) => [topic.id, judgement.verdict])), next: [...ids, ...others], ...asked.entity },
  })
  if (!inDialog) open(exchange, asked.opens)
}

/** The answer stood, and so its own question comes. */
export function goOnWith(exchange: Exchange, id: string): void {
  const topic = topicOf(exchange, id)
  exchange.reading = { topics: [id], verdict: judgedSoFar(exchange.memory, topic).verdict }
  const asked = ask(exchange, topic, 0)
  if (!asked.says) return void askMore(exchange)
  reply(exchange, 'answer.meant_this', [asked.says], { choices: asked.choices, entity: { ...asked.entity } })
  open(exchange, asked.opens)
}

/** What else there is on the topic last answered. */
export function tellMore(exchange: Exchange, inDialog: boolean): void {
  const topic = exchange.memory.topic ? exchange.world.knowledge.topics.get(exchange.memory.topic) : undefined
  const text = topic && section(exchange, topic, 'More')
  if (!topic || !text) return reply(exchange, 'more.nothing', [words(exchange, 'more.nothing')])
  const { verdict } = judgedSoFar(exchange.memory, topic)
  exchange.reading = { topics: [topic.id], verdict }
  const asked = inDialog ? NOTHING : (factStillOpen(exchange) ?? (isOfCase(exchange, topic.id) ? remedies(exchange) : wantLetter(exchange, topic)))
  reply(exchange, `more.${topic.id}`, [text, ruleLine(exchange, topic.citations, topic), asked.says], {
    ...(asked.choices.length > 0 && { choices: asked.choices }),
    entity: { answered: [topic.id], citations: topic.citations, ...asked.entity },
  })
  if (!inDialog) open(exchange, asked.opens)
}

/** The question about a fact that was open when they asked for more: it is not answered by asking. */
function factStillOpen(exchange: Exchange): Asked | undefined {
  const { open: question } = exchange.memory
  return question?.asks === 'fact' ? askFact(exchange, question) : undefined
}
