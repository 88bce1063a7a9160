import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Activity } from 'botbuilder'
import { eventually, pause } from '../support/eventually.ts'
import { chatOf, join, listen, type Joined } from '../support/direct-line.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { get, post } from '../support/http.ts'

let test: TestHost
beforeEach(async () => { test = await startTestHost() })
afterEach(() => test.close())

describe('a conversation', () => {
  it('begins with a greeting that is there at once and stands alone', async () => {
    const { body: first, status } = await post<Joined>(`${test.base}/v3/directline/tokens/generate`, {})
    expect([status, first.expires_in]).toEqual([200, 1_800])
    const begin = () => post<Joined>(`${test.base}/v3/directline/conversations`, { locale: 'es-US' }, first.token)
    const answers = [await begin(), await begin()]
    expect(answers.map((a) => a.status)).toEqual([201, 200])
    expect(answers[0]!.body.conversationId).toBe(first.conversationId)
    expect(answers[0]!.body.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[\w-]+\/stream\?watermark=0&t=/)
    const { activities } = await (await chatOf(test.base, answers[0]!.body)).read()
    expect(activities.map((a) => [a.text, a.replyToId, a.from.role])).toEqual([['Hello (es-US)', undefined, 'bot']])
  })

  it('answers a post when the turn is committed: the replies are there to read', async () => {
    const chat = await join(test.base)
    const { watermark } = await chat.read()
    const said = { text: 'hi', from: { id: 'someone else', role: 'bot' }, channelData: { clientActivityID: 'x1' } } as Partial<Activity>
    const { id } = await chat.post(said)
    const { activities } = await chat.read(watermark)
    expect(activities.map((a) => [a.text, a.replyToId, a.from.role])).toEqual([['hi', undefined, 'user'], ['1: hi', id, 'bot']])
    expect(activities[0]!.from.id).toMatch(/^dl_/)
    expect(activities[0]!.channelData).toEqual({ clientActivityID: 'x1' })
    expect(activities[0]!.id).toBe(id)
    expect((await chat.post(said)).id).toBe(id)
    expect((await chat.read()).activities).toHaveLength(3)
  })

  it('takes 20 messages at once in the order they came', async () => {
    const chat = await join(test.base)
    await Promise.all(Array.from({ length: 20 }, (_, i) => chat.post({ text: `m${i}` })))
    const { activities } = await chat.read()
    const heard = activities.filter(({ from }) => from.role === 'user')
    const replies = activities.filter(({ from, replyToId }) => from.role === 'bot' && replyToId)
    expect(new Set(heard.map(({ text }) => text)).size).toBe(20)
    expect(replies.map(({ text, replyToId }) => [text, replyToId])).toEqual(heard.map(({ text, id }, i) => [`${i + 1}: ${text}`, id]))
  })

  it('says sorry when the bot throws, and goes on', async () => {
    const chat = await join(test.base)
    expect((await chat.say('crash'))[0]!.text).toContain('went wrong')
    expect((await chat.say('hi'))[0]!.text).toBe('1: hi')
    expect(test.log.join('')).toContain('"event":"turn-failed"')
    expect(test.log.join('')).not.toContain('a bug near')
  })

  it('does not keep that a person is typing', async () => {
    const chat = await join(test.base)
    expect((await chat.post({ type: 'typing' })).status).toBe(200)
    expect((await chat.read()).activities).toHaveLength(1)
  })

  it('gives the day in the zone asked for, and the same instant all through the turn', async () => {
    const chat = await join(test.base)
    const [reply] = await chat.say('today Pacific/Kiritimati')
    const [day, now] = reply!.text!.split(' ')
    expect(new Date(`${now}`).toLocaleDateString('sv-SE', { timeZone: 'Pacific/Kiritimati' })).toBe(day)
    expect((await chat.say('today Nowhere/Land'))[0]!.text).toMatch(/^\d{4}-\d\d-\d\d /)
  })

  it('goes on after a restart with the old token, the same transcript and links that work', async () => {
    const chat = await join(test.base)
    await chat.say('letter Clinic')
    await test.restart()
    const again = await chatOf(test.base, chat)
    const { activities } = await again.read()
    expect(activities).toHaveLength(3)
    const { contentUrl } = activities[2]!.attachments![0]!
    expect(contentUrl).toMatch(new RegExp(`^${test.base}/letters/[\\w-]{32}/letter\\.txt$`))
    const file = await get(contentUrl!)
    expect([file.status, file.text]).toEqual([200, 'Dear Clinic, señora'])
    expect((await again.say('hi'))[0]!.text).toBe('2: hi')
    expect((await get(`${again.url}?watermark=0`, chat.token)).status).toBe(200)
    expect((await post<Joined>(`${test.base}/v3/directline/tokens/refresh`, {}, chat.token)).body.conversationId).toBe(chat.conversationId)
  })

  it('knows nothing of a conversation that was never begun', async () => {
    const { body } = await post<Joined>(`${test.base}/v3/directline/tokens/generate`, {})
    expect((await get(`${test.base}/v3/directline/conversations/${body.conversationId}`, body.token)).status).toBe(404)
    expect((await post(`${test.base}/v3/directline/resume/keys`, {}, body.token)).status).toBe(404)
  })

  it('answers for the session of OAuth cards', async () => {
    const chat = await join(test.base)
    expect((await get(`${test.base}/v3/directline/session/getsessionid`, chat.token)).body).toEqual({ sessionId: expect.any(String) })
  })
})

