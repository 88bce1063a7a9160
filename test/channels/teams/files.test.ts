import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attachment } from 'botbuilder'
import { openFileReader } from '../../../src/files/index.ts'
import { MICROSOFT, request } from '../../../src/channels/teams/sites.ts'
import { pdf } from '../../support/pdf.ts'
import { oneDrive } from './one-drive.ts'
import { startTeams, type Talk } from './teams.ts'

const DENIAL = 'Dear Ms. Ruiz, we received your request of October 1, 2026 for a copy of your medical records. Your request is denied because of an unpaid balance on your account. Lake Clinic, Records Office.'
const CONSENT = 'application/vnd.microsoft.teams.card.file.consent'
const INFO = 'application/vnd.microsoft.teams.card.file.info'

const reader = openFileReader()
let drive: Awaited<ReturnType<typeof oneDrive>>
let teams: Awaited<ReturnType<typeof startTeams>>
beforeAll(async () => {
  drive = await oneDrive()
  teams = await startTeams({ readFile: reader.read, tuning: { sites: drive.sites } })
})
afterAll(async () => {
  await teams.close()
  await drive.close()
  reader.close()
})

const attached = (path: string, name = 'letter.txt'): Attachment =>
  ({ contentType: 'application/vnd.microsoft.teams.file.download.info', name, contentUrl: 'https://example.org/x', content: { downloadUrl: path.startsWith('http') ? path : `${drive.base}${path}`, uniqueId: 'u', fileType: 'txt' } }) as Attachment

/** A letter that is ready, and the card that offers it as a file. */
async function letter(talk: Talk): Promise<Attachment> {
  await talk.say('Write a request for my own records')
  await talk.say('Ana Ruiz')
  await talk.say('skip')
  await talk.say('Lake Clinic')
  for (let n = 0; n < 12 && !talk.replies.some(({ summary }) => summary !== undefined); n++) await talk.say(talk.field?.label === 'Records wanted' ? 'everything' : 'skip')
  await talk.say('yes')
  return talk.replies.flatMap(({ attachments }) => attachments ?? []).find(({ contentType }) => contentType === CONSENT)!
}
const accept = (card: Attachment, path: string) => ({
  type: 'fileUpload', action: 'accept', context: card.content.acceptContext,
  uploadInfo: { name: 'letter.pdf', uploadUrl: path.startsWith('http') ? path : `${drive.base}${path}`, contentUrl: `${drive.base}/kept/letter.pdf`, uniqueId: 'id-1', fileType: 'pdf' },
})
const answer = (value: unknown) => ({ type: 'invoke', name: 'fileConsent/invoke', value, text: undefined })

describe('the letter as a file', () => {
  it('is offered with its size, and put where Teams says when the person agrees; a second click puts it once', async () => {
    const talk = teams.talk()
    const card = await letter(talk)
    expect(card).toMatchObject({ name: 'letter.pdf', content: { sizeInBytes: expect.any(Number), description: expect.stringContaining('OneDrive') } })
    const value = accept(card, '/upload/one')
    await talk.send(answer(value))
    expect(talk.text).toContain('Done. The letter is in your OneDrive.')
    expect(talk.replies[0]!.attachments).toEqual([{ contentType: INFO, name: 'letter.pdf', contentUrl: `${drive.base}/kept/letter.pdf`, content: { uniqueId: 'id-1', fileType: 'pdf' } }])
    const size = card.content.sizeInBytes as number
    expect(drive.put.map(({ path, range, body }) => ({ path, range, size: body.length }))).toEqual([{ path: '/upload/one', range: `bytes 0-${size - 1}/${size}`, size }])
    expect(drive.put[0]!.body.subarray(0, 5).toString()).toBe('%PDF-')
    await talk.send(answer(value))
    expect(drive.put).toHaveLength(1)
  })

  it('is left where it is when the person declines, and the card that offered it goes', async () => {
    const talk = teams.talk()
    const card = await letter(talk)
    const before = drive.asked.length
    await talk.send({ ...answer({ type: 'fileUpload', action: 'decline', context: card.content.declineContext }), replyToId: '1:card' })
    expect(teams.calls().filter(({ method }) => method === 'DELETE').map(({ path }) => decodeURIComponent(path))).toEqual([`/v3/conversations/${talk.conversation}/activities/1:card`])
    expect(talk.text).toContain('I put no file anywhere.')
    expect(talk.replies[0]!.attachments).toBeUndefined()
    expect(drive.asked.length).toBe(before)
  })

  it.each([['expired', { status: 404 }], ['failing', { status: 503 }], ['elsewhere now', { status: 302, location: '/elsewhere' }]])('is said to have failed where the place is %s, in Spanish too', async (_, file) => {
    drive.files.set('/upload/bad', file)
    const talk = teams.talk('es-US')
    await talk.say('Cambiemos al español, por favor')
    const card = { content: { acceptContext: { letter: 'x'.repeat(32) } } } as Attachment
    await talk.send(answer(accept(card, '/upload/bad')))
    expect(talk.text).toContain('No pude poner el archivo en su OneDrive.')
    const english = teams.talk()
    const offered = await letter(english)
    const before = drive.asked.length
    await english.send(answer(accept(offered, '/upload/bad')))
    expect(drive.asked.length).toBe(before + 1)
    expect(english.text).toContain('I could not put the file in your OneDrive. The words of the letter stand above')
  })

  it('is never brought to a place that is not of Microsoft', async () => {
    const elsewhere = await oneDrive()
    const talk = teams.talk()
    await talk.send(answer(accept(await letter(talk), `${elsewhere.base}/upload`)))
    expect(talk.text).toContain('I could not put the file')
    expect(elsewhere.asked).toEqual([])
    await elsewhere.close()
  })

  it('is shown only where it can be of Microsoft', async () => {
    const talk = teams.talk()
    const value = accept(await letter(talk), '/upload/three')
    value.uploadInfo.contentUrl = 'https://example.org/letter.pdf'
    await talk.send(answer(value))
    expect(talk.text).toContain('Done.')
    expect(talk.replies[0]!.attachments).toBeUndefined()
  })

  it('of a conversation that was deleted is gone', async () => {
    const talk = teams.talk()
    const card = await letter(talk)
    await talk.say('delete my data')
    const before = drive.asked.length
    await talk.send(answer(accept(card, '/upload/two')))
    expect(talk.text).toContain('I could not put the file')
    expect(drive.asked.length).toBe(before)
  })

  it('an answer of another shape is no answer', async () => {
    const { status } = await teams.talk().post(answer({ action: 'accept', uploadInfo: { uploadUrl: 'nowhere' } }))
    expect(status).toBe(501)
  })
})

