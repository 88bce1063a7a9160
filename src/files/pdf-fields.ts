import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A run of text on a page; sizes in points, y grows upwards. `ends`: its line ends with it. */
export interface Piece { text: string; x: number; y: number; width: number; height: number; ends: boolean }

interface Field { subtype?: string; fieldType?: string; fieldValue?: unknown; checkBox?: boolean; radioButton?: boolean; buttonValue?: unknown; contentsObj?: { str?: string }; rect?: number[] }

const MOST = 500

/** Puts what was filled in and ticked in a form where it stands on the page: a box before the words beside it. */
export async function fieldsOf(page: PDFPageProxy, pieces: Piece[]): Promise<Piece[]> {
  const fields = (await page.getAnnotations({ intent: 'display' })) as Field[]
  const all = [...pieces]
  for (const field of fields.slice(0, MOST)) {
    const text = textOf(field)
    const [x0 = 0, y0 = 0, , y1 = 0] = field.rect ?? []
    if (!text) continue
    const inLine = ({ y, height }: Piece) => y + height / 2 > y0 && y < y1
    const piece = { text: `${text} `, x: x0, y: y0, width: 0, height: y1 - y0, ends: false }
    const after = all.findIndex((other) => inLine(other) && other.x >= x0)
    const before = all.findLastIndex((other) => inLine(other) && other.x < x0)
    if (after >= 0) all.splice(after, 0, { ...piece, y: all[after]!.y, height: all[after]!.height })
    else if (before >= 0) {
      all.splice(before + 1, 0, { ...piece, text: ` ${text}`, y: all[before]!.y, height: all[before]!.height, ends: all[before]!.ends })
      all[before] = { ...all[before]!, ends: false }
    } else all.push({ ...piece, ends: true })
  }
  return all
}

function textOf({ subtype, fieldType, fieldValue, checkBox, radioButton, buttonValue, contentsObj }: Field): string {
  if (subtype === 'FreeText') return contentsObj?.str ?? ''
  if (subtype !== 'Widget') return ''
  if (fieldType === 'Btn') {
    if (!checkBox && !radioButton) return ''
    const on = radioButton ? fieldValue !== null && fieldValue === buttonValue : fieldValue !== undefined && fieldValue !== null && fieldValue !== 'Off' && fieldValue !== ''
    return on ? '☒' : '☐'
  }
  return [fieldValue].flat().filter((value) => typeof value === 'string').join(', ')
}
