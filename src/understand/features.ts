import { createRequire } from 'node:module'
import type { Language } from '../knowledge/schema.ts'
import { numberIndex } from './number-index.ts'
import type { Hit } from './patterns.ts'
import type { Vector } from './softmax.ts'
import type { Words } from './words.ts'

/** What a classifier is given of a message: its words, its language and the concepts found in it, each once, in rising order. */
export interface Seen {
  words: Words
  language: Language
  concepts: readonly number[]
  /** Where the concepts stand: the words beside them are features too. */
  places?: readonly Hit[]
  /** What the message does, as small numbers: asks, tells of a refusal, is short. */
  signs?: readonly number[]
}

/** The features that were learned: plain data, so that another thread can learn them. */
export interface FeatureTable {
  /** Numbers of word stems. */
  stems: Map<string, number>
  /** Keys of features, in the order of their columns, and how rare each is. */
  keys: Float64Array
  rarity: Float32Array
  /** What a word that nobody taught adds to the length. */
  unseen: number
}

export interface FeatureWords {
  stop: Readonly<Record<Language, ReadonlySet<string>>>
  /** How many concepts there are, and which are too common to make pairs with. */
  concepts: number
  generic?: ReadonlySet<number>
}

/** How much each family of features weighs, before its rarity does. */
const WEIGHT = { word: 1, stop: 0.5, bigram: 0.5, concept: 1.6, pair: 0.6, beside: 0.4, sign: 0.6 }
/** Said twice is a little more than said once. */
const AGAIN = 0.4
/** Words nobody taught count half in the length: a message about something else must not look like what we know. */
const UNSEEN = 0.5
/** How long a message's vector is: the steps of the training go by it. */
const LENGTH = 3
/** Things that stand together (two words, two concepts, a concept and a word) are a feature from the second message on. */
const LEAST_TOGETHER = 2
const NEW = -1
const STRANGER = -1
/** Room for 2^20 stems in one number with a second stem above it. */
const STEMS = 1 << 20

const stemmers = createRequire(import.meta.url)('snowball-stemmers') as { newStemmer: (language: string) => { stem: (word: string) => string } }

/** A stem's number, and whether the word carries little. */
interface Numbered { id: number; stop: boolean }

/** Learns which features there are, and gives the vectors of the messages it learned from. */
export function learnFeatures(examples: readonly Seen[], words: FeatureWords): { table: FeatureTable; learned: Vector[] } {
  const stems = new Stems(words.stop)
  const { count, isTogether } = counterOf(stems, words)
  const counted = examples.map((seen) => compact((take) => count(seen, take)))
  const often = new Map<number, number>()
  for (const { keys } of counted) for (const key of keys) often.set(key, (often.get(key) ?? 0) + 1)
  const kept = [...often].filter(([key, times]) => times >= (isTogether(key) ? LEAST_TOGETHER : 1))
  const table: FeatureTable = {
    stems: stems.ids,
    keys: Float64Array.from(kept, ([key]) => key),
    rarity: Float32Array.from(kept, ([, times]) => Math.log(1 + examples.length / times)),
    unseen: UNSEEN * Math.log(1 + examples.length) ** 2,
  }
  const columnOf = numberIndex(table.keys)
  return { table, learned: counted.map(({ keys, weights }) => toVector(keys.map(columnOf), weights, table.rarity, 0)) }
}

/** Turns messages into vectors over features that were learned. */
export function featuresOf(table: FeatureTable, words: FeatureWords): (seen: Seen) => Vector {
  const { count } = counterOf(new Stems(words.stop, table.stems), words)
  const columnOf = numberIndex(table.keys)
  // Kept between messages, all zero: a message touches some fifty of a hundred thousand features.
  const weights = new Float64Array(table.keys.length)
  const found: number[] = []
  let strangers = 0
  const take: Take = (key, weight) => {
    const column = key === STRANGER ? -1 : columnOf(key)
    if (key === STRANGER) strangers++
    if (column < 0) return
    const before = weights[column]!
    if (before === 0) found.push(column)
    weights[column] = before === 0 ? weight : before + weight * AGAIN
  }
  return (seen) => {
    found.length = 0
    strangers = 0
    count(seen, take)
    const vector = toVector(found, found.map((column) => weights[column]!), table.rarity, strangers * table.unseen)
    for (const column of found) weights[column] = 0
    return vector
  }
}

