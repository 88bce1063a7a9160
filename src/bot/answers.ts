import type { Citation, Topic } from '../knowledge/schema.ts'
import type { Reading } from '../understand/reading.ts'
import { choice, open, reply, STARTERS, words, type Exchange } from './exchange.ts'
import type { Choice } from './reply.ts'
import type { World } from './world.ts'

const labelOf = (exchange: Exchange, id: string): string => {
  const { topics, toCome } = exchange.world.knowledge
  return topics.get(id)?.text.get(exchange.memory.language)?.title ?? toCome.get(id)?.title[exchange.memory.language] ?? id
}

export const topicChoice = (exchange: Exchange, id: string): Choice => ({ id, label: labelOf(exchange, id) })

/** "[45 CFR 164.524(d)(1)](address)": a rule as it stands under an answer. */
function cite({ world }: Exchange, { authority, paragraph }: Citation): string {
  const { label, url } = world.knowledge.authorities.get(authority)!
  return `[${label}${paragraph === '*' ? '' : paragraph.startsWith('(') ? paragraph : `, ${paragraph}`}](${url})`
}

const cites = (exchange: Exchange, citations: readonly Citation[]) => citations.map((citation) => cite(exchange, citation)).join('; ')

function section(exchange: Exchange, topic: Topic, name: Parameters<Map<string, string>['get']>[0] & string): string | undefined {
  const text = topic.text.get(exchange.memory.language)!.sections[name as 'Answer']
  return text && exchange.world.prose(text, exchange.memory.language, exchange.today)
}

const rules = new WeakMap<World, Map<string, string>>()

/** The last line of an answer: the rules it rests on, and when they were checked. The same for everybody, so it is made once. */
function ruleLine(exchange: Exchange, citations: readonly Citation[], checked: string): string {
  const known = rules.get(exchange.world) ?? new Map<string, string>()
  rules.set(exchange.world, known)
  const key = `${exchange.memory.language} ${checked} ${citations.map(({ authority, paragraph }) => `${authority} ${paragraph}`).join()}`
  const line = known.get(key) ?? words(exchange, 'answer.rule', { cites: cites(exchange, citations), checked })
  known.set(key, line)
  return line
}

/** The first sentence of a topic and its rule, for a reply that goes straight on to something else. */
export const verdictLine = (exchange: Exchange, topic: Topic): string => `${section(exchange, topic, 'Verdict')} (${cites(exchange, topic.citations.slice(0, 1))})`

/** Answers a topic: verdict, why, what to do, what would change it, the rule. `inDialog`: the open question of a dialog follows, so nothing is asked here. */
export function answerTopic(exchange: Exchange, id: string, inDialog: boolean, neighbours: readonly string[] = []): void {
  const topic = exchange.world.knowledge.topics.get(id)
  if (!topic) return notYet(exchange, id, inDialog)
  const { memory } = exchange
  if (id !== 'make-request' && id !== 'request-checklist') memory.topic = id
  const change = section(exchange, topic, 'What would change this')
  const offersLetter = !inDialog && topic.letters.length > 0
  const next = topic.next.filter((other) => exchange.world.knowledge.topics.has(other))
  const more = topic.text.get(memory.language)!.sections.More ? [choice(exchange, 'more', 'tell_more')] : []
  const asked = neighbours.length > 0 ? words(exchange, 'answer.offer') : offersLetter ? words(exchange, 'answer.want_letter') : undefined
  const buttons = neighbours.length > 0
    ? [...neighbours.map((other) => topicChoice(exchange, other)), ...(offersLetter ? [choice(exchange, 'start-request', 'starters.start-request')] : [])]
    : [...(offersLetter ? [choice(exchange, 'yes', 'answer.yes'), choice(exchange, 'no', 'answer.no')] : []), ...more, ...next.slice(0, 2).map((other) => topicChoice(exchange, other))]
  reply(exchange, `topic.${id}`, [
    `**${section(exchange, topic, 'Verdict')}**`,
    section(exchange, topic, 'Answer'),
    `**${words(exchange, 'answer.do')}**\n${section(exchange, topic, 'What to do now')}`,
    change && `**${words(exchange, 'answer.change')}**\n${change}`,
    ruleLine(exchange, topic.citations, topic.checked),
    inDialog ? undefined : asked,
  ], {
    ...(!inDialog && { choices: buttons }),
    entity: { answered: [id], citations: topic.citations, next, ...(offersLetter && { asks: 'want_letter' }) },
  })
  if (!inDialog) open(exchange, offersLetter ? { asks: 'want_letter' } : undefined)
}