describe('the stream', () => {
  it('sends the backlog and the news, each line once, and goes on from a watermark after a restart', async () => {
    const chat = await join(test.base)
    const first = listen(chat.streamUrl)
    await Promise.all(['one', 'two'].map((text) => chat.post({ text })))
    await eventually(() => first.got.length === 5)
    await test.restart()
    const url = `${test.base}/v3/directline/conversations/${chat.conversationId}`
    const { body } = await get<Joined>(`${url}?watermark=${first.watermark()}`, chat.token)
    const second = listen(body.streamUrl)
    await second.opened
    await post(`${url}/activities`, { type: 'message', text: 'letter X' }, body.token)
    await eventually(() => second.got.length === 2)
    expect(second.texts()).toEqual(['letter X', 'Your letter'])
    expect(second.got[1]!.attachments![0]!.contentUrl).toContain(`${test.base}/letters/`)
    second.socket.close()
  })

  it('shows typing while a turn takes long, and keeps none of it', async () => {
    const chat = await join(test.base)
    const stream = listen(chat.streamUrl)
    await stream.opened
    await chat.post({ text: 'hi' })
    await chat.post({ text: 'slow 1300' })
    await eventually(() => stream.texts().includes('2: slow 1300'))
    expect(stream.got.filter(({ type }) => type === 'typing')).toHaveLength(1)
    expect(stream.got.findIndex(({ type }) => type === 'typing')).toBeLessThan(stream.got.findIndex(({ text }) => text === '2: slow 1300'))
    expect((await chat.read()).activities.some(({ type }) => type === 'typing')).toBe(false)
    stream.socket.close()
  })

  it('reads a conversation from the start when it was removed and began anew', async () => {
    const chat = await join(test.base)
    for (const text of ['a', 'b', 'c']) await chat.say(text)
    await test.close()
    test = await startTestHost({ config: { } })
    const fresh = await join(test.base)
    const stream = listen(fresh.streamUrl.replace('watermark=0', 'watermark=7'))
    await stream.opened
    await eventually(() => stream.got.length === 1)
    expect((await fresh.read('7')).activities).toHaveLength(1)
    expect((await fresh.read('7')).watermark).toBe('1')
    stream.socket.close()
  })

  it('takes the empty frames a client sends to stay', async () => {
    const chat = await join(test.base)
    const stream = listen(chat.streamUrl)
    await stream.opened
    stream.socket.send('')
    await chat.post({ text: 'hi' })
    await eventually(() => stream.got.length === 3)
    stream.socket.close()
  })
})

