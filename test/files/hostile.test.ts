import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { openFileReader } from '../../src/files/index.ts'
import { MEMORY_MB } from '../../src/files/limits.ts'
import { SANDBOX } from '../../src/files/run-child.ts'
import type { FileProblem } from '../../src/turn/files.ts'
import { longestPause } from '../support/pause.ts'
import { millionObjects, onePage, pdf, rawPdf, stream, words } from '../support/pdf.ts'
import { paragraph, wordFile, wordXml, zip } from '../support/zip.ts'

const reader = openFileReader()
afterAll(() => reader.close())

const SENTENCE = 'Your request for a copy of the chart is denied.'
const MB = 1_000_000
const fill = (piece: string, bytes: number): Buffer => Buffer.alloc(bytes, piece)
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const ole = (inside: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_000), utf16(inside), Buffer.alloc(1_000)])
const laughs = `<!DOCTYPE d [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY ${'b'.repeat(i + 1)} "${`&${i ? 'b'.repeat(i) : 'a'};`.repeat(10)}">`).join('')}]>`
const forms = (last: string) => Array.from({ length: 9 }, (_, i) => stream(i === 8 ? last : `/X${i + 1} Do `.repeat(10), `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> /XObject << /X${i + 1} ${7 + i} 0 R >> >>`))
const endless = () => rawPdf(onePage('/X0 Do', { resources: '/XObject << /X0 6 0 R >>', more: forms(words('ha')) }))
const gigabyte = () => rawPdf(onePage(stream(deflateSync(deflateSync(Buffer.alloc(1_000 * MB, ' '))), '/Filter [/FlateDecode /FlateDecode]')))
const pngPage = stream(Buffer.alloc(100), '/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8')

/** What it is, how it is called, and what may be said about it: a problem, or `words` if its words may be read. */
type Hostile = [name: string, make: () => Buffer | Promise<Buffer>, file: string, ...may: (FileProblem | 'words')[]]
const HOSTILE: Hostile[] = [
  ['a Word file that unpacks to 300 MB', () => wordFile(fill(paragraph('aaaaaaaa'), 300 * MB)), 'a.docx', 'too-long'],
  ['the same in one run of text', () => wordFile(wordXml(paragraph('a'.repeat(100 * MB)))), 'a.docx', 'too-long'],
  ['blanks outside any text, 300 MB', () => wordFile(fill(' ', 300 * MB)), 'a.docx', 'too-long'],
  ['a zip in a zip in a zip', () => zip([{ name: 'a.zip', body: zip([{ name: 'b.zip', body: zip([{ name: 'c', body: fill('0', 100 * MB) }]) }]) }]), 'a.docx', 'wrong-type'],
  ['an entry that unpacks to more than it says', () => wordFile(fill(paragraph('aaaa'), 200 * MB), [], { size: 40 }), 'a.docx', 'broken'],
  ['an entry that says 4 GB and holds a line', () => wordFile(wordXml(paragraph(SENTENCE)), [], { size: 0xfffffff0 }), 'a.docx', 'broken', 'too-long'],
  ['an entry that says it is longer than the file', () => wordFile(wordXml(paragraph(SENTENCE)), [], { compressed: 0x7ffffff0 }), 'a.docx', 'broken'],
  ['a hundred names for one packed part', () => wordFile(wordXml(paragraph(SENTENCE)), [{ name: 'word/header1.xml', body: fill(' ', 30 * MB) }, ...Array.from({ length: 100 }, (_, i) => ({ name: `word/header${i + 2}.xml`, body: fill(' ', 30), claims: { at: 0 } }))]), 'a.docx', 'broken', 'too-long'],
  ['sixty thousand entries', () => wordFile(wordXml(paragraph(SENTENCE)), Array.from({ length: 60_000 }, (_, i) => ({ name: `x${i}`, body: '' }))), 'a.docx', 'too-long'],
  ['entities that laugh a billion times', () => wordFile(wordXml(paragraph('&bbbbbbbbbbbb;'), laughs)), 'a.docx', 'broken'],
  ['an entity that is a file of this machine', () => wordFile(wordXml(paragraph('&x;'), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), 'a.docx', 'broken'],
  ['elements half a million deep', () => wordFile(wordXml('<w:p>'.repeat(500_000))), 'a.docx', 'empty', 'broken', 'too-hard'],
  ['an attribute of 50 MB', () => wordFile(wordXml(`<w:p w:x="${'a'.repeat(50 * MB)}"/>${paragraph(SENTENCE)}`)), 'a.docx', 'words', 'too-hard'],
  ['entries that climb out of the archive', () => wordFile(wordXml(paragraph(SENTENCE)), [{ name: '../../../tmp/evil', body: 'x' }, { name: '/etc/evil', body: 'x' }]), 'a.docx', 'broken'],
  ['half a Word file', () => wordFile(wordXml(paragraph(SENTENCE.repeat(50)))).subarray(0, 700), 'a.docx', 'broken'],
  ['a zip with a password', () => wordFile(wordXml(paragraph(SENTENCE)), [], { flags: 1 }), 'a.docx', 'locked'],
  ['a Word file with a password', () => ole('EncryptedPackage'), 'a.docx', 'locked'],
  ['Word of 2003', () => ole('WordDocument'), 'letter.docx', 'old-word'],
  ['a spreadsheet called a letter', () => zip([{ name: '[Content_Types].xml', body: '<Types/>' }, { name: 'xl/workbook.xml', body: '<workbook/>' }]), 'letter.docx', 'wrong-type'],

  ['a million objects, packed', () => millionObjects(), 'a.pdf', 'words', 'too-hard'],
  ['200,000 objects and no true table of them', () => Buffer.from(rawPdf([...onePage(words(SENTENCE)), ...Array.from({ length: 200_000 }, () => '[0]')]).toString('latin1').replace(/startxref\n\d+/, 'startxref\n99'), 'latin1'), 'a.pdf', 'words', 'too-hard'],
  ['arrays a million deep', () => rawPdf(onePage(words(SENTENCE), { catalog: `/Names ${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}` })), 'a.pdf', 'broken', 'too-hard', 'words'],
  ['two billion pages, it says', () => rawPdf(onePage(words(SENTENCE)).map((object) => String(object).replace('/Count 1', '/Count 2147483647'))), 'a.pdf', 'too-long', 'words'],
  ['minus one page', () => rawPdf(onePage(words(SENTENCE)).map((object) => String(object).replace('/Count 1', '/Count -1'))), 'a.pdf', 'broken', 'words', 'scan'],
  ['pages that are their own parents', () => rawPdf(onePage(words(SENTENCE)).map((object) => String(object).replace('/Kids [3 0 R]', '/Kids [2 0 R 2 0 R]').replace('/Count 1', '/Count 40'))), 'a.pdf', 'broken', 'scan', 'words'],
  ['sixty pages', () => pdf((document) => { for (let i = 1; i < 60; i++) document.addPage().text(SENTENCE) }), 'a.pdf', 'too-long'],
  ['a stream that unpacks to a gigabyte', gigabyte, 'a.pdf', 'too-hard', 'scan'],
  ['forms that draw each other a billion times', endless, 'a.pdf', 'too-hard'],
  ['a form that draws itself', () => rawPdf(onePage('/X0 Do', { resources: '/XObject << /X0 6 0 R >>', more: [stream(`${words(SENTENCE)} /X0 Do`, '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 4 0 R >> /XObject << /X0 6 0 R >> >>')] })), 'a.pdf', 'words', 'scan', 'broken', 'too-hard'],
  ['three gigabytes of picture, it says', () => rawPdf(onePage('/I Do', { resources: '/XObject << /I 6 0 R >>', more: [pngPage] })), 'a.pdf', 'scan'],
  ['a font whose letters are four billion', () => rawPdf(onePage(words(SENTENCE), { more: [stream('1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange')] }).map((object) => (typeof object === 'string' ? object.replace('/Helvetica >>', '/Helvetica /ToUnicode 6 0 R >>') : object))), 'a.pdf', 'words', 'too-hard', 'scan', 'broken'],
  ['a table of objects that leads back to itself', () => rawPdf(onePage(words(SENTENCE)), '/Prev 9'), 'a.pdf', 'words', 'broken'],
  ['words ten million times', () => rawPdf(onePage(stream(deflateSync(Buffer.from(`BT /F1 1 Tf ${'1 0 Td (a) Tj '.repeat(2_000_000)} ET`)), '/Filter /FlateDecode'))), 'a.pdf', 'too-hard', 'words', 'too-long'],
  ['half a PDF', async () => (await pdf((document) => document.text(SENTENCE))).subarray(0, 600), 'a.pdf', 'broken', 'scan'],
  ['a PDF with a password', () => pdf((document) => document.text(SENTENCE), { userPassword: 'opensesame' }), 'a.pdf', 'locked'],
  ['a PDF that runs and starts things', () => rawPdf(onePage(words(SENTENCE), { catalog: '/OpenAction << /S /JavaScript /JS (while \\(true\\) {}) /Next << /S /Launch /F (/bin/sh) >> >>' })), 'a.pdf', 'words'],
  ['noise after the head of a PDF', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), fill('\u0001\u00ff\u0000obj<<', 2 * MB)]), 'a.pdf', 'broken', 'scan', 'too-hard'],
  ['a picture that is a PDF too', () => Buffer.concat([Buffer.from('GIF89a'), rawPdf(onePage(words(SENTENCE)))]), 'a.pdf', 'picture'],
  ['a PDF that is a zip too', async () => Buffer.concat([await pdf((document) => document.text(SENTENCE)), wordFile(wordXml(paragraph('x')))]), 'a.docx', 'words'],

  ['a program called a PDF', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500), Buffer.from('This program cannot be run')]), 'letter.pdf', 'wrong-type'],
  ['a photo called a Word file', () => Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(3 * MB, 7)]), 'letter.docx', 'picture'],
  ['a photo of a phone', () => Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.alloc(MB, 7)]), 'IMG_1.HEIC', 'picture'],
  ['no bytes', () => Buffer.alloc(0), 'a.pdf', 'empty'],
  ['nothing but blanks', () => fill(' \n\t', 5 * MB), 'a.txt', 'empty', 'too-long'],
  ['one byte too many', () => fill('a', 10 * MB + 1), 'a.txt', 'too-large'],
  ['one line of 10 MB', () => fill('denied ', 10 * MB), 'a.txt', 'too-long'],
  ['a web page a million elements deep', () => Buffer.from(`<html>${'<div>'.repeat(1_000_000)}${SENTENCE}`), 'a.html', 'words', 'too-long', 'too-hard'],
  ['a web page that opens two million angles', () => Buffer.from(`<html>${'<'.repeat(2_000_000)}`), 'a.html', 'words', 'empty', 'too-long', 'too-hard'],
  ['mail inside mail inside mail', () => Buffer.from(Array.from({ length: 20_000 }, (_, i) => `From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join('')), 'a.eml', 'broken', 'empty', 'too-hard'],
  ['mail with a head of 9 MB', () => Buffer.from(`From: a@example.org\nTo: b@example.org\nSubject: ${'x'.repeat(9 * MB)}\n\nno`), 'a.eml', 'broken', 'too-long', 'too-hard'],
  ['mail whose word is packed a thousand times', () => Buffer.from(`From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\nSubject: ${'=?utf-8?q?=?= '.repeat(10_000)}\nContent-Type: text/html\n\n${'&lt;'.repeat(MB)}`), 'a.eml', 'too-long', 'broken', 'words', 'too-hard'],
]

