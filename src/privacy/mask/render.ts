import { hasDigit, type Token } from './tokens.ts'

/** What of a message may leave the machine. */
export interface Masked {
  text: string
  /** The person's own words behind a passage of `text` (any case, spaces folded); undefined where it does not stand in it. */
  original: (passage: string) => string | undefined
  /** The person's own words put back into another wording of `text`; undefined where its placeholders are not the same ones, in the same order. */
  restore: (wording: string) => string | undefined
}

/** More than this share hidden, and what is left says too little to be worth sending. */
const MOST_HIDDEN = 1 / 3
const FEWEST_WORDS = 2

interface Piece { from: number; to: number; start: number; end: number; hidden: boolean }

const PLACEHOLDER = /<[a-z]+>/g

/** What is sent of a message whose tokens are settled; undefined where that is too little. */
export function rendered(said: string, tokens: readonly Token[]): Masked | undefined {
  const pieces: Piece[] = []
  let text = ''
  let hidden = 0
  let sent = 0
  let numbers = 0
  tokens.forEach((token, i) => {
    const previous = tokens[i - 1]
    const last = pieces.at(-1)
    if (token.mask && last && previous?.mask === token.mask && isOne(token)) {
      last.end = token.end
      return
    }
    const gap = marks(token.before)
    text += i === 0 ? gap.trimStart() : gap || (token.before ? ' ' : '')
    const shown = token.mask ? `<${token.mask}>` : token.say!
    if (token.mask) hidden++
    else if (hasDigit(token)) numbers++
    else sent++
    pieces.push({ from: text.length, to: text.length + shown.length, start: token.start, end: token.end, hidden: token.mask !== undefined })
    text += shown
  })
  text = (text + marks(said.slice(tokens.at(-1)?.end ?? 0))).trimEnd()
  if (sent < FEWEST_WORDS || hidden > MOST_HIDDEN * (hidden + sent + numbers)) return undefined
  return { text, original: (passage) => originalOf(said, text, pieces, passage), restore: (wording) => restored(said, text, pieces, wording) }
}

function restored(said: string, text: string, pieces: readonly Piece[], wording: string): string | undefined {
  const hidden = pieces.filter((piece) => piece.hidden)
  const found = wording.match(PLACEHOLDER) ?? []
  if (found.length !== hidden.length || hidden.some(({ from, to }, i) => text.slice(from, to) !== found[i])) return undefined
  let i = 0
  return wording.replace(PLACEHOLDER, () => said.slice(hidden[i]!.start, hidden[i++]!.end))
}

/** Parts of one name, one number, one address. Words of no kind are counted one by one. */
const isOne = ({ mask, joined, before }: Token): boolean => mask !== 'word' && (joined || (mask === 'name' ? /^[^\s,;:!?"()]+$/.test(before) : !/[\p{L}\n;!?]/u.test(before)))

const ALLOWED = new Set('.,:;!?¿¡"\'()/%$&+-')
const ALIKE: Record<string, string> = { '\u2019': '\'', '\u2018': '\'', '\u201c': '"', '\u201d': '"', '\u00ab': '"', '\u00bb': '"', '\u2013': '-', '\u2014': '-', '\u2026': '...' }

/** The punctuation between two words, spaces folded. Whatever is no punctuation (emoji, letters of a cut-off "'s" aside) is left out. */
function marks(before: string): string {
  const suffix = /^['\u2019\u02bc`\u00b4](s|d|ll|re|ve)(?!\p{L})/iu.exec(before)
  let kept = suffix ? `'${suffix[1]!.toLowerCase()}` : ''
  for (const character of before.slice(suffix?.[0].length ?? 0)) {
    const shown = ALIKE[character] ?? character
    if (/\s/.test(character)) kept += kept.endsWith(' ') ? '' : ' '
    else if (ALLOWED.has(shown) || shown === '...') kept += shown
  }
  return kept
}

function originalOf(said: string, text: string, pieces: readonly Piece[], passage: string): string | undefined {
  const wanted = fold(passage)
  if (!wanted) return undefined
  const within = text.toLowerCase()
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}<>]/u.test(character)
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const cutsIn = (isPart(wanted[0]) && isPart(within[at - 1])) || (isPart(wanted.at(-1)) && isPart(within[end]))
    const covered = cutsIn ? [] : pieces.filter(({ from, to }) => from < end && to > at)
    if (covered.length > 0) return said.slice(covered[0]!.start, covered.at(-1)!.end)
  }
  return undefined
}

const fold = (passage: string) => passage.normalize('NFC').replace(/[\u2018\u2019]/g, '\'').replace(/[\u201c\u201d]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase()
