import type { Citation, Outcome, Section, Topic } from '../../knowledge/schema.ts'
import type { Judgement } from '../../rules/verdict.ts'
import { ruleName } from '../../text/citation.ts'
import { choice, words, type Exchange } from '../exchange.ts'
import type { Choice } from '../reply.ts'
import type { World } from '../world.ts'

/** A topic's name in the person's words. */
export const titleOf = ({ world, memory }: Exchange, id: string): string => world.knowledge.topics.get(id)?.text.get(memory.language)?.title ?? id

export const topicChoice = (exchange: Exchange, id: string): Choice => ({ id, label: titleOf(exchange, id) })

/** The button for a topic that may have been meant. */
export const insteadChoice = (exchange: Exchange, id: string): Choice => ({ id, label: words(exchange, 'answer.instead', { title: titleOf(exchange, id) }) })

/** A letter's name in the person's words. */
export const letterTitle = ({ world, memory }: Exchange, id: string): string => world.knowledge.letters.get(id)!.text.get(memory.language)!.title

export const letterChoices = (exchange: Exchange): Choice[] => [choice(exchange, 'yes', 'answer.yes'), choice(exchange, 'no', 'answer.no')]

/** What a topic says, in the person's language, with the numbers of the law filled in. */
export const prose = ({ world, memory, today }: Exchange, text: string): string => world.prose(text, memory.language, today)

export function section(exchange: Exchange, topic: Topic, name: Section): string | undefined {
  const text = topic.text.get(exchange.memory.language)!.sections[name]
  return text && prose(exchange, text)
}

/** "[45 CFR 164.524(d)(1)](address)": a rule as it stands under an answer. */
function cite({ world }: Exchange, { authority, paragraph }: Citation): string {
  const { label, url } = world.knowledge.authorities.get(authority)!
  return `[${ruleName(label, paragraph)}](${url})`
}

export const cites = (exchange: Exchange, citations: readonly Citation[]) => citations.map((citation) => cite(exchange, citation)).join('; ')

const rules = new WeakMap<World, Map<string, string>>()

/** Answers of these groups are about the duty of those whom HIPAA binds, and say so. */
const BINDING: readonly string[] = ['unreviewable', 'reviewable', 'invalid', 'procedure']

/** The last line of an answer: the rules it rests on, and when they were checked. The same for everybody, so it is made once. */
export function ruleLine(exchange: Exchange, citations: readonly Citation[], { checked, group }: Pick<Topic, 'checked' | 'group'>): string {
  const known = rules.get(exchange.world) ?? new Map<string, string>()
  rules.set(exchange.world, known)
  const phrase = BINDING.includes(group) ? 'answer.rule_bound' : 'answer.rule'
  const key = `${exchange.memory.language} ${phrase} ${checked} ${citations.map(keyOf).join()}`
  const line = known.get(key) ?? words(exchange, phrase, { cites: cites(exchange, citations), checked })
  known.set(key, line)
  return line
}

/** The verdict on a topic and its rule, for a reply that goes straight on to something else. */
export function verdictLine(exchange: Exchange, topic: Topic, judgement: Judgement): string {
  const [verdict] = verdictAndWhy(exchange, topic, judgement, outcomeOf(exchange, topic, judgement))
  return `${verdict} (${cites(exchange, citationsOf(topic, judgement).slice(0, 1))})`
}

/** Each citation once, in order. */
export const distinctCitations = (citations: readonly Citation[]): Citation[] => [...new Map(citations.map((citation) => [keyOf(citation), citation])).values()]

const keyOf = ({ authority, paragraph }: Citation): string => `${authority} ${paragraph}`

/** The words of the fact that gave the verdict; none: the topic's own words stand. */
export function outcomeOf(exchange: Exchange, topic: Topic, { by }: Judgement): Outcome | undefined {
  const text = by && topic.text.get(exchange.memory.language)!.outcomes[`${by.fact.id}: ${by.answer}`]
  return text && filled(exchange, text)
}

export const filled = (exchange: Exchange, { verdict, why, steps }: Outcome): Outcome => ({
  verdict: prose(exchange, verdict), ...(why && { why: prose(exchange, why) }), ...(steps && { steps: prose(exchange, steps) }),
})

export const spoken = ({ verdict, why }: Outcome): (string | undefined)[] => [`**${verdict}**`, why]

export function verdictAndWhy(exchange: Exchange, topic: Topic, { verdict, by }: Judgement, outcome: Outcome | undefined): (string | undefined)[] {
  if (outcome) return spoken(outcome)
  const bothWays = verdict === 'depends' && topic.verdict !== 'depends' && !by
  return [`**${bothWays ? words(exchange, 'answer.both_ways') : section(exchange, topic, 'Verdict')}**`, section(exchange, topic, 'Answer')]
}

export const citationsOf = (topic: Topic, { by }: Judgement): Citation[] => distinctCitations([...(by ? [by.fact.citation] : []), ...topic.citations])

/** A topic by its id; one that is not there is a fault of ours. */
export function topicOf({ world }: Exchange, id: string): Topic {
  const topic = world.knowledge.topics.get(id)
  if (!topic) throw new Error(`there is no topic "${id}"`)
  return topic
}

/** Follow-ups are read with the topic spoken of; asking how to write the request changes no subject. */
export function speakOf({ memory }: Exchange, { id }: Topic): void {
  if (id !== 'make-request' && id !== 'request-checklist') memory.topic = id
}