describe('a refusal', () => {
  it('that is pasted is read', async () => {
    const talk = teams.talk()
    await talk.say(DENIAL)
    expect(talk.text).toContain('The reason they give')
    expect(talk.buttons.length + talk.suggested.length).toBeGreaterThan(0)
  })

  it.each(['text', 'pdf'])('that comes as a %s file of Teams is read like an upload', async (kind) => {
    drive.files.set('/denial', kind === 'pdf' ? await pdf((document) => document.text(DENIAL)) : Buffer.from(DENIAL))
    const talk = teams.talk()
    await talk.send({ text: undefined, attachments: [attached('/denial', `letter.${kind}`), { contentType: 'text/html', content: '<p>hi</p>' }] })
    expect(talk.text).toContain('The reason they give')
    expect(teams.test.log.join('')).toContain('"event":"file-read"')
    expect(teams.test.log.join('')).not.toContain('denial')
  })

  it.each([
    ['gone', { status: 404 }], ['sent on to another place', { status: 302, location: 'http://localhost:9/x' }], ['sent round and round', { status: 302, location: '/round' }],
  ])('that is %s is asked for again', async (_, file) => {
    drive.files.set('/round', file)
    const talk = teams.talk()
    const before = drive.asked.length
    await talk.send({ text: undefined, attachments: [attached('/round')] })
    expect(talk.text).toContain('I could not get that file from Teams.')
    expect(drive.asked.length - before).toBeLessThan(5)
  })

  it('that is sent on within Microsoft is followed', async () => {
    drive.files.set('/here', { status: 302, location: '/there' }).set('/there', Buffer.from(DENIAL))
    const talk = teams.talk()
    await talk.send({ text: undefined, attachments: [attached('/here')] })
    expect(talk.text).toContain('The reason they give')
  })

  it('is not fetched from anywhere else', async () => {
    const elsewhere = await oneDrive()
    elsewhere.files.set('/denial', Buffer.from(DENIAL))
    const talk = teams.talk()
    await talk.send({ text: undefined, attachments: [attached(`${elsewhere.base}/denial`), attached('file:///etc/passwd'), attached('http://')] })
    expect(talk.text).toContain('I could not get that file from Teams.')
    expect(elsewhere.asked).toEqual([])
    await elsewhere.close()
  })

  it('that is too large is told so, and not all of it is fetched', async () => {
    drive.files.set('/large', Buffer.alloc(12_000_000, 'x'))
    const talk = teams.talk()
    await talk.send({ text: undefined, attachments: [attached('/large')] })
    expect(talk.text).toContain('That file is too large for me.')
  })

  it.each(['silent', 'dripping'] as const)('from a place that is %s keeps nobody waiting', async (mood) => {
    drive.files.set('/slow', mood)
    const talk = teams.talk()
    const since = Date.now()
    await talk.send({ text: undefined, attachments: [attached('/slow')] })
    expect(talk.text).toContain('I could not get that file')
    expect(Date.now() - since).toBeLessThan(8_000)
  })

  it('as a picture is told to be typed', async () => {
    const talk = teams.talk()
    await talk.send({ text: undefined, attachments: [{ contentType: 'image/png', contentUrl: 'https://example.org/x.png' }] })
    expect(talk.text).toContain('I cannot read pictures')
  })

  it('in another channel is not fetched', async () => {
    const before = drive.asked.length
    const talk = teams.talk()
    await talk.send({ channelId: 'webchat', text: 'hello', attachments: [attached('/denial')] })
    expect(drive.asked.length).toBe(before)
    expect(JSON.stringify(talk.replies)).toContain('recordsRights.reply')
  })
})

it('no more of an answer is taken than is wanted', async () => {
  drive.files.set('/much', Buffer.alloc(200))
  const ask = (most: number) => request(drive.sites, { method: 'GET', url: `${drive.base}/much`, within: 2_000, most })
  expect(await ask(199)).toEqual({ problem: 'too-large' })
  expect(await ask(200)).toMatchObject({ status: 200 })
})

it('a name that points to this machine is not found', async () => {
  const got = await request({ ...MICROSOFT, allows: () => true }, { method: 'GET', url: `http://localhost:${new URL(drive.base).port}/there`, within: 2_000, most: 100 })
  expect(got).toEqual({ problem: 'unreachable' })
})
