import { MONTHS, NUMBERED, ROOMS } from './cues.ts'
import { hideDates } from './dates.ts'
import type { Everyday } from './everyday.ts'
import { hideNumbers, hideRows, isSmall, kindOf } from './numbers.ts'
import { hidePlaces } from './places.ts'
import { hasDigit, hide, type Token } from './tokens.ts'

/** Hides what is known by its shape: addresses of mail and the web, handles, phones and other numbers, days, places. */
export function hideShapes(tokens: readonly Token[], everyday: Everyday): void {
  hideChunks(tokens, everyday)
  hideSpokenMail(tokens)
  hideDates(tokens)
  hidePlaces(tokens, everyday)
  hideNumbers(tokens)
  hideRows(tokens)
}

/** Runs of tokens without a space between them: mail, links, handles, and whatever has digits and marks. */
function hideChunks(tokens: readonly Token[], everyday: Everyday): void {
  for (let from = 0, to: number; from < tokens.length; from = to + 1) {
    to = from
    while (to + 1 < tokens.length && !/[\s,;()<>"\u201c\u201d!?|[\]{}]/.test(tokens[to + 1]!.before) && tokens[to + 1]!.before !== '') to++
    const marks = tokens.slice(from + 1, to + 1).map(({ before }) => before).join('')
    const lead = tokens[from]!.before
    if (lead.endsWith('@') && /(?:^|[^\p{L}\p{N}])@$/u.test(lead)) hide(tokens, from, to, 'name')
    else if (/[@\uff20]/.test(marks)) hide(tokens, from, to, 'email')
    else if (lead.includes('@')) hide(tokens, from - 1, to, 'email')
    else if (isLink(tokens, from, to, marks)) hide(tokens, from, to, 'link')
    else if (marks.includes('_') || lead.endsWith('_')) hide(tokens, from, to, 'name')
    else if (to > from) hideJoined(tokens, from, to, everyday)
  }
}

const ENDINGS = new Set('com net org edu gov io co us info biz me health care app mx es'.split(' '))
const isLink = (tokens: readonly Token[], from: number, to: number, marks: string): boolean =>
  to > from && (marks.includes('://') || tokens[from]!.key === 'www' || (/\./.test(marks) && tokens.slice(from + 1, to + 1).some(({ key, before }) => before === '.' && ENDINGS.has(key))))

/** "3/14/80", "A-12", "555.1234"; but "30-day" and "12-year-old" are words with a small number. */
function hideJoined(tokens: readonly Token[], from: number, to: number, everyday: Everyday): void {
  const chunk = tokens.slice(from, to + 1)
  const numbers = chunk.filter(hasDigit)
  if (numbers.length === 0) return
  const isWords = numbers.length === 1 && isSmall(numbers[0]!) && chunk.every((token) => token === numbers[0] || (token.key.length > 1 && !ROOMS.has(token.key) && !NUMBERED.has(token.key) && everyday.word(token.typed) !== undefined))
  if (!isWords) hide(tokens, from, to, isDate(chunk) ? 'date' : kindOf(numbers))
}

const isDate = (chunk: readonly Token[]): boolean => chunk.length === 3 && chunk.every(({ key }) => /^\d{1,4}$/.test(key) || MONTHS.has(key)) && chunk.filter(({ key }) => key.length <= 2 || MONTHS.has(key)).length >= 2

/** "maria at gmail dot com". */
function hideSpokenMail(tokens: readonly Token[]): void {
  const isAt = (i: number) => ['at', 'arroba'].includes(tokens[i]?.key ?? '') || Boolean(tokens[i + 1]?.before.includes('@'))
  for (let i = 0; i < tokens.length; i++) {
    const { key } = tokens[i]!
    const to = MAILERS.has(key) ? i : (key === 'dot' || key === 'punto') && ENDINGS.has(tokens[i + 1]?.key ?? '') ? i + 1 : undefined
    if (to === undefined) continue
    let from = i
    for (let back = 1; back <= 4 && i - back >= 0; back++) if (isAt(i - back)) from = Math.max(i - back - 1, 0)
    hide(tokens, from, to, 'email')
  }
}

const MAILERS = new Set('gmail yahoo hotmail outlook icloud aol'.split(' '))
