import type { Language } from '../knowledge/schema.ts'
import { Atoms, CLASSES, node, plant, type Step } from './automaton.ts'
import { walker } from './walker.ts'
import { toWords, type Contractions, type Words } from './words.ts'

/**
 * A pattern is words as people type them, in any case, with or without accents. Besides plain words:
 * `record*` a word that starts so; `a/b/c` any of these; `word?` may be missing; `*` any one word; `..` up to three words, `...` up to six;
 * `<number>` `<year>` `<money>`; `@pills` any member of a named list. A pattern never runs over the end of a sentence.
 */
export interface Pattern {
  label: number
  text: string
  /** Only in messages of this language. */
  language?: Language
  /** Takes away finds of the same label that it overlaps: "sleep study" is no study one is enrolled in. */
  except?: boolean
}

/** Where a pattern was found: words from `start` up to, not including, `end`. */
export interface Hit {
  label: number
  start: number
  end: number
}

/** Patterns that belong together, and the named lists they call. */
export interface PatternSet {
  patterns: readonly Pattern[]
  lists?: Readonly<Record<string, readonly string[]>>
}

/** Finds all patterns in a message. */
export type Match = (words: Words, language: Language) => Hit[]

const GAPS: Record<string, number> = { '..': 3, '...': 6 }

/**
 * Compiles patterns into one automaton, so that a message is walked once however many patterns there are.
 * Throws Error when a pattern calls a list that is not there.
 */
export function compilePatterns(sets: readonly PatternSet[], contractions: Contractions): Match {
  const root = node()
  const atoms = new Atoms()
  for (const { patterns, lists = {} } of sets) {
    const expand = expander(contractions, lists)
    for (const { text, ...end } of patterns) for (const path of expand(text)) plant(root, path, atoms, end)
  }
  return walker(root, atoms)
}

/** Writes patterns out as plain paths: optional words and members of several words make more than one. Pieces come again and again, so they are remembered. */
function expander(contractions: Contractions, lists: Readonly<Record<string, readonly string[]>>): (text: string) => Step[][] {
  const remembered = new Map<string, Step[][]>()
  return expand

  function expand(text: string): Step[][] {
    let paths: Step[][] = [[]]
    for (const piece of text.trim().toLowerCase().split(/\s+/)) {
      const gap = GAPS[piece]
      if (gap !== undefined) {
        paths = paths.map((path) => [...path, { gap }])
        continue
      }
      const optional = piece.length > 1 && piece.endsWith('?')
      const choices = choicesOf(optional ? piece.slice(0, -1) : piece)
      const longer = paths.flatMap((path) => choices.map((choice) => [...path, ...choice]))
      paths = optional ? [...longer, ...paths] : longer
    }
    return paths.filter((path) => path.some((step) => 'anyOf' in step))
  }

  function choicesOf(piece: string): Step[][] {
    const known = remembered.get(piece)
    if (known) return known
    const single: string[] = []
    const several: Step[][] = []
    for (const part of piece.split('/')) {
      for (const path of membersOf(part)) {
        const only = path.length === 1 ? path[0] : undefined
        if (only && 'anyOf' in only) single.push(...only.anyOf)
        else if (path.length) several.push(path)
      }
    }
    const choices = single.length ? [[{ anyOf: single }], ...several] : several
    remembered.set(piece, choices)
    return choices
  }

  function membersOf(part: string): Step[][] {
    if (part === '*' || part in CLASSES) return [[{ anyOf: [part] }]]
    if (part.startsWith('@')) {
      const members = lists[part.slice(1)]
      if (!members) throw new Error(`there is no list "${part}"`)
      return members.flatMap(expand)
    }
    const prefix = part.endsWith('*')
    const words = toWords(prefix ? part.slice(0, -1) : part, contractions).list
    return [words.map((word, i) => ({ anyOf: [prefix && i === words.length - 1 ? `${word}*` : word] }))]
  }
}

/** The labels from `first` on, `count` of them, that were found: each once, in rising order, numbered from 0. */
export function distinct(hits: readonly Hit[], first: number, count: number): number[] {
  const found = new Set<number>()
  for (const { label } of hits) if (label >= first && label < first + count) found.add(label - first)
  return [...found].sort((a, b) => a - b)
}