/** The processes that read files for this one. */
const children = (): string[] => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[1] === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('src/files/child.ts')
  } catch {
    return false
  }
})

/** The most memory a process held at once, in MB; 0: it is gone. */
const heldBy = (pid: string): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

const TYPES: Record<string, string> = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', eml: 'message/rfc822', html: 'text/html', txt: 'text/plain' }

describe('a hostile file', () => {
  it.each(HOSTILE)('%s', async (_name, make, file, ...may) => {
    const bytes = await make()
    const before = readdirSync('src/files')
    const { result, pause } = await longestPause(() => reader.read(bytes, TYPES[file.split('.').at(-1)!] ?? 'application/octet-stream', file))
    if (process.env.SHOW_FILES) process.stdout.write(`${_name}: ${bytes.length} bytes, pause ${Math.round(pause)}, ${'problem' in result ? result.problem : `words ${result.text.length}`}\n`)
    expect(may).toContain('problem' in result ? result.problem : 'words')
    expect('text' in result ? result.text : '').not.toMatch(/root:|passwd/)
    expect(pause).toBeLessThan(250)
    expect(children()).toEqual([])
    expect(readdirSync('src/files')).toEqual(before)
  }, 40_000)

  it('twenty-five and more', () => expect(HOSTILE.length).toBeGreaterThan(25))
})