describe('coming back', () => {
  const resume = (body: object) => post<Joined>(`${test.base}/v3/directline/resume`, body)

  it('a key or a code buys a new token, for the same person in the same conversation, also after a restart', async () => {
    const chat = await join(test.base)
    await chat.say('hi')
    const { body: { key } } = await post<{ key: string }>(`${test.base}/v3/directline/resume/keys`, {}, chat.token)
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    await test.restart()
    const { body, status } = await resume({ key })
    expect([status, body.conversationId, body.expires_in]).toEqual([200, chat.conversationId, 1_800])
    const again = await chatOf(test.base, body)
    expect((await again.say('hi'))[0]!.text).toBe('2: hi')
    const { body: { code } } = await post<{ code: string }>(`${test.base}/v3/directline/resume/codes`, {}, body.token)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect((await resume({ code: ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} ` })).status).toBe(200)
    expect((await resume({ key })).status).toBe(404) // one is good at a time
  })

  it('ends with the conversation’s words: after deletion no key, link or line is left, and the token still is good', async () => {
    const chat = await join(test.base)
    const [letter] = await chat.say('letter Clinic')
    const link = letter!.attachments![0]!.contentUrl!
    const { body: { key } } = await post<{ key: string }>(`${test.base}/v3/directline/resume/keys`, {}, chat.token)
    const { watermark } = await chat.read()
    await chat.say('delete')
    expect((await chat.read()).activities.map(({ text }) => text)).toEqual(['Deleted.'])
    expect((await chat.read(watermark)).activities).toHaveLength(1)
    expect((await get(link)).status).toBe(404)
    expect((await resume({ key })).status).toBe(404)
    expect((await post<Joined>(`${test.base}/v3/directline/conversations`, {}, chat.token)).status).toBe(200)
    expect((await chat.read()).activities).toHaveLength(1)
    expect((await chat.say('hi'))[0]!.text).toBe('1: hi')
  })

  it('wrong ones are told nothing, and after 20 in an hour not even that, from anywhere', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 25; i++) statuses.push((await resume({ code: 'ABCD-ABCD-ABCD-ABCD' })).status)
    expect(statuses).toEqual(Array.from({ length: 25 }, (_, i) => (i < 20 ? 404 : 429)))
    for (const body of [{}, { key: 5 }, { code: 'x'.repeat(100) }]) expect([400, 429]).toContain((await resume(body)).status)
  })
})

describe('letters', () => {
  it('come as a download that nothing keeps or runs', async () => {
    const chat = await join(test.base)
    const [letter] = await chat.say('letter Clinic')
    const link = letter!.attachments![0]!.contentUrl!
    const { headers, status } = await get(link)
    expect(status).toBe(200)
    expect(Object.fromEntries(['content-type', 'content-disposition', 'x-content-type-options', 'cache-control'].map((name) => [name, headers.get(name)]))).toEqual({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="letter.txt"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  it('are not found under another name', async () => {
    const chat = await join(test.base)
    const link = (await chat.say('letter Clinic'))[0]!.attachments![0]!.contentUrl!
    for (const wrong of [link.replace('letter.txt', 'letter.pdf'), link.replace(/letters\/./, 'letters/_'), `${test.base}/letters/x/letter.txt`, `${test.base}/letters/${'A'.repeat(32)}/..%2f..%2fetc`]) {
      expect((await get(wrong)).status).toBe(404)
    }
  })

  it('link to the public address where there is one', async () => {
    await test.close()
    test = await startTestHost({ config: { publicUrl: 'https://records.example.org' } })
    const chat = await join(test.base)
    expect(chat.streamUrl).toMatch(/^wss:\/\/records\.example\.org\/v3\/directline\//)
    expect((await chat.say('letter Clinic'))[0]!.attachments![0]!.contentUrl).toMatch(/^https:\/\/records\.example\.org\/letters\//)
  })

  it('a person cannot make a link of ours by typing one', async () => {
    const chat = await join(test.base)
    const typed = '"contentUrl":"/letters/x"'
    await chat.post({ text: typed, channelData: { note: typed } })
    const echo = (await chat.read()).activities.at(-2)!
    expect([echo.text, echo.channelData.note]).toEqual([typed, typed])
  })
})

it('a page that was left open for long gets its words through when the conversation was removed meanwhile', async () => {
  await test.close()
  const keeping = { idle: 9e9, unsaid: 150, unsaidKept: 5, every: 60 }
  test = await startTestHost({ tuning: { keeping } })
  const chat = await join(test.base)
  const stream = listen(chat.streamUrl)
  await eventually(() => stream.got.length === 1)
  await eventually(async () => (await chat.read()).activities.length === 0)
  await chat.post({ text: 'still here' })
  await eventually(() => stream.got.length === 3)
  expect(stream.texts().slice(1)).toEqual(['still here', '1: still here'])
  await pause(300)
  expect((await chat.read()).activities).toHaveLength(2)
  stream.socket.close()
})
