import type { Language } from '../knowledge/schema.ts'
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

type End = Pick<Pattern, 'label' | 'language' | 'except'>

interface Node {
  next: Map<number, Node>
  /** Words that may stand between this node's word and the next. */
  gap?: { node: Node; most: number }
  ends: End[]
}

const GAPS: Record<string, number> = { '..': 3, '...': 6 }
const ANY = 0
const CLASSES: Record<string, RegExp> = { '<number>': /^\d/, '<year>': /^(19|20)\d\d$/, '<money>': /^\$\d/ }
const MOST_REMEMBERED = 20_000

const node = (): Node => ({ next: new Map(), ends: [] })

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

/** A step of a pattern: alternatives for one word, or a gap. */
type Step = { anyOf: string[] } | { gap: number }

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

function plant(root: Node, path: readonly Step[], atoms: Atoms, end: End): void {
  let at = root
  for (const step of path) {
    if ('gap' in step) {
      // Two gaps of different lengths from one node would be rare; the longer one serves both.
      at.gap ??= { node: node(), most: 0 }
      at.gap.most = Math.max(at.gap.most, step.gap)
      at = at.gap.node
      continue
    }
    const atom = atoms.idOf(step.anyOf)
    let to = at.next.get(atom)
    if (!to) at.next.set(atom, to = node())
    at = to
  }
  at.ends.push(end)
}

/** The alternatives that patterns ask for, each with a number; and for a word, which of them it is. */
class Atoms {
  #ids = new Map<string, number>([['*', ANY]])
  #words = new Map<string, number[]>()
  #prefixes = new Map<string, number[]>()
  #classes: { is: RegExp; id: number }[] = []

  idOf(anyOf: readonly string[]): number {
    const key = [...anyOf].sort().join('/')
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(key, id)
    for (const one of new Set(anyOf)) {
      const is = CLASSES[one]
      if (is) this.#classes.push({ is, id })
      else if (one.endsWith('*')) push(this.#prefixes, one.slice(0, -1), id)
      else push(this.#words, one, id)
    }
    return id
  }

  of(word: string): number[] {
    const ids = new Set([ANY, ...(this.#words.get(word) ?? [])])
    for (let length = 1; length <= word.length; length++) for (const id of this.#prefixes.get(word.slice(0, length)) ?? []) ids.add(id)
    for (const { is, id } of this.#classes) if (is.test(word)) ids.add(id)
    return [...ids]
  }
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const list = map.get(key)
  if (list) list.push(id)
  else map.set(key, [id])
}

/** The labels from `first` on, `count` of them, that were found: each once, in rising order, numbered from 0. */
export function distinct(hits: readonly Hit[], first: number, count: number): number[] {
  const found = new Set<number>()
  for (const { label } of hits) if (label >= first && label < first + count) found.add(label - first)
  return [...found].sort((a, b) => a - b)
}

/** What a word can be, and where it leads from the root. */
interface Known { ids: readonly number[]; starts: readonly Node[] }

/** Walks messages. It keeps its lists of open states between calls, because making them anew took most of the time. */
function walker(root: Node, atoms: Atoms): Match {
  const remembered = new Map<string, Known>()
  let open = new States()
  let next = new States()

  return (words, language) => {
    const hits: Hit[] = []
    const exceptions: Hit[] = []
    open.count = 0
    for (let i = 0; i < words.list.length; i++) {
      const { ids, starts } = knownOf(words.list[i]!)
      if (words.breaks[i] === 2) open.count = 0
      next.count = 0
      for (let s = 0; s < open.count; s++) {
        const at = open.at[s]!
        const start = open.start[s]!
        for (const id of ids) {
          const to = at.next.get(id)
          if (to) enter(to, start)
        }
        if (open.left[s]! > 0) next.add(at, start, open.left[s]! - 1)
      }
      for (const to of starts) enter(to, i)
      ;[open, next] = [next, open]

      function enter(to: Node, start: number): void {
        for (const { label, language: only, except } of to.ends) if (!only || only === language) (except ? exceptions : hits).push({ label, start, end: i + 1 })
        if (to.next.size) next.add(to, start, 0)
        if (to.gap) next.add(to.gap.node, start, to.gap.most)
      }
    }
    return exceptions.length ? hits.filter((hit) => !exceptions.some((e) => e.label === hit.label && e.start < hit.end && hit.start < e.end)) : hits
  }

  function knownOf(word: string): Known {
    const known = remembered.get(word)
    if (known) return known
    const ids = atoms.of(word)
    const found = { ids, starts: ids.flatMap((id) => root.next.get(id) ?? []) }
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(word, found)
    return found
  }
}

/** Patterns begun and not ended, each with its first word and how many words its gap may still take. */
class States {
  count = 0
  at: Node[] = []
  start: number[] = []
  left: number[] = []

  add(at: Node, start: number, left: number): void {
    this.at[this.count] = at
    this.start[this.count] = start
    this.left[this.count++] = left
  }
}
