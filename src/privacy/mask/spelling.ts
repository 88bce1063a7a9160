/** A known word that is the only one so near; undefined where there is none, or more than one. */
export type Spelling = (word: string) => string | undefined

const SHORTEST = 4
const LONGEST = 20
/** From here on, two letters may be wrong. */
const TWO_WRONG = 8
/** More words than there ever are. */
const PLACES = 2 ** 20

/**
 * Finds misspelled words: one letter left out, put in, changed, or two turned round; two such in words of eight letters or more. Words are in lower case.
 * The words are kept by what is left of them without a letter or two: what was typed and what was meant have that in common.
 */
export function createSpelling(words: Iterable<string>): Spelling {
  const list = [...words].filter(({ length }) => length >= SHORTEST - 1 && length <= LONGEST + 2)
  // Hash and place of the word in one number, so that sorting is quick and nothing else is kept.
  const rests = Float64Array.from(list.flatMap((word, i) => restsOf(word, word.length >= TWO_WRONG - 2 ? 2 : 1).map((hash) => hash * PLACES + i))).sort()
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST) return undefined
    return nearest(word, 1) ?? (word.length >= TWO_WRONG ? nearest(word, 2) : undefined)
  }

  function nearest(word: string, most: 1 | 2): string | undefined {
    let found: number | undefined
    for (const hash of restsOf(word, most)) {
      for (let at = firstAt(rests, hash * PLACES); at < rests.length && rests[at]! < (hash + 1) * PLACES; at++) {
        const i = rests[at]! % PLACES
        if (i === found || !isWithin(word, list[i]!, most)) continue
        if (found !== undefined) return undefined
        found = i
      }
    }
    return found === undefined ? undefined : list[found]
  }
}

/** Hashes of the word, and of it without any one letter or two. */
function restsOf(word: string, most: 1 | 2): number[] {
  const rests = new Set<number>([hashOf(word, -1, -1)])
  for (let i = 0; i < word.length; i++) {
    rests.add(hashOf(word, i, -1))
    if (most === 2) for (let j = i + 1; j < word.length; j++) rests.add(hashOf(word, i, j))
  }
  return [...rests]
}

/** FNV-1a over the letters but two. */
function hashOf(word: string, without: number, andWithout: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) if (i !== without && i !== andWithout) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function firstAt(sorted: Float64Array, value: number): number {
  let low = 0
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether so few letters left out, put in, changed or turned round make one of the other. */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  let older: number[] = []
  let old = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(old[j]! + 1, row[j - 1]! + 1, old[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, older[j - 2]! + 1)
    }
    older = old
    old = row
  }
  return old[b.length]! <= most
}
