import type { Remedy, RemedyText } from '../../knowledge/remedy.ts'
import type { Reading } from '../../understand/reading.ts'
import { wordsOf } from '../../understand/text.ts'
import type { Confirmation } from '../../understand/yes-no.ts'
import { askMore } from '../asks.ts'
import { choice, open, reply, words, type Exchange } from '../exchange.ts'
import { letterFor } from '../letter/choice.ts'
import { startLetter } from '../letter/start.ts'
import type { OpenQuestion } from '../memory.ts'
import type { Asked } from '../topic/next-question.ts'
import { judged } from '../topic/judging.ts'
import { sheetFor } from './sheet.ts'
import { cites, distinctCitations, prose, section, topicOf } from '../topic/words.ts'
import { topicsOf } from '../refusal/known.ts'
import { deskTopic, rungsOf } from './situation.ts'

type RemedyQuestion = Extract<OpenQuestion, { asks: 'remedy' }>

/** More than this at once is no help. */
const MOST_OFFERED = 3
/** The button for the rest of the ways. */
const OTHERS = 'other-ways'

/** What to do about a refusal or a silence: the best ways, each in a line. `from`: how many were passed over. */
export function remedies(exchange: Exchange, from = 0): Asked {
  const rungs = rungsOf(exchange)
  const offered = rungs.slice(from, from + MOST_OFFERED).map(({ remedy }) => remedy)
  const lines = offered.map((remedy) => `- **${textOf(exchange, remedy).title}.** ${prose(exchange, textOf(exchange, remedy).short)}${ruleOf(exchange, remedy)}`)
  const left = rungs.length > from + MOST_OFFERED
  return {
    says: `${words(exchange, 'remedy.ask')}\n\n${lines.join('\n')}`,
    choices: [...offered.map((remedy) => ({ id: remedy.id, label: textOf(exchange, remedy).title })), ...(left ? [choice(exchange, OTHERS, 'remedy.others')] : []), choice(exchange, 'no', 'answer.no')],
    entity: { asks: 'remedy' },
    opens: { asks: 'remedy', ...(from > 0 && { from }) },
  }
}

/** The same question once more; `why`: said first. */
export function askRemedy(exchange: Exchange, why?: string, more: Partial<RemedyQuestion> = {}): true {
  const { says, choices, entity, opens } = remedies(exchange, more.from)
  const citations = choices.flatMap(({ id }) => exchange.world.knowledge.remedies.get(id)?.citations.slice(0, 1) ?? [])
  reply(exchange, 'remedy', [why, says], { choices, entity: { ...entity, citations: distinctCitations(citations) } })
  open(exchange, { ...(opens as RemedyQuestion), ...more })
  return true
}

/** What the person wants to do. False: it is a question of its own. */
export async function answerRemedy(exchange: Exchange, question: RemedyQuestion, offered: string | undefined, read: Confirmation | undefined, reading: Reading): Promise<boolean> {
  const { world, said } = exchange
  const rungs = rungsOf(exchange).map(({ remedy }) => remedy)
  if (offered === OTHERS) return askRemedy(exchange, undefined, { from: (question.from ?? 0) + MOST_OFFERED })
  const asks = offered === undefined && (said.includes('?') || world.asks(said))
  const named = offered === undefined && !asks ? namedIn(exchange, world.knowledge.remedies.values()) : []
  // Another topic's button stood beside the ways.
  if (offered !== undefined && world.knowledge.topics.has(offered)) return leave(exchange)
  const wanted = rungs.find(({ id }) => id === offered) ?? named.find((remedy) => rungs.includes(remedy))
  if (wanted) return take(exchange, wanted)
  if (offered === 'no' || (offered === undefined && read === 'no')) return askMore(exchange)
  if (named.length === 0 && offered === undefined && (asks || reading.question) && !world.ordersLetter(said)) return false
  if (offered === undefined && world.ordersLetter(said)) return takeFirst(exchange)
  // Asked for what the law does not give here, e.g. a review of a ground that has none.
  if (named.length > 0) readWithGround(exchange)
  if (named.length > 0 && !question.again) return askRemedy(exchange, words(exchange, named[0]!.when === 'reviewable' ? 'remedy.not_given' : 'remedy.not_open', { title: textOf(exchange, named[0]!).title }), { again: true })
  if (named.length === 0 && read !== 'yes' && !question.again) return askRemedy(exchange, words(exchange, 'remedy.unread'), { again: true })
  return takeFirst(exchange)
}

function leave({ memory }: Exchange): false {
  delete memory.open
  return false
}

/** What is not open is so because of the reason they gave. */
function readWithGround(exchange: Exchange): void {
  const topics = exchange.memory.refusal ? topicsOf(exchange.memory.refusal) : []
  if (topics[0]) exchange.reading = { topics: topics.slice(0, 3), verdict: judged(exchange, topicOf(exchange, topics[0])).verdict }
}

/** Writes the first letter that is open; without one, the letter that the topic leads to. */
export async function takeFirst(exchange: Exchange): Promise<true> {
  const first = rungsOf(exchange).find(({ remedy, done }) => remedy.letter && !done)?.remedy
  if (first) return take(exchange, first)
  const letter = letterFor(exchange, exchange.memory.topic)
  if (!letter) return askMore(exchange)
  await startLetter(exchange, letter, 'offered')
  return true
}

/** Begins its letter, or tells all about it and asks again. */
async function take(exchange: Exchange, remedy: Remedy): Promise<true> {
  if (remedy.letter) {
    await startLetter(exchange, remedy.letter, 'offered', { about: `${prose(exchange, textOf(exchange, remedy).about)}\n\n${cites(exchange, remedy.citations)}` })
    return true
  }
  const { title, about } = textOf(exchange, remedy)
  const topic = remedy.section && deskTopic(exchange)
  const shown = topic && section(exchange, topic, remedy.section!)
  const sheet = topic && sheetFor(exchange, topic)
  // What is said at the desk rests on the rules of the reason.
  const citations = topic?.citations ?? remedy.citations
  reply(exchange, `remedy.${remedy.id}`, [`**${title}**`, shown && `> ${shown}`, prose(exchange, about), sheet && words(exchange, 'remedy.sheet'), cites(exchange, citations)], {
    ...(sheet && { attachments: [sheet] }), entity: { citations },
  })
  return askMore(exchange)
}

/** The rule that the line rests on. */
const ruleOf = (exchange: Exchange, { citations }: Remedy): string => (citations.length > 0 ? ` (${cites(exchange, citations.slice(0, 1))})` : '')

const textOf = ({ memory }: Exchange, { text }: Remedy): RemedyText => text.get(memory.language)!

/** The ways that a message names, the longest phrase first. */
function namedIn({ said }: Exchange, all: Iterable<Remedy>): Remedy[] {
  const spoken = ` ${wordsOf(said, 300).join(' ')} `
  return [...all]
    .map((remedy) => ({ remedy, size: Math.max(0, ...[...remedy.text.values()].flatMap(({ phrases }) => phrases.filter((phrase) => spoken.includes(` ${phrase} `)).map((phrase) => phrase.length))) }))
    .filter(({ size }) => size > 0).sort((a, b) => b.size - a.size).map(({ remedy }) => remedy)
}
