import type { Piece } from './pdf-fields.ts'

/** `right`: where the longest of the lines that begin under each other ends; `cells`: there are wide gaps in it. */
interface Line { text: string; y: number; height: number; start: number; end: number; right: number; cells: boolean }

/**
 * Makes lines of a page's pieces, in the order in which the page holds them: that is column by column where there are
 * columns. Lines that were only broken because the page ended to the right become one again, as a person would type them.
 */
export function linesOf(pieces: readonly Piece[]): string {
  const lines = split(pieces)
  let text = ''
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1]
    if (!above) text = line.text
    else if (!goesOn(above, line)) text += `${isParagraph(above, line) ? '\n\n' : '\n'}${line.text}`
    else if (/\p{L}[-\u2010]$/u.test(text) && /^\p{Ll}/u.test(line.text)) text = text.slice(0, -1) + line.text
    else text += ` ${line.text}`
  }
  return text
}

function split(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  let line: Line | undefined
  for (const { text, x, y, width, height, ends } of pieces) {
    const size = height || line?.height || 0
    if (line && text.trim() && Math.abs(y - line.y) > Math.max(size, line.height, 1)) line = undefined
    if (!line && text.trim()) lines.push(line = { text: '', y, height: size, start: x, end: x, right: x, cells: false })
    if (line) {
      line.text += text
      line.cells ||= text.trim() !== '' && x - line.end > 1.5 * line.height
      if (text.trim()) line.end = Math.max(line.end, x + width)
      line.height = Math.max(line.height, size)
    }
    if (ends) line = undefined
  }
  const rights = new Map<number, number>()
  for (const { start, end } of lines) rights.set(columnOf(start), Math.max(end, rights.get(columnOf(start)) ?? 0))
  const rightOf = (column: number) => Math.max(...[-1, 0, 1].map((next) => rights.get(column + next) ?? 0))
  return lines.map((each) => ({ ...each, text: each.text.trim(), right: rightOf(columnOf(each.start)) })).filter(({ text }) => text)
}

/** Lines that begin within half an inch of each other stand in one column. */
const columnOf = (start: number): number => Math.round(start / 36)

/** Whether a line was broken for want of room only: the first word of the next had no place on it, and begins nothing new. */
function goesOn(above: Line, line: Line): boolean {
  // The next column begins at the top: only a sentence that was not finished goes on there.
  if (line.y > above.y) return /[\p{L},-]$/u.test(above.text) && /^\p{Ll}/u.test(line.text)
  const begins = /^(?:[•▪●○☐☒✓*–—-]|\(?[0-9a-z]{1,2}[.)]\s)/iu.test(line.text)
  if (begins || above.cells || line.cells || isParagraph(above, line)) return false
  const character = (above.end - above.start) / Math.max(1, above.text.length)
  const word = /^\S+/.exec(line.text)![0].length + 1
  return above.text.length > 20 && above.end + word * character > above.right - character
}

/** A line above that leaves much room below it ends its paragraph. */
const isParagraph = (above: Line, line: Line): boolean => above.y - line.y > 1.7 * Math.max(above.height, line.height) || line.y > above.y
