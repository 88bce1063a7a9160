import { Parser } from 'htmlparser2'
import { PAGE_CHARACTERS, PAGES } from './limits.ts'
import { TooMuch, type Archive } from './zip.ts'

/** Wingdings for a box with and without a mark: how many forms show what was ticked. */
const MARKED = /^F0(?:52|54|FD|FE)$/i
const UNMARKED = /^F0(?:6F|71|72|A8)$/i
/** What was deleted or moved away, what Word computes from, and a second copy for old programs. */
const UNSEEN = /^(?:w:del|w:moveFrom|w:instrText|w:delText|mc:Fallback|w:rPr|w:pPr)$/

/** The words of one part of a Word file, paragraphs and table rows on lines of their own, and how many new pages Word began in it. */
export async function wordsOf(archive: Archive, name: string): Promise<{ text: string; breaks: number }> {
  const parts: string[] = []
  let length = 0
  let breaks = 0
  let unseen = 0
  let inText = 0
  let box: boolean | undefined
  const put = (text: string) => {
    parts.push(text)
    length += text.length
    if (length > 2 * PAGES * PAGE_CHARACTERS) throw new TooMuch()
  }
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      if (UNSEEN.test(tag)) unseen++
      if (unseen > 0) return
      switch (tag) {
        case 'w:t': inText++; break
        case 'w:tab': put('\t'); break
        case 'w:cr': put('\n'); break
        case 'w:noBreakHyphen': put('-'); break
        case 'w:lastRenderedPageBreak': breaks++; break
        case 'w:br':
          if (attributes['w:type'] === 'page') breaks++
          put('\n')
          break
        case 'w:sym': put(markOf(attributes['w:char'] ?? '')); break
        case 'w:checkBox': box = false; break
        case 'w:default':
        case 'w:checked':
          if (box !== undefined) box = !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '')
      }
    },
    ontext: (text) => { if (inText > 0 && unseen === 0) put(text) },
    onclosetag: (tag) => {
      if (UNSEEN.test(tag)) unseen--
      else if (unseen > 0) return
      else if (tag === 'w:t') inText--
      else if (tag === 'w:p' || tag === 'w:tr') put('\n')
      else if (tag === 'w:tc') tidyCell(parts)
      else if (tag === 'w:checkBox') {
        put(box ? '☒ ' : '☐ ')
        box = undefined
      }
    },
    // Word writes none; one is there to make little into much, or to fetch something.
    onprocessinginstruction: (tag) => { if (/^!doctype/i.test(tag)) throw new Error('a document type in a Word file') },
  }, { xmlMode: true, decodeEntities: true })
  await archive.read(name, (text) => parser.write(text))
  parser.end()
  return { text: parts.join(''), breaks }
}

/** A cell ends with its last paragraph; the row goes on beside it. */
function tidyCell(parts: string[]): void {
  if (parts.at(-1) === '\n') parts[parts.length - 1] = '\t'
}

const markOf = (char: string): string => (MARKED.test(char) ? '☒ ' : UNMARKED.test(char) ? '☐ ' : ' ')
