import { wordsOf } from '../../understand/text.ts'
import { NOTICE_LINES, type Finding, type NoticeLine, type Standing } from '../../understand/denial/finding.ts'
import { choice, open, plain, reply, words, type Exchange } from '../exchange.ts'
import { doubted, groundsHeard } from '../model/finding.ts'
import { judged } from '../topic/judging.ts'
import { newCase } from '../memory.ts'
import type { Choice, NoticeEntity } from '../reply.ts'
import { titleOf, topicChoice, topicOf } from '../topic/words.ts'
import { NOT_KNOWN } from './known.ts'

/** Grounds offered beside the one that was read. */
const MOST_OTHERS = 2

/**
 * Reads a refusal that was pasted or uploaded: the reason it gives, and whether the notice holds, as two findings, to be confirmed or put right.
 * Only ids and days of it are kept. `danger`: words of danger were heard beside it; `about`: something to be said first.
 */
export function hearRefusal(exchange: Exchange, text: string, { danger, about }: { danger: boolean; about?: string | undefined }): void {
  const { world, today } = exchange
  const finding = doubted(exchange, world.readRefusal(text, { today, written: true }))
  keep(exchange, finding)
  const [first] = finding.grounds
  exchange.reading = first
    ? { topics: finding.grounds.slice(0, 3).map(({ topic }) => topic), verdict: judged(exchange, topicOf(exchange, first.topic)).verdict }
    : { topics: [NOT_KNOWN], verdict: topicOf(exchange, NOT_KNOWN).verdict }
  exchange.memory.topic = first?.topic ?? NOT_KNOWN
  reply(exchange, 'refusal', [danger || finding.despair ? words(exchange, 'refusal.quoted_crisis') : undefined, about, reasons(exchange, finding), notice(exchange, finding), words(exchange, first ? 'refusal.ask' : 'refusal.ask_reason')], {
    choices: reasonChoices(exchange, finding.grounds.map(({ topic }) => topic), groundsHeard(exchange, finding)),
    entity: { asks: 'reason_given', notice: entityOf(finding) },
  })
  open(exchange, { asks: 'reason_given' })
}

/** The reasons that can be picked: the one that was read, others that may be meant, none of them, none given. `heard`: reasons that only a model read. */
export function reasonChoices(exchange: Exchange, [first, ...others]: readonly string[], heard: readonly string[] = []): Choice[] {
  const more = [...others, ...heard].slice(0, MOST_OTHERS).map((topic) => topicChoice(exchange, topic))
  return [
    ...(first ? [choice(exchange, 'yes', 'refusal.yes')] : []), ...more, ...(first || more.length > 0 ? [choice(exchange, 'none', 'none')] : []),
    choice(exchange, 'no-reason', 'refusal.no_reason_given'),
  ]
}

/** A second refusal, or one from another office than the one known, is another case. */
const isAnother = ({ memory: { refusal, known } }: Exchange, { provider }: Finding): boolean => {
  const same = provider !== undefined && known.provider ? alike(provider, known.provider) : undefined
  return same === false || (refusal?.confirmed === true && same !== true)
}
const alike = (a: string, b: string): boolean => {
  const [one, other] = [wordsOf(a).join(' '), wordsOf(b).join(' ')]
  return one.includes(other) || other.includes(one)
}

function keep(exchange: Exchange, finding: Finding): void {
  const { memory } = exchange
  if (isAnother(exchange, finding)) newCase(memory)
  delete memory.known.denial_date
  memory.refusal = {
    grounds: finding.grounds.map(({ topic }) => topic), confirmed: false,
    ...(finding.lines.in_writing.standing === 'present' && { how: 'writing' }),
    missing: standing(finding, 'missing'), cannotTell: standing(finding, 'cannot_tell'),
  }
  for (const [topic, facts] of Object.entries(finding.facts)) memory.told[topic] = { ...memory.told[topic], ...facts }
  if (finding.provider) memory.known.provider ??= finding.provider
  if (finding.letterDate) memory.known.denial_date = finding.letterDate
  if (finding.requestDate) memory.known.request_date = finding.requestDate
}

const standing = ({ lines }: Finding, as: Standing) => NOTICE_LINES.filter((line) => lines[line].standing === as)

/** The first two reasons, each with the words it was read from. */
function reasons(exchange: Exchange, { grounds }: Finding): string {
  if (grounds.length === 0) return words(exchange, 'refusal.no_reason')
  return grounds.slice(0, 2).map(({ topic, words: said }, i) => words(exchange, i === 0 ? 'refusal.reason' : 'refusal.also', { title: titleOf(exchange, topic), words: plain(said) })).join('\n\n')
}

/** Lines whose words are worth a look: the others stand for the whole letter, or stand under the reason. */
const QUOTED: readonly NoticeLine[] = ['review_rights', 'complaint_description', 'contact_name_or_title', 'contact_phone']
/** The longest quotation of a line. */
const LONGEST = 140

/** What was found, with the words it was read from, so that the person can look whether that is right; lines that rest on one sentence stand together. */
function quotesOf(exchange: Exchange, { lines }: Finding): string[] {
  const found = Map.groupBy(QUOTED.filter((line) => lines[line].standing === 'present' && lines[line].words), (line) => lines[line].words!)
  return [...found].map(([said, of]) => `- ${words(exchange, 'refusal.read_from', { lines: of.map((line) => words(exchange, `refusal.lines.${line}`)), words: plain(shortened(said)) })}`)
}

const shortened = (said: string): string => (said.length > LONGEST ? `${said.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : said)

/** The notice in three short lists. */
function notice(exchange: Exchange, finding: Finding): string {
  const lists = (['present', 'missing', 'cannot_tell'] as const).map((as) => {
    const lines = standing(finding, as).map((line) => words(exchange, `refusal.lines.${line}`))
    return lines.length > 0 ? `- ${words(exchange, `refusal.${as}`, { lines })}` : undefined
  })
  return [words(exchange, 'refusal.notice'), ...lists, ...quotesOf(exchange, finding)].filter(Boolean).join('\n')
}

/** The reading as the outside sees it. What no letter has to say stands in `missing` never. */
function entityOf(finding: Finding): NoticeEntity {
  const { grounds, category, rest_of_record_given, told_where, requestDate, letterDate } = finding
  const extras = Object.entries({ rest_of_record_given, told_where })
  const of = (as: Standing) => [...standing(finding, as), ...extras.flatMap(([name, line]) => (line.standing === as ? [name] : []))]
  return {
    grounds: grounds.map(({ topic }) => topic), category, present: of('present'), missing: of('missing'), cannot_tell: of('cannot_tell'),
    ...(requestDate && { request_date: requestDate }), ...(letterDate && { letter_date: letterDate }),
  }
}
