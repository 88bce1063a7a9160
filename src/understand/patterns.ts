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
}

/** Where a pattern was found: words from `start` up to, not including, `end`. */
export interface Hit {
  label: number
  start: number
  end: number
}

/** All patterns in one automaton, so that a message is walked once however many patterns there are. */
export interface Matcher {
  match: (words: Words, language: Language) => Hit[]
}

interface Node {
  next: Map<number, Node>
  /** Words that may stand between this node's word and the next. */
  gap?: { node: Node; most: number }
  ends: { label: number; language: Language | undefined }[]
}

const GAPS: Record<string, number> = { '..': 3, '...': 6 }
const ANY = 0
const CLASSES: Record<string, RegExp> = { '<number>': /^\d/, '<year>': /^(19|20)\d\d$/, '<money>': /^\$\d/ }
const MOST_REMEMBERED = 20_000

const node = (): Node => ({ next: new Map(), ends: [] })

/** Compiles patterns; `lists` are the named ones. Throws Error when a pattern names a list that is not there. */
export function compilePatterns(patterns: readonly Pattern[], contractions: Contractions, lists: Readonly<Record<string, readonly string[]>> = {}): Matcher {
  const root = node()
  const atoms = new Atoms()
  for (const { label, text, language } of patterns) {
    for (const path of expand(text, contractions, lists)) plant(root, path, atoms, { label, language })
  }
  return { match: (words, language) => match(root, atoms, words, language) }
}

/** A step of a pattern: alternatives for one word, or a gap. */
type Step = { anyOf: string[] } | { gap: number }

/** Writes a pattern out as plain paths: optional words and members of several words make more than one. */
function expand(text: string, contractions: Contractions, lists: Readonly<Record<string, readonly string[]>>): Step[][] {
  let paths: Step[][] = [[]]
  for (const piece of text.trim().toLowerCase().split(/\s+/)) {
    const gap = GAPS[piece]
    if (gap !== undefined) {
      paths = paths.map((path) => [...path, { gap }])
      continue
    }
    const optional = piece.length > 1 && piece.endsWith('?')
    const choices = alternatives(optional ? piece.slice(0, -1) : piece, contractions, lists)
    const longer = paths.flatMap((path) => choices.map((choice) => [...path, ...choice]))
    paths = optional ? [...longer, ...paths] : longer
  }
  return paths.filter((path) => path.some((step) => 'anyOf' in step))
}

function alternatives(piece: string, contractions: Contractions, lists: Readonly<Record<string, readonly string[]>>): Step[][] {
  const single: string[] = []
  const several: Step[][] = []
  for (const part of piece.split('/')) {
    if (part.startsWith('@')) {
      const members = lists[part.slice(1)]
      if (!members) throw new Error(`there is no list "${part}"`)
      for (const member of members) for (const path of expand(member, contractions, lists)) take(path)
    } else if (part === '*' || part in CLASSES) {
      single.push(part)
    } else {
      const prefix = part.endsWith('*')
      const words = toWords(prefix ? part.slice(0, -1) : part, contractions).list
      take(words.map((word, i) => ({ anyOf: [prefix && i === words.length - 1 ? `${word}*` : word] })))
    }
  }
  return single.length ? [[{ anyOf: single }], ...several] : several

  function take(path: Step[]): void {
    const only = path.length === 1 ? path[0] : undefined
    if (only && 'anyOf' in only) single.push(...only.anyOf)
    else if (path.length) several.push(path)
  }
}

function plant(root: Node, path: readonly Step[], atoms: Atoms, end: { label: number; language: Language | undefined }): void {
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
  #remembered = new Map<string, readonly number[]>()

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

  of(word: string): readonly number[] {
    const known = this.#remembered.get(word)
    if (known) return known
    const ids = new Set([ANY, ...(this.#words.get(word) ?? [])])
    for (let length = 1; length <= word.length; length++) for (const id of this.#prefixes.get(word.slice(0, length)) ?? []) ids.add(id)
    for (const { is, id } of this.#classes) if (is.test(word)) ids.add(id)
    const found = [...ids]
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
    this.#remembered.set(word, found)
    return found
  }
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const list = map.get(key)
  if (list) list.push(id)
  else map.set(key, [id])
}

interface State { at: Node; start: number; left: number }

function match(root: Node, atoms: Atoms, words: Words, language: Language): Hit[] {
  const hits: Hit[] = []
  let states: State[] = []
  for (let i = 0; i < words.list.length; i++) {
    const ids = atoms.of(words.list[i]!)
    const before = words.breaks[i] === 2 ? [] : states
    states = []
    for (const state of before) {
      step(state.at, state.start)
      if (state.left > 0) states.push({ at: state.at, start: state.start, left: state.left - 1 })
    }
    step(root, i)

    function step(from: Node, start: number): void {
      if (!from.next.size) return
      for (const id of ids) {
        const to = from.next.get(id)
        if (!to) continue
        for (const end of to.ends) if (!end.language || end.language === language) hits.push({ label: end.label, start, end: i + 1 })
        if (to.next.size) states.push({ at: to, start, left: 0 })
        if (to.gap) states.push({ at: to.gap.node, start, left: to.gap.most })
      }
    }
  }
  return hits
}