/** Scales what was found to one length; columns below 0 are of features that were not kept. */
function toVector(columns: ArrayLike<number>, weights: ArrayLike<number>, rarity: Float32Array, unseen: number): Vector {
  const index = new Int32Array(columns.length)
  const value = new Float32Array(columns.length)
  let used = 0
  let length = unseen
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]!
    if (column < 0) continue
    const x = Math.fround(weights[i]!) * rarity[column]!
    length += x * x
    index[used] = column
    value[used++] = x
  }
  const scale = LENGTH / (Math.sqrt(length) || 1)
  for (let i = 0; i < used; i++) value[i]! *= scale
  return { index: index.subarray(0, used), value: value.subarray(0, used) }
}

/** Is told of each feature as it is met, STRANGER for a word that nobody taught; met again, it is told again. */
type Take = (key: number, weight: number) => void

function counterOf(stems: Stems, { concepts, generic = new Set() }: FeatureWords) {
  const firstConcept = concepts * concepts
  const firstStem = firstConcept + concepts
  const firstBigram = firstStem + STEMS
  const firstBeside = firstBigram + STEMS * STEMS
  const firstSign = firstBeside + 2 * concepts * STEMS
  const isTogether = (key: number) => (key >= firstBigram && key < firstSign) || key < firstConcept
  const ids: number[] = []
  return { count, isTogether }

  /** Keys: concept pairs, then concepts, stems, pairs of stems, a concept and the stem beside it, signs. */
  function count({ words: { list }, language, concepts: found, places = [], signs = [] }: Seen, take: Take): void {
    ids.length = 0
    let before = NEW
    for (const word of list) {
      const { id, stop: light } = stems.get(word, language)
      ids.push(id)
      if (id === NEW) take(STRANGER, 1)
      else {
        take(firstStem + id, light ? WEIGHT.stop : WEIGHT.word)
        if (before !== NEW) take(firstBigram + before * STEMS + id, WEIGHT.bigram)
      }
      before = id
    }
    for (let i = 0; i < found.length; i++) {
      const concept = found[i]!
      take(firstConcept + concept, WEIGHT.concept)
      if (generic.has(concept)) continue
      for (let j = i + 1; j < found.length; j++) if (!generic.has(found[j]!)) take(concept * concepts + found[j]!, WEIGHT.pair)
    }
    for (const { label, start, end } of places) {
      const left = ids[start - 1] ?? NEW
      const right = ids[end] ?? NEW
      if (left !== NEW) take(firstBeside + 2 * label * STEMS + left, WEIGHT.beside)
      if (right !== NEW) take(firstBeside + (2 * label + 1) * STEMS + right, WEIGHT.beside)
    }
    for (const sign of signs) take(firstSign + sign, WEIGHT.sign)
  }
}

/** What was counted, packed: a map for each of some thousand messages takes a hundred megabytes. */
interface Counted { keys: Float64Array; weights: Float32Array }

function compact(count: (take: Take) => void): Counted {
  const found = new Map<number, number>()
  count((key, weight) => {
    const before = found.get(key)
    found.set(key, before === undefined ? weight : before + weight * AGAIN)
  })
  return { keys: Float64Array.from(found.keys()), weights: Float32Array.from(found.values()) }
}

const stemmer = { en: stemmers.newStemmer('english'), es: stemmers.newStemmer('spanish') }
/** Shared by all that learn: the same words come to each of them. */
const stemmed: Record<Language, Map<string, string>> = { en: new Map(), es: new Map() }
const MOST_REMEMBERED = 20_000

function stemOf(word: string, language: Language): string {
  const known = stemmed[language].get(word)
  if (known !== undefined) return known
  const stem = stemmer[language].stem(word)
  if (stemmed[language].size >= MOST_REMEMBERED) stemmed[language].clear()
  stemmed[language].set(word, stem)
  return stem
}

/** Numbers for word stems, remembered by word: stemming is slow and people repeat themselves. Given the numbers that were learned, a new stem has none. */
class Stems {
  readonly ids: Map<string, number>
  #words: Record<Language, Map<string, Numbered>> = { en: new Map(), es: new Map() }
  #closed: boolean
  #stop: Readonly<Record<Language, ReadonlySet<string>>>

  constructor(stop: Readonly<Record<Language, ReadonlySet<string>>>, learned?: Map<string, number>) {
    this.#stop = stop
    this.ids = learned ?? new Map()
    this.#closed = learned !== undefined
  }

  get(word: string, language: Language): Numbered {
    const words = this.#words[language]
    const known = words.get(word)
    if (known) return known
    const stem = stemOf(word, language)
    let id = this.ids.get(stem)
    if (id === undefined) {
      id = this.#closed ? NEW : this.ids.size
      if (!this.#closed) this.ids.set(stem, id)
    }
    const numbered = { id, stop: this.#stop[language].has(word) }
    if (words.size >= MOST_REMEMBERED) words.clear()
    words.set(word, numbered)
    return numbered
  }
}
