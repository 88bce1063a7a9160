import PDFDocument from 'pdfkit'
import { fontsFor, type Fonts, type Weight } from './fonts.ts'
import type { Block, LetterDocument } from './letter.ts'
import { letterText } from './text.ts'

/** US Letter, in points; the type gets smaller, down to a size that is easy to read, if that keeps the letter on one page. */
const MARGIN = 60
const SIZES = [11, 10.5, 10, 9.5] as const
/** Parts of the size of type: between blocks, and between lines. */
const GAP = 0.72
const LINE_GAP = 0.12
const ROOM_TO_SIGN = 3.3
/** pdfkit knows it; its types do not yet. */
const PDF_UA = 'PDF/UA' as unknown as 'PDF/A-2'

/** The letter as a tagged PDF (PDF/UA) with embedded fonts: text to select, to search and to hear read aloud. */
export async function letterPdf(letter: LetterDocument): Promise<Buffer> {
  const fonts = await fontsFor({ regular: letterText(letter), bold: letter.blocks.map((block) => (block.type === 'heading' ? block.text : '')).join('') })
  const made = new Date(`${letter.date}T12:00:00Z`)
  const pdf = new PDFDocument({
    size: 'LETTER', margin: MARGIN, bufferPages: true, pdfVersion: '1.7', tagged: true, subset: PDF_UA, lang: letter.language === 'es' ? 'es-US' : 'en-US',
    displayTitle: true, info: { Title: letter.title, CreationDate: made, ModDate: made }, font: null as unknown as string,
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject))
  for (const [name, bytes] of fonts.files) pdf.registerFont(name, bytes)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const size = SIZES.find((each) => heightAt(pdf, letter, each) < pdf.page.height - 2 * MARGIN) ?? SIZES[0]
  for (const [n, block] of letter.blocks.entries()) draw(pdf, root, block, fonts, size, letter.blocks[n + 1])
  root.end()
  const { count } = pdf.bufferedPageRange()
  if (count > 1) number(pdf, count)
  pdf.end()
  return done
}

/** About how tall the letter is in a size of type. */
function heightAt(pdf: Pdf, { blocks }: LetterDocument, size: number): number {
  pdf.font('regular').fontSize(size)
  const height = (text: string, indent = 0) => pdf.heightOfString(text || ' ', { width: pdf.page.width - 2 * MARGIN - indent, lineGap: size * LINE_GAP })
  const sum = (heights: number[]) => heights.reduce((a, b) => a + b, size * GAP)
  return sum(blocks.map((block) => {
    switch (block.type) {
      case 'lines': return sum(block.lines.map((line) => height(line)))
      case 'list': return sum(block.items.map((item) => height(item, size * 2.1)))
      case 'signature': return size * (ROOM_TO_SIGN + GAP) + height(block.name)
      default: return height(block.text) + size * GAP
    }
  }))
}

type Pdf = InstanceType<typeof PDFDocument>
type Element = ReturnType<Pdf['struct']>

function draw(pdf: Pdf, root: Element, block: Block, fonts: Fonts, size: number, next: Block | undefined): void {
  const gap = size * GAP
  const say = (text: string, weight: Weight = 'regular', indent = 0) => write(pdf, fonts, text, weight, size, indent)
  const add = (type: string, content: () => void) => root.add(pdf.struct(type, {}, content))
  switch (block.type) {
    case 'lines': add('P', () => block.lines.forEach((line) => say(line))); break
    case 'heading': add('H1', () => say(block.text, 'bold')); break
    case 'paragraph': add('P', () => say(block.text)); break
    case 'list': list(pdf, root, block.items, fonts, size); break
    case 'signature':
      if (pdf.y + size * (ROOM_TO_SIGN + 1.4) > pdf.page.height - MARGIN) pdf.addPage()
      pdf.y += size * (ROOM_TO_SIGN - 0.3)
      artifact(pdf, () => pdf.moveTo(MARGIN, pdf.y).lineTo(MARGIN + 220, pdf.y).lineWidth(0.6).stroke())
      pdf.y += size * 0.3
      if (block.name) add('P', () => say(block.name))
      // What the signer is stands right under the name.
      if (next?.type === 'lines') return
  }
  pdf.y += gap
}

function list(pdf: Pdf, root: Element, items: string[], fonts: Fonts, size: number): void {
  const element = pdf.struct('L')
  root.add(element)
  for (const item of items) {
    const entry = pdf.struct('LI')
    element.add(entry)
    entry.add(pdf.struct('Lbl', {}, () => {
      const { y } = pdf
      write(pdf, fonts, '•', 'regular', size, size)
      pdf.y = y
    }))
    entry.add(pdf.struct('LBody', {}, () => write(pdf, fonts, item, 'regular', size, size * 2.1)))
    entry.end()
  }
  element.end()
}

function write(pdf: Pdf, fonts: Fonts, text: string, weight: Weight, size: number, indent: number): void {
  const runs = fonts.runs(text, weight)
  const width = pdf.page.width - 2 * MARGIN - indent
  pdf.fontSize(size)
  for (const [n, run] of runs.entries()) {
    // With features given, even none, pdfkit shapes a run as a whole: right-to-left words then stand in their order.
    const options = { width, lineGap: size * LINE_GAP, continued: n < runs.length - 1, features: (run.turned ? [] : null) as unknown as [] }
    pdf.font(run.font)
    if (n === 0) pdf.text(run.text, MARGIN + indent, pdf.y, options)
    else pdf.text(run.text, options)
  }
  pdf.x = MARGIN
}

function number(pdf: Pdf, count: number): void {
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0
    artifact(pdf, () => pdf.font('regular').fontSize(9).text(`${page + 1} / ${count}`, MARGIN, pdf.page.height - 42, { align: 'right', width: pdf.page.width - 2 * MARGIN }))
    pdf.page.margins.bottom = MARGIN
  }
}

/** Ornament and page numbers: not part of what is read aloud. */
function artifact(pdf: Pdf, drawing: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  drawing()
  pdf.endMarkedContent()
}
