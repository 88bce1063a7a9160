import type { Fact, Knowledge, Language } from '../knowledge/schema.ts'
import { contractionsOf, PatternFile, Patterns, readContent, WordFile } from './lexicon.ts'
import { compilePatterns, type Hit, type Match } from './patterns.ts'
import { toWords } from './words.ts'
import { z } from 'zod'

/** What a message says about the facts of a topic; a fact it says nothing of, or both ways, is left out. */
export type FactsSaid = Record<string, 'yes' | 'no'>
export type ReadFacts = (topic: string, text: string) => FactsSaid

/** knowledge/understanding/facts.yaml: lists that the patterns of several topics call. */
const Lists = z.record(z.string().regex(/^[a-z0-9-]+$/), Patterns)

/** Makes the reading of the facts that turn a verdict, from the patterns in the topics' files; these may call the lists of facts.yaml and the concepts as `@name`. Throws ContentError. */
export function createFactReader({ topics }: Pick<Knowledge, 'topics'>, folder: string): ReadFacts {
  const contractions = contractionsOf(readContent(folder, 'words.yaml', WordFile))
  const concepts = Object.entries(readContent(folder, 'concepts.yaml', PatternFile)).map(([name, { any = [], en = [], es = [] }]) => [name, [...any, ...en, ...es]] as const)
  const lists = { ...Object.fromEntries(concepts), ...readContent(folder, 'facts.yaml', Lists) }
  const matches = new Map<string, Match>()
  // A message is asked for the facts of several topics, one after another.
  let last = { text: '', words: toWords('', contractions) }
  return (topic, text) => {
    const facts = topics.get(topic)?.facts ?? []
    if (facts.length === 0) return {}
    // A topic's patterns are compiled when it is first spoken of: most talks need one or two.
    const match = matches.get(topic) ?? compilePatterns([{ patterns: patternsOf(facts), lists }], contractions)
    matches.set(topic, match)
    if (text !== last.text) last = { text, words: toWords(text, contractions) }
    return said(facts, match(last.words, 'en' satisfies Language))
  }
}

/** Labels: two for each fact, yes and no. */
const patternsOf = (facts: readonly Fact[]) => facts.flatMap(({ shows }, i) => [...shows.yes.map((text) => ({ label: 2 * i, text })), ...shows.no.map((text) => ({ label: 2 * i + 1, text }))])

function said(facts: readonly Fact[], hits: readonly Hit[]): FactsSaid {
  const found: FactsSaid = {}
  if (hits.length > 0) facts.forEach(({ id }, i) => {
    const yes = hits.filter(({ label }) => label === 2 * i)
    const no = hits.filter(({ label }) => label === 2 * i + 1)
    const [saysYes, saysNo] = [yes.some((hit) => !no.some((other) => covers(other, hit))), no.some((hit) => !yes.some((other) => covers(other, hit)))]
    if (saysYes !== saysNo) found[id] = saysYes ? 'yes' : 'no'
  })
  return found
}

/** "Not kept apart" stands over "kept apart". */
const covers = (longer: Hit, shorter: Hit): boolean => longer.start <= shorter.start && longer.end >= shorter.end && longer.end - longer.start > shorter.end - shorter.start
