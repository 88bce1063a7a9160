import { inflateRawSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import { closeFiles, fileNames, renderFile } from '../../src/letters/files.ts'
import type { LetterDocument } from '../../src/letters/letter.ts'
import { openPress } from '../../src/letters/press.ts'
import { request } from './letters.ts'
import { situations } from './situations.ts'

const { answers } = situations['self-all']!
const names = ['Nguyễn Thị Ánh', 'José Ñáñez', '王小明', '陳志豪', '김민준', '田中ひろし', 'Ελένη Παπά', 'Иван Петров', 'Łukasz Żółć']
const named = request({ ...answers, patient_name: names.slice(0, 4).join(', '), provider: names.slice(4).join(', '), records: [{ text: 'notes of 王小明' }] })
const file = async (letter: LetterDocument, name: string) => (await renderFile(JSON.stringify(letter), name))!.body as Buffer

afterAll(closeFiles)

it('offers text, PDF, Word, and a calendar where there are days for one', async () => {
  expect(fileNames(named).map(({ name, contentType }) => `${name} ${contentType}`)).toEqual([
    'letter.txt text/plain', 'letter.pdf application/pdf', 'letter.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'dates.ics text/calendar',
  ])
  expect(fileNames({ ...named, dates: [] }).map(({ name }) => name)).not.toContain('dates.ics')
  expect(await renderFile(JSON.stringify({ ...named, dates: [] }), 'dates.ics')).toBeUndefined()
  for (const name of ['letter.exe', '../letter.txt', 'constructor', '']) expect(await renderFile(JSON.stringify(named), name)).toBeUndefined()
  const text = (await renderFile(JSON.stringify(named), 'letter.txt'))!
  expect(text.contentType).toBe('text/plain; charset=utf-8')
  for (const name of names) expect(text.body).toContain(name)
})

describe('the PDF', () => {
  it('holds names of many scripts as text that can be selected and searched, each in one piece', async () => {
    const { text, items } = await read(await file(named, 'letter.pdf'))
    for (const name of names) expect(text).toContain(name)
    for (const name of ['王小明', '陳志豪', '김민준']) expect(items.some((item) => item.includes(name)), `${name} in one piece`).toBe(true)
    expect(text).not.toContain('\u25a1')
  })

  it('is tagged: title, language, heading, list, paragraphs, and PDF/UA', async () => {
    const bytes = await file(named, 'letter.pdf')
    const pdf = await open(bytes)
    // Its types call it an object; it is a Map.
    expect(((await pdf.getMarkInfo()) as unknown as Map<string, boolean>).get('Marked')).toBe(true)
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'Request for a copy of medical records', Language: 'en-US' })
    expect(metadata?.getRaw() ?? bytes.toString('latin1')).toMatch(/pdfuaid:part/)
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree())
    for (const tag of ['Document', 'H1', 'P', 'L', 'LI', 'Lbl', 'LBody']) expect(tree).toContain(`"role":"${tag}"`)
  })

  it('embeds every font it uses, and no standard font stands in', async () => {
    const raw = (await file(named, 'letter.pdf')).toString('latin1')
    const fonts = raw.match(/\/FontName \/\S+/g) ?? []
    expect(fonts.length).toBeGreaterThan(1)
    expect(raw.match(/\/FontFile[23]? /g)).toHaveLength(fonts.length)
    for (const font of fonts) expect(font).toMatch(/\/FontName \/[A-Z]{6}\+/)
    expect(raw).not.toMatch(/\/Subtype \/Type1\b/)
  })

  it.each(Object.entries(situations))('is one page, and says all that the letter says: %s', async (_, { answers: given, language = 'en', context }) => {
    const letter = request(given, language, context)
    const { text, pages } = await read(await file(letter, 'letter.pdf'))
    expect(pages).toBe(1)
    const flat = text.replace(/\s+/g, ' ')
    for (const block of letter.blocks) {
      for (const line of block.type === 'lines' ? block.lines : block.type === 'list' ? block.items : [block.type === 'signature' ? block.name : block.text]) expect(flat).toContain(line)
    }
  })

  it('goes over several pages, numbered, with every item on them', async () => {
    const items = Array.from({ length: 30 }, (_, n) => `record number ${n} of a long list, with a good many words so that it wants a second line in the letter, and more`)
    const { text, pages } = await read(await file(request({ ...answers, records: items.map((item) => ({ text: item })) }), 'letter.pdf'))
    expect(pages).toBeGreaterThan(1)
    for (let n = 1; n <= pages; n++) expect(text).toContain(`${n} / ${pages}`)
    for (let n = 0; n < 30; n++) expect(text).toContain(`record number ${n} of`)
  })

  it.each(['محمد علي الحسن', 'דוד בן גוריון', 'सीता देवी', 'สมชาย', '\u{20bb7}野家', 'e\u0301\u0302\u0323'])('is made for any name: %s', async (name) => {
    const bytes = await file(request({ ...answers, patient_name: name }), 'letter.pdf')
    // A reader turns a line with a right-to-left name as a whole.
    expect((await read(bytes)).text).toMatch(/Patient: |:Patient/)
  })
})

