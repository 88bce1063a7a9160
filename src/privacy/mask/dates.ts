import { BIRTH, MONTHS, NUMBER_WORDS } from './cues.ts'
import { hasDigit, hide, type Token } from './tokens.ts'

/** How many words after "born" may tell the day: "the second of may in seventy four". */
const BIRTH_REACH = 9

/** A month beside a number, and any number near a birth. */
export function hideDates(tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    if (MONTHS.has(tokens[i]!.key)) {
      const from = dayBeside(tokens, i, -1)
      const to = dayBeside(tokens, i, 1)
      if (from !== i || to !== i) hide(tokens, from, to, 'date')
    }
    if (BIRTH.has(tokens[i]!.key)) hideBirth(tokens, i)
  }
}

/** The last token of the day and the year that stand on this side of a month. */
function dayBeside(tokens: readonly Token[], month: number, step: -1 | 1): number {
  let last = month
  for (let i = month + step, between = 0; i >= 0 && i < tokens.length && between < 3; i += step) {
    const token = tokens[i]!
    const gap = step > 0 ? token.before : tokens[i + 1]!.before
    if (/[^\s,./'\u2019-]/.test(gap) || /\n/.test(gap)) break
    if (isDayOrYear(token) || (NUMBER_WORDS.has(token.key) && ALWAYS_MONTHS.has(tokens[month]!.key))) {
      last = i
      between = 0
    } else if (['de', 'del', 'of', 'the'].includes(token.key)) between++
    else break
  }
  return last
}

/** Those that are no other word. */
const ALWAYS_MONTHS = new Set([...MONTHS].filter((month) => month.length > 4))
const isDayOrYear = ({ key, mask }: Token) => /^(?:\d{1,2}(?:st|nd|rd|th)?|\d{4})$/.test(key) || mask === 'year'

function hideBirth(tokens: readonly Token[], cue: number): void {
  const isPart = (token: Token) => hasDigit(token) || NUMBER_WORDS.has(token.key) || MONTHS.has(token.key)
  for (let i = cue + 1; i < tokens.length && i <= cue + BIRTH_REACH; i++) {
    if (isPart(tokens[i]!) && tokens[i]!.mask !== 'phone') hide(tokens, i, i, 'date')
    if (i > cue + 1 && /[.?!\n]\s/.test(tokens[i]!.before) && !isPart(tokens[i]!)) break
  }
  for (let i = cue - 1; i >= 0 && i >= cue - 4 && !/[.?!\n]/.test(tokens[i + 1]!.before); i--) if (isPart(tokens[i]!)) hide(tokens, i, i, 'date')
}
