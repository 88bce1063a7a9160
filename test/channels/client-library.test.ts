import { ConnectionStatus, DirectLine, type Activity, type Message } from 'botframework-directlinejs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import XMLHttpRequest from 'xhr2'
import { join } from '../support/direct-line.ts'
import { eventually } from '../support/eventually.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { post } from '../support/http.ts'

let test: TestHost
beforeAll(async () => {
  Object.assign(globalThis, { XMLHttpRequest })
  test = await startTestHost()
})
afterAll(() => test.close())

const texts = (got: Activity[]) => got.filter(({ type }) => type === 'message').map((activity) => (activity as Message).text)

it.each([['its stream', true], ['polling', false]])('Microsoft’s own client talks with us by %s', async (_name, webSocket) => {
  const { body: { token } } = await post<{ token: string }>(`${test.base}/v3/directline/tokens/generate`, {})
  const client = new DirectLine({ domain: `${test.base}/v3/directline`, token, webSocket, pollingInterval: 200, conversationStartProperties: { locale: 'es-US' } })
  const got: Activity[] = []
  let status = ConnectionStatus.Uninitialized
  client.connectionStatus$.subscribe((next) => { status = next })
  client.activity$.subscribe((activity) => got.push(activity), () => {})
  await eventually(() => status === ConnectionStatus.Online)
  await eventually(() => got.length === 1)
  const id = await new Promise<string>((resolve, reject) => client.postActivity({ type: 'message', text: 'hi', from: { id: 'me' }, channelData: { clientActivityID: 'own-1' } } as Message).subscribe(resolve, reject))
  await eventually(() => got.length === 3)
  expect(texts(got)).toEqual(['Hello (es-US)', 'hi', '1: hi'])
  expect(got[1]!.id).toBe(id)
  expect(got[1]!.channelData.clientActivityID).toBe('own-1') // or the page would show "Sending" for ever
  client.end()
}, 15_000)

it('and takes up a conversation with a token that was bought with a key', async () => {
  const chat = await join(test.base)
  await chat.say('hi')
  const { body: { key } } = await post<{ key: string }>(`${test.base}/v3/directline/resume/keys`, {}, chat.token)
  const { body: { token, conversationId } } = await post<{ token: string; conversationId: string }>(`${test.base}/v3/directline/resume`, { key })
  const client = new DirectLine({ domain: `${test.base}/v3/directline`, token, conversationId, watermark: '0' })
  const got: Activity[] = []
  client.activity$.subscribe((activity) => got.push(activity), () => {})
  await eventually(() => got.length === 3)
  expect(texts(got)).toEqual(['Hello (no locale)', 'hi', '1: hi'])
  client.end()
}, 15_000)