describe('the Word file', () => {
  it('has the text, the language, a heading and a real list', async () => {
    const bytes = await file(named, 'letter.docx')
    const document = part(bytes, 'word/document.xml')
    for (const words of [...names, 'within 30 days', '45 CFR 164.524']) expect(document).toContain(words)
    expect(document).toContain('<w:pStyle w:val="Heading1"/>')
    expect(document).toMatch(/<w:numPr>/)
    expect(part(bytes, 'word/styles.xml')).toContain('w:val="en-US"')
    expect(part(bytes, 'docProps/core.xml')).toContain('Request for a copy of medical records')
  })
})

describe('the calendar file', () => {
  it('has whole days that any calendar reads', async () => {
    const raw = (await renderFile(JSON.stringify(named), 'dates.ics'))!.body as string
    expect(raw.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const events = eventsOf(raw)
    expect(events.map((event) => [event['DTSTART;VALUE=DATE'], event['DTEND;VALUE=DATE']])).toEqual([['20261127', '20261128'], ['20261219', '20261220'], ['20261224', '20261225'], ['20261225', '20261226']])
    expect(events[0]).toMatchObject({ SUMMARY: 'Records request: call to ask if they have it' })
    expect(events[2]!.DESCRIPTION).toContain('If they got it later\\, this day moves')
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(4)
  })

  it('keeps the ids of a letter whose days moved, and shares none with another letter', async () => {
    const ids = async (letter: LetterDocument) => eventsOf((await renderFile(JSON.stringify(letter), 'dates.ics'))!.body as string).map(({ UID }) => UID)
    const moved = { ...named, dates: request(answers, 'en', { arrived: '2026-12-01' }).dates }
    expect(await ids(named)).toEqual(expect.arrayContaining(await ids(moved)))
    const numbers = async (letter: LetterDocument) => eventsOf((await renderFile(JSON.stringify(letter), 'dates.ics'))!.body as string).map(({ SEQUENCE }) => Number(SEQUENCE))
    expect(new Set(await numbers(named))).toEqual(new Set([0]))
    expect(new Set(await numbers({ ...moved, revision: 2 })), 'a calendar takes moved days only with a higher number').toEqual(new Set([2]))
    expect(await ids(request(answers))).not.toEqual(await ids(named))
  })
})

describe('the thread that makes files', () => {
  it('makes many at a time, each its own, and the same one once', async () => {
    const letters = Array.from({ length: 6 }, (_, n) => request({ ...answers, patient_name: `Patient ${'ABCDEF'[n]} Quay` }))
    const bytes = await Promise.all(letters.flatMap((letter) => [file(letter, 'letter.pdf'), file(letter, 'letter.docx')]))
    for (const [n, letter] of letters.entries()) {
      expect((await read(bytes[2 * n]!)).text).toContain(letter.blocks.find(({ type }) => type === 'signature') && `Patient ${'ABCDEF'[n]} Quay`)
      expect(part(bytes[2 * n + 1]!, 'word/document.xml')).toContain(`Patient ${'ABCDEF'[n]} Quay`)
    }
    expect(await file(letters[0]!, 'letter.pdf')).toBe(bytes[0])
  })

  it('fails without a word of the letter, and goes on', async () => {
    const broken = { ...named, blocks: [{ type: 'paragraph', text: { secret: 'Ana Quay' } }] } as unknown as LetterDocument
    await expect(file(broken, 'letter.docx')).rejects.toThrow(/^a letter could not be made into a file$/)
    await expect(file(broken, 'letter.docx')).rejects.toThrow(/^a letter could not be made into a file$/)
    expect(await file(request(answers), 'letter.docx')).toBeInstanceOf(Buffer)
  })

  it('starts again after its thread ended', async () => {
    const press = openPress(new URL('data:text/javascript,import{parentPort}from"node:worker_threads";parentPort.on("message",()=>process.exit(1))'))
    await expect(press.make('pdf', named)).rejects.toThrow(/thread .* ended/)
    await expect(press.make('pdf', named)).rejects.toThrow(/thread .* ended/)
    await press.close()
  })
})

const open = (bytes: Buffer) => getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise

async function read(bytes: Buffer): Promise<{ text: string; items: string[]; pages: number }> {
  const pdf = await open(bytes)
  const items: { str: string; hasEOL: boolean }[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    for (const item of (await (await pdf.getPage(n)).getTextContent()).items) if ('str' in item) items.push(item)
    items.push({ str: '', hasEOL: true })
  }
  return { text: items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(''), items: items.map(({ str }) => str), pages: pdf.numPages }
}

/** One file of a zip, by its central directory. */
function part(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf('PK\x05\x06')
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const length = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + length) === name) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20))
      return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8')
    }
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  throw new Error(`the zip has no ${name}`)
}

function eventsOf(raw: string): Record<string, string>[] {
  const lines = raw.replace(/\r\n[ \t]/g, '').split('\r\n')
  const events: Record<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({})
    const colon = line.indexOf(':')
    if (events.length) events.at(-1)![line.slice(0, colon)] = line.slice(colon + 1)
  }
  return events
}
