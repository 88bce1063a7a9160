import type { Step } from './scripts.ts'
import type { Sink } from './sink.ts'
import { openStream, type Stream } from './stream.ts'
import { digitsOf, NUMBER, numbered, openWire, request, type Wire } from './wire.ts'

/** How a server is talked to: `inline` answers in its response, `callback` posts its reply to the sink. */
export type Door = 'inline' | 'callback' | 'web' | 'web-stream'

/** One person in one conversation; `take` says a step of the script and calls back when its turn is over. */
export interface Conversation {
  take: (step: number, n: number, over: () => void) => void
  /** The JSON of what the bot answered to the last step. */
  lastReply: () => Promise<string>
  close: () => void
}

export interface Visit {
  port: number
  /** Loopback address of this visitor. */
  from: string
  sink: Sink
  steps: readonly Step[]
  /** Something went wrong in a turn or a connection. */
  failed: (why: string) => void
}

/** Opens a fresh conversation by a door. */
export const open = (door: Door, visit: Visit): Promise<Conversation> =>
  door === 'web' || door === 'web-stream' ? openWeb(visit, door === 'web-stream') : openMessages(visit, door === 'callback')

let visits = 0
const fresh = () => `${process.pid}x${++visits}`

/** /api/messages, as a Bot Framework channel calls it. */
async function openMessages({ port, from, sink, steps, failed }: Visit, callback: boolean): Promise<Conversation> {
  const wire = await openWire(port, from, failed)
  const id = `bench-${fresh()}`
  const base = {
    channelId: 'directline', serviceUrl: sink.url, conversation: { id }, from: { id: `dl_${id}`, name: '', role: 'user' }, recipient: { id: 'bot-1', name: 'Bot' },
    timestamp: new Date().toISOString(), locale: 'en-US', localTimezone: 'America/New_York',
  }
  const post = (json: object) => request('POST', '/api/messages', { json: { ...base, ...json } })
  await wire.ask(post({ type: 'conversationUpdate', id: `${id}-start`, membersAdded: [{ id: base.from.id, name: '' }] }))
  const says = steps.map(({ say }) => numbered(post({
    type: 'message', id: `m${NUMBER}`, text: say, textFormat: 'plain', channelData: { clientActivityID: NUMBER },
    entities: [{ type: 'ClientCapabilities', requiresBotState: true, supportsListening: true, supportsTts: true }],
  })))
  let last: Buffer | undefined
  return {
    take(step, n, over) {
      let open = callback ? 2 : 1
      const half = () => {
        if (--open === 0) over()
      }
      if (callback) {
        sink.expect(id, `m${digitsOf(n)}`, (body) => {
          last = body
          half()
        })
      }
      wire.send(says[step]!(n), ({ status, body }) => {
        if (status !== 200) failed(`a turn was answered ${status}`)
        if (!callback) last = body
        half()
      })
    },
    lastReply: async () => String(last),
    close() {
      wire.close()
      sink.forget(id)
    },
  }
}

interface Session { conversationId: string; token: string; streamUrl: string }

/** Direct Line, as Web Chat calls it. A turn is over when its POST is answered: it is committed then. With the stream, also when the reply has come. */
async function openWeb({ port, from, steps, failed }: Visit, streaming: boolean): Promise<Conversation> {
  const wire = await openWire(port, from, failed)
  const ask = async (path: string, token?: string): Promise<Session> => JSON.parse(await wire.ask(request('POST', `/v3/directline/${path}`, { ...(token && { token }), json: {} }))) as Session
  const { token } = await ask('tokens/generate')
  const { conversationId: id, streamUrl } = await ask('conversations', token)
  const path = `/v3/directline/conversations/${id}/activities`
  const says = steps.map(({ say }) => numbered(request('POST', path, {
    token,
    json: {
      type: 'message', text: say, textFormat: 'plain', channelId: 'webchat', from: { id: '', name: '', role: 'user' }, locale: 'en-US', localTimezone: 'America/New_York',
      localTimestamp: new Date().toISOString(), timestamp: new Date().toISOString(), attachments: [], entities: [{ type: 'ClientCapabilities', requiresBotState: true, supportsListening: true, supportsTts: true }],
      channelData: { attachmentSizes: [], clientActivityID: NUMBER },
    },
  })))
  let answer: Buffer | undefined
  let arrived: (() => void) | undefined
  const stream: Stream | undefined = streaming ? await openStream(port, from, pathOf(streamUrl), (frame) => {
    if (frame.includes('"replyToId":"')) arrived?.()
  }, failed) : undefined
  return {
    take(step, n, over) {
      let open = stream ? 2 : 1
      const half = () => {
        if (--open === 0) over()
      }
      if (stream) {
        arrived = () => {
          arrived = undefined
          half()
        }
      }
      wire.send(says[step]!(n), ({ status, body }) => {
        if (status !== 200) failed(`a turn was answered ${status}`)
        answer = body
        half()
      })
    },
    lastReply: () => readReply(wire, path, token, answer),
    close() {
      wire.close()
      stream?.close()
    },
  }
}

const pathOf = (url: string): string => url.replace(/^wss?:\/\/[^/]+/, '')

/** The bot's messages of one turn, read as any client reads them: past the watermark in the id of the person's own message. */
async function readReply(wire: Wire, path: string, token: string, answer: Buffer | undefined): Promise<string> {
  const { id } = JSON.parse(String(answer)) as { id: string }
  const { activities } = JSON.parse(await wire.ask(request('GET', `${path}?watermark=${Number(id.split('|')[1]) - 1}`, { token }))) as { activities: { replyToId?: string }[] }
  return JSON.stringify(activities.filter(({ replyToId }) => replyToId === id))
}
