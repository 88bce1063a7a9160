import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import { eastAsianFont, isEastAsian } from './east-asian.ts'

const require = createRequire(import.meta.url)
/** Latin with every accent, Greek, Cyrillic, Hebrew, Arabic; narrow enough for a letter of one page. */
const read = (weight: '' | '-Bold') => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${weight}.ttf`))
let latin: { regular: Buffer; bold: Buffer; has: (codePoint: number) => boolean } | undefined
/** The reach of a line of DejaVu Sans. */
const LINE = { ascent: 928, descent: -236 }
/** For a character that no font has. */
const MISSING = '\u{25a1}'

export type Weight = 'regular' | 'bold'
/** A stretch of text in one font. `turned`: written from right to left, to be laid out in one go. */
export interface Run { text: string; font: string; turned: boolean }

export interface Fonts {
  /** Font files by the name that runs use. */
  files: Map<string, Buffer>
  runs: (text: string, weight: Weight) => Run[]
}

/** The fonts that a letter's texts need, and how to set them. */
export async function fontsFor(texts: Record<Weight, string>): Promise<Fonts> {
  latin ??= { regular: read(''), bold: read('-Bold'), has: coverage(read('')) }
  const files = new Map([['regular', latin.regular], ['bold', latin.bold]])
  const has = new Map<Weight, Set<string>>()
  for (const weight of ['regular', 'bold'] as const) {
    const eastAsian = [...texts[weight]].filter(isEastAsian).join('')
    const font = eastAsian && (await eastAsianFont(eastAsian, weight === 'bold' ? 700 : 400, LINE))
    if (!font) continue
    files.set(`east-asian-${weight}`, font.bytes)
    has.set(weight, font.has)
  }
  return { files, runs: (line, weight) => split(line, weight, has.get(weight) ?? new Set()) }
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

function split(line: string, weight: Weight, eastAsian: ReadonlySet<string>): Run[] {
  const runs: Run[] = []
  for (const character of line) {
    const font = eastAsian.has(character) ? `east-asian-${weight}` : weight
    const shown = font !== weight || latin!.has(character.codePointAt(0)!) ? character : MISSING
    const turned = RIGHT_TO_LEFT.test(character)
    const last = runs.at(-1)
    if (last && last.font === font && last.turned === turned) last.text += shown
    else runs.push({ text: shown, font, turned })
  }
  return joinTurned(runs)
}

/** A blank between two words that run from right to left runs with them. */
function joinTurned(runs: Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const [before, blank] = joined.slice(-2)
    if (run.turned && before?.turned && blank?.text === ' ') {
      before.text += ` ${run.text}`
      joined.pop()
    } else joined.push(run)
  }
  return joined
}

function coverage(bytes: Buffer): (codePoint: number) => boolean {
  const font = create(bytes)
  return (codePoint) => font.hasGlyphForCodePoint(codePoint)
}
