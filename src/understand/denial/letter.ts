/** A letter as it came, in lines and sentences. */
export interface Letter {
  /** Without spaces around; empty ones are kept, because they part blocks. */
  lines: string[]
  sentences: Sentence[]
}

export interface Sentence {
  text: string
  /** The line it begins in. */
  line: number
  /** On a form: the box before it is ticked, or left empty. */
  box?: 'ticked' | 'empty'
}

/** Letters are read up to here, some eight pages: a turn must not stand still for what nobody writes. */
export const LETTER_CAP = 24_000
/** Longer ones are cut between words: nobody writes them, and nothing must cost more than its length. */
const LONGEST = 700
/** A line shorter than this is not wrapped: a name, an address, a date. */
const WRAPPED = 48

const ABBREVIATION = /(?:^|[\s(])(?:dr|dra|lt|sgt|sgto|tte|enf|cpt|capt|cmdr|col|rev|hon|lic|psic|ing|mgr|mr|mrs|ms|st|ste|sr|sra|srta|no|núm|inc|ltd|co|dept|depto|ave|av|blvd|rd|tel|ext|fax|prof|jr|vs|rec'?d|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|sec|art|par|pt|pág|p\.?o|u\.?s|u\.?s\.?c|c\.?f\.?r|e\.?g|i\.?e|a\.?m|p\.?m|m\.?d|ph\.?d|d\.?o|r\.?n|d\.?d\.?s|\p{L})\.$/iu
/** A box of a form: [x], [ ], (X), ☒, ☐, __X__, ___ at the beginning. */
const BOX = /\[ {0,3}[xX✓✔✗*]? {0,3}\]|\( {0,3}[xX✓✔]? {0,3}\)|[☐☑☒□■✓✔✗]|(?<![^\s])_+[xX✓✔]?_+(?![^\s])/gu
const TICKED = /[xX✓✔✗*☑☒■]/u

/** Cuts a letter into lines and sentences; wrapped lines are joined. Any text is fine; looks at the first 24,000 characters, in linear time. */
export function letterOf(text: string): Letter {
  const lines = text.slice(0, LETTER_CAP).normalize('NFC').replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n').replace(/[\u200b-\u200d\ufeff\u00ad]/g, '').split('\n').map((line) => line.replace(/^[\s>|*#]+|\s+$/g, '').replace(/\s+/g, ' '))
  const sentences: Sentence[] = []
  let block = ''
  let first = 0
  lines.forEach((line, i) => {
    const last = lines[i - 1] ?? ''
    if (block && !joins(last, line)) flush()
    if (!line) return
    if (!block) first = i
    block = block.endsWith('-') && /\p{L}-$/u.test(block) && /^\p{Ll}/u.test(line) ? block.slice(0, -1) + line : block ? `${block} ${line}` : line
  })
  flush()
  return { lines, sentences }

  function flush(): void {
    for (const { text: part, box } of boxesIn(block)) for (const sentence of sentencesIn(part)) sentences.push({ text: sentence, line: first, ...(box && { box }) })
    block = ''
  }
}

/** Whether a line goes on in the next. */
const joins = (line: string, next: string): boolean =>
  line !== '' && next !== '' && !startsWithBox(next) && (/^\p{Ll}/u.test(next) || (line.length >= WRAPPED && !/[.!?:;]$/.test(line)) || (line.length >= WRAPPED && ABBREVIATION.test(line)))

const startsWithBox = (line: string): boolean => {
  const match = line.match(BOX)
  return match !== null && line.startsWith(match[0])
}

/** What stands behind each box of a form; a text without boxes is one part. */
function boxesIn(text: string): { text: string; box?: 'ticked' | 'empty' }[] {
  const parts: { text: string; box?: 'ticked' | 'empty' }[] = []
  let from = 0
  let box: 'ticked' | 'empty' | undefined
  for (const match of text.matchAll(BOX)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), ...(box && { box }) })
    box = TICKED.test(match[0]) ? 'ticked' : 'empty'
    from = match.index + match[0].length
  }
  return [...parts, { text: text.slice(from), ...(box && { box }) }]
}

function sentencesIn(text: string): string[] {
  const found: string[] = []
  let from = 0
  for (const { index, 0: end } of text.matchAll(/(?<![.!?;])[.!?;]+["”»')\]]*(?=\s)/g)) {
    const to = index + end.length
    if (/^\.["”»')\]]*$/.test(end) && (ABBREVIATION.test(text.slice(Math.max(from, index - 12), index + 1)) || !/^\s+["“«'([¿¡]?[\p{Lu}\d]/u.test(text.slice(to, to + 6)))) continue
    found.push(text.slice(from, to))
    from = to
  }
  found.push(text.slice(from))
  return found.flatMap(cut).map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\d]/u.test(sentence))
}

function cut(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence]
  const parts: string[] = []
  for (let from = 0; from < sentence.length;) {
    const space = sentence.lastIndexOf(' ', from + LONGEST)
    const to = space > from && sentence.length > from + LONGEST ? space : from + LONGEST
    parts.push(sentence.slice(from, to))
    from = to
  }
  return parts
}