/** A topic that is recognised and has no checked answer: says so, and what can be done all the same. */
function notYet(exchange: Exchange, id: string, inDialog: boolean): void {
  reply(exchange, 'to_come', [words(exchange, 'to_come', { title: labelOf(exchange, id) })], {
    ...(!inDialog && { choices: [choice(exchange, 'start-request', 'starters.start-request'), choice(exchange, 'start-refused', 'starters.start-refused')] }),
    entity: inDialog ? {} : { asks: 'goal' },
  })
  if (!inDialog) open(exchange, { asks: 'goal' })
}

/** What else there is on the topic last answered. */
export function tellMore(exchange: Exchange, inDialog: boolean): void {
  const topic = exchange.memory.topic ? exchange.world.knowledge.topics.get(exchange.memory.topic) : undefined
  const text = topic && section(exchange, topic, 'More')
  if (!topic || !text) return reply(exchange, 'more.nothing', [words(exchange, 'more.nothing')])
  exchange.reading = { topics: [topic.id], verdict: topic.verdict }
  const offersLetter = !inDialog && topic.letters.length > 0
  reply(exchange, `more.${topic.id}`, [text, ruleLine(exchange, topic.citations, topic.checked), offersLetter ? words(exchange, 'answer.want_letter') : undefined], {
    ...(offersLetter && { choices: [choice(exchange, 'yes', 'answer.yes'), choice(exchange, 'no', 'answer.no')] }),
    entity: { answered: [topic.id], citations: topic.citations, ...(offersLetter && { asks: 'want_letter' }) },
  })
  if (!inDialog) open(exchange, offersLetter ? { asks: 'want_letter' } : undefined)
}

/** Says what the product is not for, where to go instead, and what it can do. */
export function outOfScope(exchange: Exchange, kind: Reading['kind'], inDialog: boolean): void {
  const topic = exchange.world.knowledge.topics.get('out-of-scope')!
  const instead = section(exchange, topic, 'More')?.split('\n').map((line) => /^- ([a-z-]+): (.+)$/.exec(line)).find((line) => line?.[1] === (kind ?? 'other'))?.[2]
  reply(exchange, 'topic.out-of-scope', [kind === 'chit-chat' ? undefined : section(exchange, topic, 'Verdict'), instead, inDialog ? undefined : section(exchange, topic, 'Answer'), inDialog ? undefined : words(exchange, 'out_of_scope.ask')], {
    ...(!inDialog && { choices: starters(exchange) }),
    entity: { answered: ['out-of-scope'], ...(!inDialog && { asks: 'goal' }) },
  })
  if (!inDialog) open(exchange, { asks: 'goal' })
}

/** 988 and 911 first. Nothing is asked, nothing is lost, and the open question stays open for the next message. */
export function crisis(exchange: Exchange): void {
  const topic = exchange.world.knowledge.topics.get('crisis')!
  exchange.reading = { topics: ['crisis'], verdict: 'crisis' }
  reply(exchange, 'topic.crisis', [`**${section(exchange, topic, 'Verdict')}**`, section(exchange, topic, 'Answer'), section(exchange, topic, 'What to do now')], {
    entity: { crisis: true, answered: ['crisis'], citations: topic.citations },
  })
}

export const starters = (exchange: Exchange): Choice[] => STARTERS.map((id) => choice(exchange, id, `starters.${id}`))

/** Not sure: up to three topics to choose from, and none of these. */
export function clarify(exchange: Exchange, topics: readonly string[]): void {
  reply(exchange, 'clarify', [words(exchange, 'clarify')], {
    choices: [...topics.map((id) => topicChoice(exchange, id)), choice(exchange, 'none', 'none')],
    entity: { asks: 'clarify' },
  })
  open(exchange, { asks: 'clarify', topics: [...topics] })
}

/** Nothing to go by: one open question. */
export function askOpenly(exchange: Exchange, refusal: boolean): void {
  const asks = refusal ? 'denial_text' : 'goal'
  reply(exchange, refusal ? 'denial_text.after_lost' : 'goal.again', [words(exchange, refusal ? 'denial_text.after_lost' : 'goal.again')], {
    ...(!refusal && { choices: starters(exchange) }),
    entity: { asks },
  })
  open(exchange, { asks })
}
