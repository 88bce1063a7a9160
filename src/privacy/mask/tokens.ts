/** What stands in place of words that are not sent. `word`: of no kind we can tell. */
export type Kind = 'name' | 'email' | 'link' | 'phone' | 'number' | 'date' | 'year' | 'address' | 'word'

/** A word or a number of a message. */
export interface Token {
  start: number
  end: number
  typed: string
  /** Lower case, no accents, straight apostrophes. */
  key: string
  /** What was typed since the token before. */
  before: string
  /** Nothing but a space, a hyphen or an abbreviation's point parts it from the token before. */
  joined: boolean
  /** A capital says nothing here: a sentence begins, or all words of the message have one. */
  first: boolean
  /** How it begins: `title` for "Word", `loud` for "WORD"; `small` too where all words of the message have capitals. */
  letters: 'small' | 'title' | 'loud'
  /** It is not to be sent; this stands for it. */
  mask?: Kind
  /** What is sent for it. */
  say?: string
  /** Part of a phrase that is no name, whatever its words are. */
  sure?: boolean
}

// An amount with its points and commas is one token; each part is bounded, so that no input makes it slow.
const TOKEN = /(?:\d{1,3}(?:,\d{3}){1,2}(?:\.\d{1,2})?|\d{1,6}\.\d{1,2})(?![\p{L}\p{N}]|[.,/:-]\p{N})|[\p{L}\p{M}\p{N}]+(?:['\u2019\u02bc`\u00b4][\p{L}\p{M}]+)*/gu
const SUFFIX = /['\u2019\u02bc`\u00b4](?:s|d|ll|re|ve)$/iu
const APOSTROPHE = /['\u2019\u02bc`\u00b4]/
const ABBREVIATIONS = new Set('dr dra drs mr mrs ms mx sr sra srta prof rev jr st ste apt no num av ave lic sgt fr mt ft'.split(' '))

/** Cuts a message into words and numbers. `isWhole`: a word with an apostrophe that is a word of its own; of any other, "'s" is cut off. */
export function tokensOf(text: string, isWhole: (key: string) => boolean): Token[] {
  const tokens: Token[] = []
  const loud = isLoud(text) || isHeadline(text)
  let end = 0
  for (const { 0: found, index: start } of text.matchAll(TOKEN)) {
    const suffix = APOSTROPHE.test(found) ? SUFFIX.exec(found) : null
    const typed = suffix && !isWhole(plain(found)) ? found.slice(0, suffix.index) : found
    const before = text.slice(end, start)
    const previous = tokens.at(-1)
    const joined = previous !== undefined && (/^(?: {1,3}|-)$/.test(before) || (/^\. {0,2}$/.test(before) && isAbbreviated(previous)) || /^['\u2019\u02bc`\u00b4](?:s|d|ll|re|ve) ?$/iu.test(before))
    const first = loud || previous === undefined || (!joined && /[.?!\u2026\n:"\u201c\u2014]/.test(before))
    tokens.push({ start, end: start + typed.length, typed, key: plain(typed), before, joined, first, letters: loud ? 'small' : lettersOf(typed) })
    end = start + typed.length
  }
  return tokens
}

/** Lower case, without accents, apostrophes straight. */
export const plain = (text: string): string => (ASCII.test(text) ? text.replaceAll('`', '\'').toLowerCase() : unaccented(text))

/** Most words: nothing to fold but the case. */
// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/
const unaccented = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\u2019\u02bc`\u00b4]/g, '\'').toLowerCase()

export const hasDigit = ({ key }: Token): boolean => /\p{N}/u.test(key)

/** Hides tokens `from` to `to`, both included. */
export function hide(tokens: readonly Token[], from: number, to: number, kind: Kind): void {
  for (let i = Math.max(from, 0); i <= to && i < tokens.length; i++) tokens[i]!.mask = kind
}

const isAbbreviated = ({ key, typed }: Token) => ABBREVIATIONS.has(key) || (typed.length === 1 && /\p{L}/u.test(typed))

/** Somebody has the caps key on. */
function isLoud(text: string): boolean {
  const large = text.match(/\p{Lu}/gu)?.length ?? 0
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return large > 3 && large > 2 * small
}

/** Every Word Has One. */
function isHeadline(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'\u2019]+/gu) ?? []
  return words.length > 5 && words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.8 * words.length
}

function lettersOf(typed: string): Token['letters'] {
  if (!/^\p{Lu}/u.test(typed)) return /\p{Lu}/u.test(typed) ? 'title' : 'small'
  return typed.length > 1 && typed === typed.toUpperCase() ? 'loud' : 'title'
}
