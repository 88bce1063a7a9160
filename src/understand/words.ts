/** Messages are read up to here: what follows adds nothing and only costs time. */
export const MAX_CHARACTERS = 2000

/** What stands before a word: nothing, a comma or a dash, or the end of a sentence. */
export type Break = 0 | 1 | 2

/** A message as words without accents and in lower case, contractions written out. The arrays run in parallel. */
export interface Words {
  list: string[]
  breaks: Break[]
  /** The word stands between quotation marks. */
  quoted: boolean[]
  /** Where the question marks stand: how many words are before each. */
  questionMarks: number[]
  /** Letters and marks that only Spanish has: ñ ¿ ¡ and accented vowels. */
  spanishMarks: number
}

/** Writes "won't" and "xq" out. Keys are as typed, without accents. */
export type Contractions = ReadonlyMap<string, readonly string[]>

const SUFFIXES: readonly [string, readonly string[]][] = [["n't", ['not']], ["'re", ['are']], ["'ve", ['have']], ["'ll", ['will']], ["'d", ['would']], ["'m", ['am']], ["'s", []]]

/** Cuts a message into words. Any text is fine; looks at the first 2,000 characters. */
export function toWords(text: string, contractions: Contractions): Words {
  const words: Words = { list: [], breaks: [], quoted: [], questionMarks: [], spanishMarks: 0 }
  const plain = withoutAccents(text.slice(0, MAX_CHARACTERS), words)
  let pending: Break = 0
  let inQuotes = false
  for (let i = 0; i < plain.length;) {
    const code = plain.charCodeAt(i)
    if (!isWordPart(code)) {
      if (isQuote(plain, i)) inQuotes = !inQuotes
      if (code === 63) words.questionMarks.push(words.list.length)
      if (!isHyphen(plain, i)) pending = Math.max(pending, breakOf(code)) as Break
      i++
      continue
    }
    let end = i + 1
    while (end < plain.length && continuesWord(plain, end)) end++
    add(words, plain.slice(i, end), pending, inQuotes, contractions)
    pending = 0
    i = end
  }
  return words
}

function withoutAccents(text: string, words: Words): string {
  // eslint-disable-next-line no-control-regex
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase()
  words.spanishMarks = text.match(/[ñÑ¿¡áéíóúÁÉÍÓÚ]/g)?.length ?? 0
  return text.normalize('NFKD').slice(0, MAX_CHARACTERS * 2).replace(/[\u0300-\u036f]/g, '').replace(/[\u2018\u2019\u02bc`]/g, "'").toLowerCase()
}

function add(words: Words, word: string, before: Break, quoted: boolean, contractions: Contractions): void {
  const parts = contractions.get(word) ?? (word.includes("'") ? fromApostrophe(word) : undefined)
  if (!parts) return push(words, word, before, quoted)
  parts.forEach((part, i) => push(words, part, i === 0 ? before : 0, quoted))
}

function push({ list, breaks, quoted }: Words, word: string, before: Break, inQuotes: boolean): void {
  list.push(word)
  breaks.push(before)
  quoted.push(inQuotes)
}

function fromApostrophe(word: string): string[] {
  for (const [suffix, written] of SUFFIXES) {
    if (word.endsWith(suffix) && word.length > suffix.length) return [word.slice(0, -suffix.length).replaceAll("'", ''), ...written]
  }
  const joined = word.replaceAll("'", '')
  return joined ? [joined] : []
}

const isDigit = (code: number) => code >= 48 && code <= 57
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0xfe00 && !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3040) && !(code >= 0xd800 && code < 0xf900))
const isWordPart = (code: number) => isLetter(code) || isDigit(code) || code === 36

function continuesWord(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  if (isLetter(code) || isDigit(code)) return true
  const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
  // An apostrophe inside a word; a point or comma inside a number.
  if (code === 39) return isLetter(next) && isLetter(text.charCodeAt(i - 1))
  return (code === 44 || code === 46) && isDigit(next) && isDigit(text.charCodeAt(i - 1))
}

/** "x-ray": no break between its halves. */
function isHyphen(text: string, i: number): boolean {
  return text.charCodeAt(i) === 45 && i > 0 && isLetter(text.charCodeAt(i - 1)) && i + 1 < text.length && isLetter(text.charCodeAt(i + 1))
}

function isQuote(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  return code === 34 || code === 0x201c || code === 0x201d || code === 0xab || code === 0xbb
}

const HARD = new Set(Array.from('.!?\n;…', (c) => c.charCodeAt(0)))
const SOFT = new Set(Array.from(',:()-–—"“”/', (c) => c.charCodeAt(0)))
const breakOf = (code: number): Break => (HARD.has(code) ? 2 : SOFT.has(code) ? 1 : 0)