describe('the child', () => {
  it('may write nothing, start nothing, and read nothing but its own code', () => {
    const probe = `
      const said = []
      const a = (name, run) => { try { run(); said.push(name) } catch {} }
      a('write', () => require('node:fs').writeFileSync('${join(process.cwd(), 'src/files/x')}', 'x'))
      a('temporary', () => require('node:fs').mkdtempSync('/tmp/x'))
      a('read', () => require('node:fs').readFileSync('/etc/passwd'))
      a('ours', () => require('node:fs').readFileSync('${join(process.cwd(), 'README.md')}'))
      a('spawn', () => require('node:child_process').spawnSync('true'))
      a('code', () => new Function('return 1')())
      a('environment', () => { if (Object.keys(process.env).length === 0) throw 0 })
      process.stdout.write(said.join(' ') || 'nothing')`
    expect(spawnSync(process.execPath, [...SANDBOX, '-e', probe], { env: {}, encoding: 'utf8' }).stdout).toBe('nothing')
  })

  it('ends itself when nobody is there to end it', async () => {
    // Its parent is killed while it works on what has no end.
    const script = `
      import { spawn } from 'node:child_process'
      const child = spawn(process.execPath, ${JSON.stringify([...SANDBOX, join(process.cwd(), 'src/files/child.ts'), 'pdf'])}, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] })
      child.stdin.end(Buffer.from('${endless().toString('base64')}', 'base64'))
      process.stdout.write(String(child.pid))
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1_000)`
    const pid = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout
    const alive = () => { try { return process.kill(Number(pid), 0) } catch { return false } }
    for (const end = Date.now() + 10_500; alive() && Date.now() < end;) await new Promise((done) => setTimeout(done, 50))
    expect(pid).toMatch(/^\d+$/)
    const left = alive()
    if (left) process.kill(Number(pid), 'SIGKILL')
    expect(left).toBe(false)
  })

  it('is ended when it cannot end itself', async () => {
    const start = performance.now()
    const reading = reader.read(endless(), 'application/pdf', 'a.pdf')
    await expect.poll(children).toHaveLength(1)
    process.kill(Number(children()[0]), 'SIGSTOP')
    expect(await reading).toMatchObject({ problem: 'too-hard' })
    expect(performance.now() - start).toBeLessThan(12_000)
  })

  it('holds no more than its share of memory', async () => {
    const reading = reader.read(gigabyte(), 'application/pdf', 'a.pdf')
    let most = 0
    const watch = setInterval(() => { for (const pid of children()) most = Math.max(most, heldBy(pid)) }, 20)
    const result = await reading
    clearInterval(watch)
    expect(result).toMatchObject({ problem: 'too-hard' })
    expect(most).toBeGreaterThan(100)
    expect(most).toBeLessThan(MEMORY_MB * 1.4)
  })

  it('is one at a time, and who comes behind too many is told so', async () => {
    const file = await pdf((document) => document.text(SENTENCE))
    let most = 0
    const watch = setInterval(() => { most = Math.max(most, children().length) }, 20)
    const results = await Promise.all(Array.from({ length: 20 }, () => reader.read(file, 'application/pdf', 'a.pdf')))
    clearInterval(watch)
    expect(most).toBe(1)
    expect(results.slice(0, 10).every((result) => 'text' in result)).toBe(true)
    expect(results.slice(-3).map((result) => 'problem' in result && result.problem)).toEqual(['busy', 'busy', 'busy'])
  }, 40_000)

  it('goes when the reader is closed', async () => {
    const own = openFileReader()
    const running = own.read(endless(), 'application/pdf', 'a.pdf')
    const waiting = own.read(Buffer.from('hello'), 'text/plain', 'a.txt')
    await new Promise((done) => setTimeout(done, 300))
    own.close()
    expect(await Promise.all([running, waiting])).toMatchObject([{ problem: 'busy' }, { problem: 'busy' }])
    expect(children()).toEqual([])
  })
})
