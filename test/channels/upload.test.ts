import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Activity } from 'botbuilder'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createBot } from '../../src/bot/index.ts'
import { readUpload } from '../../src/channels/direct-line/upload.ts'
import { openFileReader } from '../../src/files/index.ts'
import { FILE_PROBLEMS, type FileRead, type ReadFile } from '../../src/turn/files.ts'
import { join, type Chat } from '../support/direct-line.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { longestPause } from '../support/pause.ts'
import { pdf } from '../support/pdf.ts'
import { paragraph, wordFile, wordXml } from '../support/zip.ts'

type File = [body: string | Buffer, type: string, name: string]
const said = (id: string, text = '') => JSON.stringify({ type: 'message', text, channelData: { clientActivityID: id } })

/** Uploads as Web Chat does: the activity as a file of its own type. */
async function upload(chat: Chat, files: File[], activity: string | undefined = said('u1')): Promise<{ status: number; id: string }> {
  const form = new FormData()
  if (activity) form.append('activity', new Blob([activity], { type: 'application/vnd.microsoft.activity' }), 'blob')
  for (const [body, type, name] of files) form.append('file', new Blob([body as BlobPart], { type }), name)
  const response = await fetch(`${chat.url}/upload?userId=x`, { method: 'POST', headers: { authorization: `Bearer ${chat.token}` }, body: form })
  return { status: response.status, ...(await response.json() as { id: string }) }
}
const repliesTo = async (chat: Chat, id: string): Promise<Activity[]> => (await chat.read()).activities.filter(({ replyToId }) => replyToId === id)
const entity = ({ entities }: Activity) => entities!.find(({ type }) => type === 'recordsRights.reply') as unknown as Record<string, unknown>

