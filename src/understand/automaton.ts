import type { Hit, Match, Pattern } from './patterns.ts'

type End = Pick<Pattern, 'label' | 'language' | 'except'>

/** A place in the automaton: the words that lead on, and the patterns that end here. */
export interface Node {
  next: Map<number, Node>
  /** Words that may stand between this node's word and the next. */
  gap?: { node: Node; most: number }
  ends: End[]
}

/** An automaton's empty root. */
export const node = (): Node => ({ next: new Map(), ends: [] })

const ANY = 0
/** What a pattern may ask of a word besides being a word. */
export const CLASSES: Record<string, RegExp> = { '<number>': /^\d/, '<year>': /^(19|20)\d\d$/, '<money>': /^\$\d/ }
const MOST_REMEMBERED = 20_000

/** A step of a pattern: alternatives for one word, or a gap. */
export type Step = { anyOf: string[] } | { gap: number }

/** Adds a path to the automaton. */
export function plant(root: Node, path: readonly Step[], atoms: Atoms, end: End): void {
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
export class Atoms {
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

/** What a word can be, and where it leads from the root. */
interface Known { ids: readonly number[]; starts: readonly Node[] }

/** Walks messages. It keeps its lists of open states between calls, because making them anew took most of the time. */
export function walker(root: Node, atoms: Atoms): Match {
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
