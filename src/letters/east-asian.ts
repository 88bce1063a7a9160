import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import { joinFonts, type FontPart, type LineMetrics } from './join-fonts.ts'

const require = createRequire(import.meta.url)
/** Noto Sans, cut into slices for the web. The Chinese one has the Japanese letters too. */
const FAMILIES = ['noto-sans-sc', 'noto-sans-kr'] as const
const MOST_CHARACTERS = 400

/** Keeps the glyphs of `text`, at one point of the axes of a variable font. */
type SubsetFont = (font: Uint8Array, text: string, options: {
  targetFormat: 'sfnt'; variationAxes: Record<string, number>; noHinting: boolean; noLayoutClosure: boolean
}) => Promise<Buffer>

interface Slice { file: string; ranges: [number, number][] }
let families: Record<(typeof FAMILIES)[number], Slice[]> | undefined

/** Whether a character belongs to Chinese, Japanese or Korean, and needs a font of that kind. */
export const isEastAsian = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u{3000}-\u{303f}\u{30fb}\u{30fc}\u{ff00}-\u{ffef}]/u.test(character)

/** A small font with just these characters, and those it has. Undefined where the font packages are not installed or have none of them. */
export async function eastAsianFont(text: string, weight: 400 | 700, line: LineMetrics): Promise<{ bytes: Buffer; has: Set<string> } | undefined> {
  families ??= { 'noto-sans-sc': slicesOf('noto-sans-sc'), 'noto-sans-kr': slicesOf('noto-sans-kr') }
  const wanted = new Map<string, string[]>()
  for (const character of [...new Set(text)].slice(0, MOST_CHARACTERS)) {
    const file = sliceOf(character)
    if (file) wanted.set(file, [...(wanted.get(file) ?? []), character])
  }
  if (!wanted.size) return undefined
  try {
    const subsetFont = require('subset-font') as SubsetFont
    const parts: FontPart[] = []
    for (const [file, characters] of wanted) {
      const options = { targetFormat: 'sfnt', variationAxes: { wght: weight }, noHinting: true, noLayoutClosure: true } as const
      const bytes = await subsetFont(readFileSync(file), characters.join(''), options)
      // A slice's list promises more than the slice has; what it lacks is then missing, as in any font.
      const held = charactersIn(bytes, characters)
      if (held.length) parts.push({ bytes, characters: held })
    }
    if (!parts.length) return undefined
    return { bytes: joinFonts(`EastAsian-${weight}`, parts, line), has: new Set(parts.flatMap(({ characters }) => characters)) }
  } catch {
    return undefined
  }
}

function charactersIn(bytes: Buffer, characters: string[]): string[] {
  try {
    const font = create(bytes)
    return characters.filter((character) => font.hasGlyphForCodePoint(character.codePointAt(0)!))
  } catch {
    return []
  }
}

function sliceOf(character: string): string | undefined {
  const code = character.codePointAt(0)!
  const order = /\p{Script=Hangul}/u.test(character) ? FAMILIES.toReversed() : FAMILIES
  return order.flatMap((family) => families![family]).find(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to))?.file
}

/** A family's slices, from the list it brings: {"[4]": "U+4e00-4e0f,U+5f3a"}. None if the package is not there. */
function slicesOf(family: string): Slice[] {
  try {
    const list = JSON.parse(readFileSync(require.resolve(`@fontsource-variable/${family}/unicode.json`), 'utf8')) as Record<string, string>
    return Object.entries(list).map(([slice, ranges]) => ({
      file: require.resolve(`@fontsource-variable/${family}/files/${family}-${slice.replace(/[[\]]/g, '')}-wght-normal.woff2`),
      ranges: ranges.split(',').map((range) => {
        const [from = '', to = from] = range.replace('U+', '').split('-')
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
      }),
    }))
  } catch {
    return []
  }
}
