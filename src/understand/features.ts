import { createRequire } from 'node:module'
import type { Language } from '../knowledge/schema.ts'
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
/** Room for 2^20 stems in one number with a second stem above it. */
const STEMS = 1 << 20

const stemmers = createRequire(import.meta.url)('snowball-stemmers') as { newStemmer: (language: string) => { stem: (word: string) => string } }

/** A stem's number, and whether the word carries little. */
interface Numbered { id: number; stop: boolean }

/** Learns which features there are, and gives the vectors of the messages it learned from. */
export function learnFeatures(examples: readonly Seen[], words: FeatureWords): { table: FeatureTable; learned: Vector[] } {
  const stems = new Stems(words.stop)
  const { count, isTogether } = counterOf(stems, words)
  const counted = examples.map((seen) => compact(count(seen)))
  const often = new Map<number, number>()
  for (const { keys } of counted) for (const key of keys) often.set(key, (often.get(key) ?? 0) + 1)
  const kept = [...often].filter(([key, times]) => times >= (isTogether(key) ? LEAST_TOGETHER : 1))
  const table: FeatureTable = {
    stems: stems.ids,
    keys: Float64Array.from(kept, ([key]) => key),
    rarity: Float32Array.from(kept, ([, times]) => Math.log(1 + examples.length / times)),
    unseen: UNSEEN * Math.log(1 + examples.length) ** 2,
  }
  const toVector = vectorsOver(table)
  return { table, learned: counted.map(toVector) }
}

/** Turns messages into vectors over features that were learned. */
export function featuresOf(table: FeatureTable, words: FeatureWords): (seen: Seen) => Vector {
  const { count } = counterOf(new Stems(words.stop, table.stems), words)
  const toVector = vectorsOver(table)
  return (seen) => toVector(compact(count(seen)))
}

function vectorsOver({ keys: known, rarity, unseen }: FeatureTable): (counted: Counted) => Vector {
  const columns = new Map<number, number>()
  known.forEach((key, column) => columns.set(key, column))
  return ({ keys, weights }) => {
    const index = new Int32Array(keys.length)
    const value = new Float32Array(keys.length)
    let used = 0
    let length = 0
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      const column = columns.get(key)
      if (column === undefined) {
        if (key < 0) length += unseen
        continue
      }
      const x = weights[i]! * rarity[column]!
      length += x * x
      index[used] = column
      value[used++] = x
    }
    const scale = LENGTH / (Math.sqrt(length) || 1)
    for (let i = 0; i < used; i++) value[i]! *= scale
    return { index: index.subarray(0, used), value: value.subarray(0, used) }
  }
}

function counterOf(stems: Stems, { concepts, generic = new Set() }: FeatureWords) {
  const firstConcept = concepts * concepts
  const firstStem = firstConcept + concepts
  const firstBigram = firstStem + STEMS
  const firstBeside = firstBigram + STEMS * STEMS
  const firstSign = firstBeside + 2 * concepts * STEMS
  const isTogether = (key: number) => (key >= firstBigram && key < firstSign) || key < firstConcept
  return { count, isTogether }

  /** Keys: concept pairs, then concepts, stems, pairs of stems, a concept and the stem beside it, signs; words never seen before are negative. */
  function count({ words, language, concepts: found, places = [], signs = [] }: Seen): Map<number, number> {
    const keys = new Map<number, number>()
    const ids: number[] = []
    let before = NEW
    words.list.forEach((word, i) => {
      const { id, stop: light } = stems.get(word, language)
      ids.push(id)
      if (id === NEW) keys.set(-1 - i, 1)
      else {
        add(keys, firstStem + id, light ? WEIGHT.stop : WEIGHT.word)
        if (before !== NEW) add(keys, firstBigram + before * STEMS + id, WEIGHT.bigram)
      }
      before = id
    })
    for (let i = 0; i < found.length; i++) {
      const concept = found[i]!
      add(keys, firstConcept + concept, WEIGHT.concept)
      if (generic.has(concept)) continue
      for (let j = i + 1; j < found.length; j++) if (!generic.has(found[j]!)) add(keys, concept * concepts + found[j]!, WEIGHT.pair)
    }
    for (const { label, start, end } of places) {
      const left = ids[start - 1] ?? NEW
      const right = ids[end] ?? NEW
      if (left !== NEW) add(keys, firstBeside + 2 * label * STEMS + left, WEIGHT.beside)
      if (right !== NEW) add(keys, firstBeside + (2 * label + 1) * STEMS + right, WEIGHT.beside)
    }
    for (const sign of signs) add(keys, firstSign + sign, WEIGHT.sign)
    return keys
  }
}

/** What was counted, packed: a map for each of some thousand messages takes a hundred megabytes. */
interface Counted { keys: Float64Array; weights: Float32Array }

function compact(found: ReadonlyMap<number, number>): Counted {
  const keys = new Float64Array(found.size)
  const weights = new Float32Array(found.size)
  let i = 0
  found.forEach((weight, key) => {
    keys[i] = key
    weights[i++] = weight
  })
  return { keys, weights }
}

function add(keys: Map<number, number>, key: number, weight: number): void {
  const before = keys.get(key)
  keys.set(key, before === undefined ? weight : before + weight * AGAIN)
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
