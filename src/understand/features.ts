import { createRequire } from 'node:module'
import type { Language } from '../knowledge/schema.ts'
import type { Vector } from './softmax.ts'
import type { Words } from './words.ts'

/** What the classifier is given of a message: its words, its language and the concepts that were found in it. */
export interface Seen {
  words: Words
  language: Language
  concepts: readonly number[]
}

/** How much each family of features weighs, before its rarity does. */
const WEIGHT = { word: 1, stop: 0.25, bigram: 0.5, concept: 1.6, pair: 0.6 }
/** Words nobody taught count half in the length: a message about something else must not look like what we know. */
const UNSEEN = 0.5

const stemmers = createRequire(import.meta.url)('snowball-stemmers') as { newStemmer: (language: string) => { stem: (word: string) => string } }

/** Turns messages into vectors. Features are those of the messages it was made from. */
export interface Features {
  size: number
  vector: (seen: Seen) => Vector
}

/** `generic`: concepts too common to make pairs with. */
export function learnFeatures(examples: readonly Seen[], stop: Readonly<Record<Language, ReadonlySet<string>>>, generic: ReadonlySet<number>): Features {
  const stem = rememberingStemmer()
  const seenIn = new Map<string, number>()
  for (const seen of examples) for (const name of namesOf(seen).keys()) seenIn.set(name, (seenIn.get(name) ?? 0) + 1)
  const known = new Map<string, { index: number; rarity: number }>()
  for (const [name, count] of seenIn) known.set(name, { index: known.size, rarity: Math.log(1 + examples.length / count) })
  const unseen = UNSEEN * Math.log(1 + examples.length) ** 2
  return { size: known.size, vector }

  function vector(seen: Seen): Vector {
    const index: number[] = []
    const value: number[] = []
    let length = 0
    for (const [name, weight] of namesOf(seen)) {
      const feature = known.get(name)
      if (!feature) {
        if (name.startsWith('w')) length += unseen
        continue
      }
      const x = weight * feature.rarity
      length += x * x
      index.push(feature.index)
      value.push(x)
    }
    const scale = 1 / (Math.sqrt(length) || 1)
    return { index: Int32Array.from(index), value: Float32Array.from(value, (x) => x * scale) }
  }

  function namesOf({ words, language, concepts }: Seen): Map<string, number> {
    const names = new Map<string, number>()
    let before = ''
    for (const word of words.list) {
      const stemmed = stem(word, language)
      add(names, `w${stemmed}`, stop[language].has(word) ? WEIGHT.stop : WEIGHT.word)
      if (before) add(names, `b${before} ${stemmed}`, WEIGHT.bigram)
      before = stemmed
    }
    for (const [i, concept] of concepts.entries()) {
      add(names, `k${concept}`, WEIGHT.concept)
      if (generic.has(concept)) continue
      for (const other of concepts.slice(i + 1)) if (!generic.has(other)) add(names, `p${concept} ${other}`, WEIGHT.pair)
    }
    return names
  }
}

/** Said twice is a little more than said once. */
function add(names: Map<string, number>, name: string, weight: number): void {
  const before = names.get(name)
  names.set(name, before === undefined ? weight : before + weight * 0.4)
}

function rememberingStemmer(): (word: string, language: Language) => string {
  const stemmer = { en: stemmers.newStemmer('english'), es: stemmers.newStemmer('spanish') }
  const remembered = { en: new Map<string, string>(), es: new Map<string, string>() }
  return (word, language) => {
    const known = remembered[language].get(word)
    if (known !== undefined) return known
    if (remembered[language].size > 20_000) remembered[language].clear()
    const stemmed = stemmer[language].stem(word)
    remembered[language].set(word, stemmed)
    return stemmed
  }
}
