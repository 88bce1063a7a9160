import type { Language } from '../knowledge/schema.ts'
import type { Atoms, End, Node } from './automaton.ts'
import type { Hit, Match } from './patterns.ts'

const MOST_REMEMBERED = 20_000

/** An automaton laid out flat, each node a number: what a message is walked over. Node `n` has the edges and ends from `first[n]` up to `first[n + 1]`. */
interface Flat {
  firstEdge: Int32Array
  /** The alternatives that lead on, rising within a node, and where to. */
  atom: Int32Array
  to: Int32Array
  /** The node behind a gap, or NONE, and the most words in it. */
  gap: Int32Array
  most: Int32Array
  firstEnd: Int32Array
  ends: End[]
}
const NONE = -1

function flatten(root: Node): Flat {
  const nodes: Node[] = [root]
  const numbers = new Map<Node, number>([[root, 0]])
  const numberOf = (one: Node): number => {
    const known = numbers.get(one)
    if (known !== undefined) return known
    numbers.set(one, nodes.length)
    return nodes.push(one) - 1
  }
  const firstEdge: number[] = []
  const firstEnd: number[] = []
  const [atom, to, gap, most, ends]: [number[], number[], number[], number[], End[]] = [[], [], [], [], []]
  for (let n = 0; n < nodes.length; n++) { // grows as it goes
    const { next, gap: behind, ends: own } = nodes[n]!
    firstEdge.push(atom.length)
    firstEnd.push(ends.length)
    for (const [id, node] of [...next].sort(([a], [b]) => a - b)) {
      atom.push(id)
      to.push(numberOf(node))
    }
    gap.push(behind ? numberOf(behind.node) : NONE)
    most.push(behind?.most ?? 0)
    ends.push(...own)
  }
  firstEdge.push(atom.length)
  firstEnd.push(ends.length)
  const packed = (list: number[]) => Int32Array.from(list)
  return { firstEdge: packed(firstEdge), atom: packed(atom), to: packed(to), gap: packed(gap), most: packed(most), firstEnd: packed(firstEnd), ends }
}

/** What a word can be, rising, and where it leads from the root. */
interface Known { ids: Int32Array; starts: readonly number[] }

/** Walks messages. It keeps its lists of open states between calls, because making them anew took most of the time. */
export function walker(root: Node, atoms: Atoms): Match {
  const { firstEdge, atom, to, gap, most, firstEnd, ends } = flatten(root)
  const remembered = new Map<string, Known>()
  /** The last word, by number, that could be this alternative. */
  const seen = new Int32Array(atoms.count)
  let word = 0
  let open = new States()
  let next = new States()
  let hits: Hit[] = []
  let exceptions: Hit[] = []

  return ({ list, breaks }, language) => {
    hits = []
    exceptions = []
    open.count = 0
    for (let i = 0; i < list.length; i++) {
      const { ids, starts } = knownOf(list[i]!)
      if (breaks[i] === 2) open.count = 0
      next.count = 0
      word = word === 0x7fffffff ? 1 : word + 1
      for (let k = 0; k < ids.length; k++) seen[ids[k]!] = word
      for (let s = 0; s < open.count; s++) {
        const at = open.at[s]!
        const start = open.start[s]!
        for (let e = firstEdge[at]!, last = firstEdge[at + 1]!; e < last; e++) if (seen[atom[e]!] === word) enter(to[e]!, start, i + 1, language)
        if (open.left[s]! > 0) next.add(at, start, open.left[s]! - 1)
      }
      for (let k = 0; k < starts.length; k++) enter(starts[k]!, i, i + 1, language)
      ;[open, next] = [next, open]
    }
    const found = hits
    return exceptions.length ? found.filter((hit) => !exceptions.some((e) => e.label === hit.label && e.start < hit.end && hit.start < e.end)) : found
  }

  function enter(at: number, start: number, end: number, language: Language): void {
    for (let e = firstEnd[at]!, last = firstEnd[at + 1]!; e < last; e++) {
      const { label, language: only, except } = ends[e]!
      if (!only || only === language) (except ? exceptions : hits).push({ label, start, end })
    }
    if (firstEdge[at] !== firstEdge[at + 1]) next.add(at, start, 0)
    if (gap[at] !== NONE) next.add(gap[at]!, start, most[at]!)
  }

  function knownOf(text: string): Known {
    const known = remembered.get(text)
    if (known) return known
    const ids = Int32Array.from(atoms.of(text)).sort()
    const starts = [...ids].flatMap((id) => {
      const edge = edgeOf(id)
      return edge === NONE ? [] : to[edge]!
    })
    const found = { ids, starts }
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(text, found)
    return found
  }

  /** The root's edge for an alternative, by halving: it has thousands. */
  function edgeOf(id: number): number {
    let low = 0
    let high = firstEdge[1]!
    while (low < high) {
      const middle = (low + high) >> 1
      if (atom[middle]! < id) low = middle + 1
      else high = middle
    }
    return low < firstEdge[1]! && atom[low] === id ? low : NONE
  }
}

/** Patterns begun and not ended, each with its first word and how many words its gap may still take. */
class States {
  count = 0
  at: number[] = []
  start: number[] = []
  left: number[] = []

  add(at: number, start: number, left: number): void {
    this.at[this.count] = at
    this.start[this.count] = start
    this.left[this.count++] = left
  }
}