describe('the door', () => {
  let test: TestHost
  let chat: Chat
  let asked: string[] = []
  /** Says what the file says, after as many ms as its name says. */
  const readFile: ReadFile = async (bytes, _type, name): Promise<FileRead> => {
    asked.push(name)
    await new Promise((done) => setTimeout(done, Number.parseInt(name, 10) || 0))
    const text = Buffer.from(bytes).toString()
    return text.startsWith('bad') ? { kind: 'other', problem: 'wrong-type' } : { kind: 'text', text, cut: false }
  }
  beforeEach(async () => {
    asked = []
    test = await startTestHost({ readFile })
    chat = await join(test.base)
  })
  afterEach(() => test.close())

  it('hands the words to the bot and keeps the name', async () => {
    const { id } = await upload(chat, [['words: denied', 'text/plain', 'denial.txt']], said('u1', 'see'))
    const { activities } = await chat.read()
    expect(activities.at(-1)).toMatchObject({ text: 'read words: denied', replyToId: id })
    expect(activities.at(-2)).toMatchObject({ id, text: 'see', attachments: [{ contentType: 'text/plain', name: 'denial.txt' }] })
    expect(JSON.stringify(activities.at(-2))).not.toContain('words:')
  })

  it('puts the words of several files together, leaves out what cannot be read, and stops after five', async () => {
    await upload(chat, [['bad', 'x/y', 'a'], ['words: one', 'text/plain', 'b'], ['words: two', 'text/plain', 'c'], ['words: three', 'text/plain', 'd'], ['bad', 'x/y', 'e'], ['words: six', 'text/plain', 'f']])
    expect((await chat.read()).activities.at(-1)!.text).toBe('read words: one\n\nwords: two\n\nwords: three')
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('stops at as much as a person may send', async () => {
    await upload(chat, [['x'.repeat(39_990), 'text/plain', 'a'], ['y'.repeat(100), 'text/plain', 'b'], ['z', 'text/plain', 'c']])
    expect((await chat.read()).activities.at(-1)!.text).toHaveLength('read '.length + 40_000)
    expect(asked).toEqual(['a', 'b'])
  })

  it('takes the same upload once, also when it comes again while the file is being read', async () => {
    const files: File[] = [['words: x', 'text/plain', '300.txt']]
    const [first, second] = await Promise.all([upload(chat, files), upload(chat, files)])
    const third = await upload(chat, files)
    expect([second.id, third.id]).toEqual([first.id, first.id])
    expect((await chat.read()).activities).toHaveLength(3)
    expect(asked).toEqual(['300.txt'])
  })

  it('keeps the order: what is said after a file is heard after it', async () => {
    const reading = upload(chat, [['words: x', 'text/plain', '400.txt']])
    await new Promise((done) => setTimeout(done, 150))
    await chat.post({ text: 'and then' })
    await reading
    expect((await chat.read()).activities.slice(1).map(({ text }) => text)).toEqual(['', 'read words: x', 'and then', expect.stringMatching(/: and then$/)])
  })

  it('says how large what it logs was, and nothing else', async () => {
    await upload(chat, [['words: secret', 'text/plain', 'maria.txt'], ['bad', 'image/x-secret', 'b']])
    const lines = test.log.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ event }) => event === 'file-read')
    expect(lines).toEqual([
      { level: 30, time: expect.any(String), event: 'file-read', kind: 'text', bytes: 13, ms: expect.any(Number), outcome: 'text' },
      { level: 30, time: expect.any(String), event: 'file-read', kind: 'other', bytes: 3, ms: expect.any(Number), outcome: 'wrong-type' },
    ])
    expect(test.log.join('')).not.toMatch(/secret|maria/)
  })

  it('takes the last part of a name, and nothing that hides or turns it round', async () => {
    const form = ['../../etc/passwd', '..\\..\\boot.ini', '/etc/cron.d/x', 'fdp.\u202etxt', `${'n'.repeat(1_000)}.txt`, 'denegación.pdf', '']
      .map((name) => `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\nbad\r\n`).join('')
    const response = await fetch(`${chat.url}/upload`, { method: 'POST', headers: { authorization: `Bearer ${chat.token}`, 'content-type': 'multipart/form-data; boundary=x' }, body: `${form}--x--\r\n` })
    expect(response.status).toBe(200)
    const names = (await chat.read()).activities.at(-2)!.attachments!.map(({ name }) => name)
    expect(names).toEqual(['passwd', 'boot.ini', 'x', 'fdp.txt', 'n'.repeat(256), 'denegación.pdf', ''])
  })

  it('refuses what is no upload, and what is larger than anything', async () => {
    expect((await upload(chat, [])).status).toBe(400)
    expect((await upload(chat, [['a', 'text/plain', 'a.txt']], '{"type":5}')).status).toBe(400)
    expect((await upload(chat, [['a', 'text/plain', 'a.txt']], said('x', 'x'.repeat(70_000)))).status).toBe(400)
    expect((await upload(chat, Array.from({ length: 21 }, () => ['a', 'text/plain', 'a.txt'] as File))).status).toBe(400)
    expect((await upload(chat, [[Buffer.alloc(41_000_000), 'application/pdf', 'x.pdf']]).catch(() => ({ status: 413 }))).status).toBe(413)
    for (const body of ['garbage', '--x\r\n\r\n', '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nno end', `${'--x\r\n'.repeat(10_000)}--x--`, `--x\r\n${'a: b\r\n'.repeat(20_000)}\r\n--x--`]) {
      const response = await fetch(`${chat.url}/upload`, { method: 'POST', headers: { authorization: `Bearer ${chat.token}`, 'content-type': 'multipart/form-data; boundary=x' }, body })
      expect(response.status).toBe(400)
    }
    expect((await chat.read()).activities).toHaveLength(1)
    expect(asked).toEqual([])
  })

  it('lets go of an upload that was broken off, and of those that are too many', async () => {
    const broken = request(`${chat.url}/upload`, { method: 'POST', headers: { authorization: `Bearer ${chat.token}`, 'content-type': 'multipart/form-data; boundary=x', 'content-length': 9_000_000 } })
    broken.on('error', () => {})
    broken.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf')
    await new Promise((done) => setTimeout(done, 100))
    broken.destroy()
    const chats = await Promise.all(Array.from({ length: 20 }, () => join(test.base)))
    const statuses = (await Promise.all(chats.map((each) => upload(each, [['words: x', 'text/plain', '600.txt']])))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(16)
    expect(statuses.filter((status) => status === 429)).toHaveLength(4)
    expect((await upload(chat, [['words: x', 'text/plain', 'a.txt']])).status).toBe(200)
    expect((await chat.read()).activities.at(-1)!.text).toBe('read words: x')
  })

  it('keeps no more than 20 MB of one upload; what was let go of takes no room', async () => {
    const file = (mb: number, name: string): File => [Buffer.alloc(mb * 1_000_000, 'bad'), 'text/plain', name]
    await upload(chat, [file(9.9, 'a'), file(9.9, 'b'), file(1, 'too much')], said('u1'))
    await upload(chat, [file(15, 'too large'), file(9, 'c'), file(9, 'd')], said('u2'))
    expect(asked).toEqual(['a', 'b', 'c', 'd'])
  })

  it('does not wait for one that does not go on', async () => {
    const answer = async (req: IncomingMessage, res: ServerResponse) => {
      const read = await readUpload(req, 200)
      res.statusCode = 'status' in read ? read.status : 200
      res.end()
    }
    const server = createServer((req, res) => void answer(req, res))
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
    const slow = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' } })
    slow.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf')
    expect(await new Promise((done) => { slow.on('response', ({ statusCode }) => done(statusCode)) })).toBe(408)
    slow.destroy()
    server.close()
  })

  it('never stands still for 20 MB', async () => {
    const files: File[] = [[Buffer.alloc(9_900_000, 'bad\r\n--'), 'text/plain', 'a'], [Buffer.alloc(9_900_000, '\r\n--x'), 'text/plain', 'b'], [Buffer.alloc(15_000_000, '\n'), 'text/plain', 'c']]
    // Made here and sent by another, or making it would be measured too.
    const { default: worker } = await import('node:worker_threads')
    const sender = new worker.Worker(`
      const { workerData: { url, token, files, activity } , parentPort } = require('node:worker_threads')
      const form = new FormData()
      form.append('activity', new Blob([activity], { type: 'x/y' }), 'blob')
      for (const [body, type, name] of files) form.append('file', new Blob([body], { type }), name)
      fetch(url + '/upload', { method: 'POST', headers: { authorization: 'Bearer ' + token }, body: form }).then(({ status }) => parentPort.postMessage(status))`,
    { eval: true, workerData: { url: chat.url, token: chat.token, files, activity: said('big') } })
    const { result, pause } = await longestPause(() => new Promise((done) => sender.on('message', done)))
    await sender.terminate()
    expect(result).toBe(200)
    expect(pause).toBeLessThan(250)
    expect(asked).toEqual(['a', 'b'])
  })
})

