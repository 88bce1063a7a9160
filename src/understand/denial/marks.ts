import { z } from 'zod'
import { REFUSAL_WAYS, type Knowledge, type RefusalWay } from '../../knowledge/schema.ts'
import { contractionsOf, labelled, PatternFile, Patterns, readContent, WordFile } from '../lexicon.ts'
import { compilePatterns, type Hit, type Pattern } from '../patterns.ts'
import { toWords, type Words } from '../words.ts'
import { letterOf, type Letter, type Sentence } from './letter.ts'

/** knowledge/understanding/denials.yaml. */
const DenialFile = z.strictObject({ lists: z.record(z.string(), Patterns), marks: PatternFile })

/** What the words of a sentence do in a letter: the groups of denials.yaml. */
export const MARKS = [
  'refuses', 'denies', 'grants', 'form-limit', 'extends', 'delay', 'reason', 'general', 'not-about', 'asked-for', 'request', 'records', 'other-matter', 'acknowledges', 'addressed', 'office', 'greeting', 'closing', 'narrator', 'asks',
  'review-right', 'review-past', 'review-how', 'final', 'complains', 'to-entity', 'to-hhs', 'disagrees', 'contacts', 'contact-me', 'title', 'billing-office', 'rest-given', 'elsewhere', 'extended-before', 'spoken', 'despair',
] as const
export type Mark = (typeof MARKS)[number]

/** A topic's own words in a sentence. */
export interface Named { topic: string; way: RefusalWay; start: number; end: number }

/** A sentence with what was found in it. */
export interface Marked extends Sentence {
  words: Words
  hits: Hit[]
  named: Named[]
  has: (mark: Mark) => boolean
  /** Where a mark was found. */
  at: (mark: Mark) => Hit[]
}
export interface MarkedLetter extends Letter { sentences: Marked[] }

/** Makes the marking of letters, from knowledge/understanding/denials.yaml and the topics' `refusals`. Throws ContentError. */
export function createMarking({ topics }: Knowledge, folder: string): (text: string) => MarkedLetter {
  const contractions = contractionsOf(readContent(folder, 'words.yaml', WordFile))
  const { lists, marks } = readContent(folder, 'denials.yaml', DenialFile)
  const own = labelled(marks)
  const labels = new Map(own.names.map((name, i) => [name, i]))
  const sources = [...topics.values()].flatMap(({ id, refusals }) => REFUSAL_WAYS.filter((way) => way !== 'not').map((way) => ({ topic: id, way, patterns: refusals[way], not: refusals.not })))
  const patterns = sources.flatMap((source, i) => [
    ...source.patterns.map((text): Pattern => ({ label: own.names.length + i, text })),
    ...(source.way === 'cites' ? [] : source.not.map((text): Pattern => ({ label: own.names.length + i, text, except: true }))),
  ])
  const match = compilePatterns([{ patterns: [...own.patterns, ...patterns], lists }], contractions)

  return (text) => {
    const letter = letterOf(text)
    return { ...letter, sentences: letter.sentences.map(marked) }
  }

  function marked(sentence: Sentence): Marked {
    // A point within a sentence ("Dr.", "U.S.C.") ends nothing: the sentences are cut already.
    const words = toWords(sentence.text.replace(/[.;!?](?=\s)/g, ' '), contractions)
    const hits = match(words, 'en')
    const found = new Set(hits.map(({ label }) => label))
    const at = (mark: Mark) => hits.filter(({ label }) => label === labels.get(mark))
    const named = hits.flatMap(({ label, start, end }) => {
      const source = sources[label - own.names.length]
      return source ? [{ topic: source.topic, way: source.way, start, end }] : []
    })
    return { ...sentence, words, hits, named, at, has: (mark) => found.has(labels.get(mark)!) }
  }
}

/** The words around a place in a sentence, at most 200 characters. */
export function wordsOf({ text, words }: Marked, start = 0): string {
  const most = 200
  if (text.length <= most) return text
  // Words and characters do not count alike; near enough to show the place.
  const about = Math.max(0, Math.floor((start / Math.max(1, words.list.length)) * text.length) - 60)
  const from = about === 0 ? 0 : text.indexOf(' ', Math.min(about, text.length - most)) + 1
  const cut = text.slice(from, from + most - 2)
  const whole = from + cut.length >= text.length ? cut : cut.slice(0, Math.max(1, cut.lastIndexOf(' ')))
  return `${from > 0 ? '…' : ''}${whole}${from + whole.length < text.length ? '…' : ''}`
}
