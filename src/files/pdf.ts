import { fileURLToPath } from 'node:url'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { FILES_TEXT } from '../turn/files.ts'
import { PAGES } from './limits.ts'
import { fieldsOf, type Piece } from './pdf-fields.ts'
import { linesOf } from './pdf-lines.ts'
import { tidy } from './plain.ts'
import type { Extract } from './worker.ts'

/** Fewer letters than this on all pages together are a stamp on a picture. */
const LETTERS = 25

/** The words of a PDF, page after page. Nothing in it is run, drawn or fetched; the fields of a form count as words. */
export async function readPdf(bytes: Uint8Array): Promise<Extract> {
  const opened = await open(bytes)
  if ('problem' in opened) return opened
  if (opened.numPages > PAGES) return { problem: 'too-long' }
  const pages: string[] = []
  let length = 0
  for (let number = 1; number <= opened.numPages && length <= FILES_TEXT; number++) {
    const text = await pageOf(opened, number)
    length += text.length
    pages.push(text)
  }
  const text = pages.join('\n\n')
  return picturesOnly(text) ? { problem: 'scan' } : tidy(text)
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy | { problem: 'locked' }> {
  const cmaps = new URL('../cmaps/', import.meta.resolve('pdfjs-dist/build/pdf.mjs'))
  try {
    return await getDocument({
      data: bytes, verbosity: 0, useWasm: false, useSystemFonts: false, disableFontFace: true, enableXfa: false, maxImageSize: 0, cMapUrl: fileURLToPath(cmaps), cMapPacked: true,
    }).promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { problem: 'locked' }
    throw error
  }
}

async function pageOf(document: PDFDocumentProxy, number: number): Promise<string> {
  const page = await document.getPage(number)
  const { items } = await page.getTextContent()
  const pieces: Piece[] = []
  for (const item of items) {
    if (!('str' in item)) continue
    const [, , , height = 0, x = 0, y = 0] = item.transform as number[]
    pieces.push({ text: item.str, x, y, width: item.width, height: Math.abs(item.height || height), ends: item.hasEOL })
  }
  const text = linesOf(await fieldsOf(page, pieces))
  page.cleanup()
  return text
}

/** No letters, or signs that stand for none: a font that does not say what its shapes mean reads like a picture. */
function picturesOnly(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const odd = text.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0
  return letters < LETTERS || odd > letters
}
