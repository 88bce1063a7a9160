import type { Pattern } from './patterns.ts'

export type End = Pick<Pattern, 'label' | 'language' | 'except'>

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

  /** How many there are; numbers are below this. */
  get count(): number {
    return this.#ids.size
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
