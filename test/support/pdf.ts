import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'

/** A PDF as pdfkit makes it. */
export async function pdf(draw: (document: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument(options)
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  draw(document)
  document.end()
  await new Promise((done) => document.on('end', done))
  return Buffer.concat(parts)
}

/** A PDF from its objects (without "n 0 obj"), numbered from 1; the first is the catalog. Its table of objects is true. */
export function rawPdf(objects: (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  let at = parts[0]!.length
  const places: number[] = []
  for (const [i, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    places.push(at)
    parts.push(part)
    at += part.length
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF`))
  return Buffer.concat(parts)
}

export const stream = (body: Buffer | string, more = ''): Buffer => {
  const bytes = Buffer.from(body)
  return Buffer.concat([Buffer.from(`<< /Length ${bytes.length} ${more} >>\nstream\n`), bytes, Buffer.from('\nendstream')])
}

/** The objects of a PDF with one page, whose content is object 5; more may follow from 6. */
export const onePage = (content: Buffer | string, { catalog = '', page = '', resources = '', more = [] as (string | Buffer)[] } = {}): (string | Buffer)[] => [
  `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> ${resources} >> /Contents 5 0 R ${page} >>`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  typeof content === 'string' ? stream(content) : content,
  ...more,
]
export const words = (text: string): string => `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`

/** A small PDF with a million objects, packed in one of its objects, as the format allows. */
export function millionObjects(count = 1_000_000): Buffer {
  const first = 8
  const numbers = Array.from({ length: count }, (_, i) => `${first + i} ${2 * i}`).join(' ')
  const packed = deflateSync(Buffer.from(`${numbers} ${'0 '.repeat(count)}`))
  const objects = [
    ...onePage(words('Your request for a copy of the chart is denied.'), { catalog: '/Names 7 0 R' }),
    stream(packed, `/Type /ObjStm /N ${count} /First ${numbers.length + 1} /Filter /FlateDecode`),
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const table = Buffer.alloc(9 * (first + count))
  let at = parts[0]!.length
  for (const [i, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    table.writeUInt8(1, 9 * (i + 1))
    table.writeUInt32BE(at, 9 * (i + 1) + 1)
    parts.push(part)
    at += part.length
  }
  table.writeUInt8(1, 9 * 7)
  table.writeUInt32BE(at, 9 * 7 + 1)
  for (let i = 0; i < count; i++) {
    table.writeUInt8(2, 9 * (first + i))
    table.writeUInt32BE(6, 9 * (first + i) + 1)
    table.writeUInt32BE(i, 9 * (first + i) + 5)
  }
  const names = `/Many [${Array.from({ length: 100_000 }, (_, i) => `${first + 10 * i} 0 R`).join(' ')}]`
  parts.push(Buffer.from('7 0 obj\n'), stream(deflateSync(table), `/Type /XRef /Size ${first + count} /W [1 4 4] /Root 1 0 R /Filter /FlateDecode ${names}`), Buffer.from(`\nendobj\nstartxref\n${at}\n%%EOF`))
  return Buffer.concat(parts)
}
