import { fold } from '../text.ts'

/** A piece of what was typed: a number, a word, or a mark. */
export interface Token {
  type: 'number' | 'word' | 'mark'
  text: string
  value: number
  digits: number
  /** "th" of 4th, "s" of 90s, or "'" of '80. */
  ending: string
  /** Follows the token before it without a space. */
  joined: boolean
}

const PIECES = /(?<![a-z0-9])'(\d{2})(s)?(?![\da-z])|(\d+)(?:(st|nd|rd|th|s|ro|ero|er|do|o)(?![a-z0-9]))?|([a-z]+(?:'[a-z]+)?)|(\S)/g
const CLOCK = /\b\d{1,2}:\d{2}(?::\d{2})? ?(?:[ap]\.?m\b\.?)?/g

/** Splits a text into tokens, in time linear in its length. */
export function tokensOf(said: string, cap: number): Token[] {
  const text = fold(said, cap).replace(CLOCK, ' ').replace(/\ba\.?k\.?a\b/g, ' ')
  const tokens: Token[] = []
  let end = -1
  for (const match of text.matchAll(PIECES)) {
    const [all, short, decade, number, ending, word] = match
    const joined = match.index === end
    end = match.index + all.length
    if (short) tokens.push({ type: 'number', text: short, value: Number(short), digits: 2, ending: decade ?? '\'', joined })
    else if (number) tokens.push({ type: 'number', text: number, value: number.length > 8 ? Number.NaN : Number(number), digits: number.length, ending: ending ?? '', joined })
    else if (word) tokens.push({ type: 'word', text: word.replace(/'/g, ''), value: Number.NaN, digits: 0, ending: '', joined })
    else tokens.push({ type: 'mark', text: all, value: Number.NaN, digits: 0, ending: '', joined })
  }
  return tokens
}