describe('the assistant', () => {
  let test: TestHost
  const reader = openFileReader()
  beforeAll(async () => { test = await startTestHost({ createBot, readFile: reader.read }) })
  afterAll(async () => {
    await test.close()
    reader.close()
  })
  const REFUSAL = 'We received your request. We cannot give you your records until your balance of $120 is paid in full.'

  it.each([
    ['PDF', async (): Promise<File> => [await pdf((document) => document.text(REFUSAL)), 'application/pdf', 'answer.pdf']],
    ['Word', async (): Promise<File> => [wordFile(wordXml(paragraph(REFUSAL))), 'application/octet-stream', 'answer.docx']],
    ['text', async (): Promise<File> => [REFUSAL, 'text/plain', 'answer.txt']],
  ])('reads a refusal in a %s file as if it had been typed', async (_name, make) => {
    const [chat, typing] = [await join(test.base), await join(test.base)]
    const { id, status } = await upload(chat, [await make()])
    expect(status).toBe(200)
    const [replies, typed] = [await repliesTo(chat, id), await typing.say(REFUSAL)]
    expect(entity(replies[0]!).topics).toContain('unpaid-bill')
    expect(replies.map(({ text }) => text)).toEqual(typed.map(({ text }) => text))
    expect(replies.map(entity)).toEqual(typed.map(entity))
    const { activities } = await chat.read()
    expect(JSON.stringify(activities.filter(({ from }) => from.role === 'user'))).not.toContain('balance')
  })

  it('does not stand still while it hears 40,000 characters', async () => {
    const chat = await join(test.base)
    const { result, pause } = await longestPause(() => upload(chat, [[`${REFUSAL} `.repeat(380), 'text/plain', 'a.txt']]))
    expect(result.status).toBe(200)
    expect(pause).toBeLessThan(250)
  })

  it.each([['en-US', /pictures/, /denied/], ['es-US', /imágenes/, /denegado/]])('says in %s that it cannot read a scan, and how to type the reason', async (locale, about, how) => {
    const chat = await join(test.base, { locale })
    const { id } = await upload(chat, [[await pdf((document) => document.rect(0, 0, 300, 300).fill('grey')), 'application/pdf', 'scan.pdf']])
    const [reply, ...more] = await repliesTo(chat, id)
    expect(more).toEqual([])
    expect(entity(reply!)).toMatchObject({ id: 'file.scan', asks: 'denial_text' })
    expect(reply!.text).toMatch(about)
    expect(reply!.text).toMatch(how)
    expect(entity((await chat.say(REFUSAL))[0]!).topics).toContain('unpaid-bill')
  })

  it('says what was wrong beside what it could read', async () => {
    const chat = await join(test.base)
    const { id } = await upload(chat, [[Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg', 'photo.jpg'], [REFUSAL, 'text/plain', 'a.txt']])
    const replies = await repliesTo(chat, id)
    expect(entity(replies[0]!).id).toBe('file.some')
    expect(entity(replies[1]!).topics).toContain('unpaid-bill')
  })

  it('hears what was typed with a file that it cannot read', async () => {
    const chat = await join(test.base)
    const { id } = await upload(chat, [[Buffer.alloc(11_000_000, 'x'), 'application/pdf', 'a.pdf']], said('u', REFUSAL))
    const replies = await repliesTo(chat, id)
    expect(entity(replies[0]!).id).toBe('file.too-large')
    expect(replies.slice(1).some((reply) => (entity(reply).topics as string[]).includes('unpaid-bill'))).toBe(true)
  })
})

describe('every problem', () => {
  let test: TestHost
  beforeAll(async () => {
    test = await startTestHost({ createBot, readFile: async (_bytes, _type, name) => ({ kind: 'other', problem: FILE_PROBLEMS.find((problem) => problem === name)! }) })
  })
  afterAll(() => test.close())

  it.each(FILE_PROBLEMS.flatMap((problem) => ['en-US', 'es-US'].map((locale) => [problem, locale])))('%s has its words in %s, and a way on', async (problem, locale) => {
    const chat = await join(test.base, { locale })
    const { id } = await upload(chat, [['x', 'x/y', problem]])
    const replies = await repliesTo(chat, id)
    expect(replies.map(entity)).toMatchObject([{ id: `file.${problem}`, asks: 'denial_text' }])
    expect(replies[0]!.text).toMatch(locale === 'en-US' ? /\btype\b/i : /\bescriba\b/i)
  })
})
