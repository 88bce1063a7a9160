import { wordsOf } from '../../src/understand/text.ts'

/** Without the ending of a plural or possessive, so that "notes" is "note" and "moms" is "mom". */
export const singular = (word: string): string => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') ? word.slice(0, -1) : word)

export interface Hit<T> { value: T; start: number; end: number }

/** A finder of phrases: for a list of folded words, the longest phrase at each place, in order, none inside another. */
export function phraseFinder<T>(entries: Iterable<readonly [phrase: string, value: T]>): (words: readonly string[]) => Hit<T>[] {
  const table = new Map<string, T>()
  /** By first word: of how many words its longest phrase is. Most words begin none. */
  const longest = new Map<string, number>()
  for (const [phrase, value] of entries) {
    const words = wordsOf(phrase).map(singular)
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 1, words.length))
    if (!table.has(words.join(' '))) table.set(words.join(' '), value)
  }
  return (words) => {
    const keys = words.map(singular)
    const hits: Hit<T>[] = []
    for (let i = 0; i < keys.length;) {
      let length = Math.min(longest.get(keys[i]!) ?? 0, keys.length - i)
      while (length > 0 && !table.has(keys.slice(i, i + length).join(' '))) length--
      if (length > 0) hits.push({ value: table.get(keys.slice(i, i + length).join(' '))!, start: i, end: i + length })
      i += Math.max(1, length)
    }
    return hits
  }
}

const NOT = new Set(['not', 'no', 'dont', 'never', 'without', 'isnt', 'wont', 'cant', 'except', 'excepto', 'sin', 'ni', 'nor', 'nunca', 'menos', 'nada', 'tampoco', 'havent', 'didnt', 'doesnt'])

/** Whether what stands at `start` is refused: "not paper", "no en papel", "anything but paper", "rather than by mail". */
export function isRefused(words: readonly string[], start: number, end: number): boolean {
  const before = words.slice(Math.max(0, start - 4), start)
  const text = before.join(' ')
  if (/\b(?:instead of|rather than|anything but|en vez de|en lugar de)\b(?: \w+){0,2}$/.test(text)) return true
  const at = before.findLastIndex((word) => NOT.has(word))
  if (at >= 0 && !before.slice(at + 1).some((word) => ['but', 'pero', 'just', 'only', 'solo', 'want', 'sino'].includes(word) && before[at] !== 'dont')) return true
  return words[end] === 'no' && end === words.length - 1 && words.length <= 3
}
