import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { IncomingMessage } from 'node:http'
import type { TurnContext } from 'botbuilder'
import { pino } from 'pino'
import restify from 'restify'
import { connector } from '../channels/azure/connector.ts'
import { Courier, type Patience } from '../channels/azure/courier.ts'
import { azureIdentity, type Identity } from '../channels/azure/identity.ts'
import { mountMessages } from '../channels/azure/messages.ts'
import { DirectLine } from '../channels/direct-line/direct-line.ts'
import type { Uploaded } from '../channels/read-files.ts'
import { createTokens } from '../channels/direct-line/tokens.ts'
import { mountLetters, type RenderFile } from '../channels/letters.ts'
import { beforeTeams } from '../channels/teams/before.ts'
import { inTeams } from '../channels/teams/index.ts'
import { MICROSOFT, type Sites } from '../channels/teams/sites.ts'
import { isLoopbackName } from '../channels/loopback.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Log } from '../privacy/log.ts'
import { derivedKey } from '../storage/keys.ts'
import { retention, type Keeping } from '../storage/retention.ts'
import { alarms } from '../turn/alarms.ts'
import { DurableAdapter, type Bot } from '../turn/durable-adapter.ts'
import type { ReadFile } from '../turn/files.ts'
import type { Store } from '../turn/store.ts'
import { Turn } from '../turn/turn.ts'
import { gate, hostIsName, originOf } from './gate.ts'
import { apiHeaders, pageHeaders } from './headers.ts'
import { mountHealth } from './health.ts'
import { createLimits, type Allowances } from './limits.ts'
import { mountPages, type Page } from './pages.ts'

/** Makes the bot from the day it is (YYYY-MM-DD) where a person is, and the instant at which a day's morning is there. */
export type CreateBot = (deps: { today: (zone?: string) => string; morning: Clock['morning'] }) => (context: TurnContext) => Promise<void>

export interface HostParts {
  config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'allowedOrigins' | 'keys' | 'bot' | 'allowedTenants'>
  store: Store<string>
  createBot: CreateBot
  render: RenderFile
  /** Turns uploaded files into words. */
  readFile: ReadFile
  pages: readonly Page[]
  clock: Clock
  log: Log
  /** For tests: other patience than the product's. */
  tuning?: { patience?: Patience; keeping?: Keeping; allowances?: Allowances; typingAfter?: number; lookEvery?: number; bodyWithin?: number; identity?: Identity; sites?: Sites }
}

export interface Host {
  port: number
  /** Where it listens, http://host:port/ */
  url: string
  /** /api/messages is there. */
  messages: boolean
  /** Stops taking requests, finishes the turns that run, delivers what can be delivered at once, and closes the store. */
  close(): Promise<void>
}

/** Puts the parts together: one store, one adapter, one bot, two doors, the letters and the page. */
export async function startHost({ config, store, createBot, render, readFile, pages, clock, log, tuning = {} }: HostParts): Promise<Host> {
  const { publicUrl, allowedOrigins } = config
  const failed = (error: unknown) => log('error', { event: 'request-failed', error })
  const base = () => publicUrl ?? local()
  const { sites = MICROSOFT } = tuning
  // A turn that has to be run again sees the day it saw first.
  const bot: Bot = inTeams(createBot({ today: (zone) => clock.today(zone, Turn.current.getStore()?.now), morning: clock.morning }), {
    base, render, sites, reacted: (outcome) => log('info', { event: 'feedback', outcome }),
  })

  const adapter = new DurableAdapter({
    store,
    bot,
    now: clock.now,
    committed: (name, news) => (news.deliver ? courier.wake(name) : directLine.wake(name, news)),
    failed: (error, name) => log('error', { event: 'turn-failed', error, conversation: name }),
  })

  const identity = tuning.identity ?? (config.bot && azureIdentity(config.bot, config.allowedTenants ?? []))
  const local = () => `http://127.0.0.1:${(server.address() as AddressInfo | null)?.port ?? config.port}`
  const post = connector(identity?.token)
  const courier = new Courier({
    store,
    post,
    base,
    ...(tuning.patience && { patience: tuning.patience }),
    refused: (name) => log('warn', { event: 'delivery-refused', conversation: name }),
  })
  const limits = createLimits(publicUrl !== undefined, tuning.allowances, (kind) => log('warn', { event: 'limited', kind }))
  const tokens = createTokens(config.keys.map((key) => ({ id: key.id, key: derivedKey(key, 'direct-line tokens') })))
  const fileRead = (file: Uploaded) => log('info', { event: 'file-read', ...file })
  const directLine = new DirectLine({
    adapter, store, tokens, limits, failed, readFile,
    fileRead,
    ...(publicUrl && { publicUrl }),
    ...tuning,
  })

  let closing = false
  // Restify warns with what a handler gave back, and that can hold what a person wrote: it gets a log that says nothing.
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never })
  server.pre(gate({ ...(publicUrl && { publicUrl }), allowedOrigins, pages: pageHeaders(config), api: apiHeaders(config), closing: () => closing }))
  server.on('restifyError', (_req: restify.Request, res: restify.Response, { statusCode = 500 }: { statusCode?: number }, done: () => void) => {
    // Restify's own answer repeats the address. Only `send` tells it that there is an answer already; a second one would throw.
    if (!res.headersSent) res.sendRaw(statusCode < 500 ? statusCode : 503, `{"error":{"code":"${statusCode}"}}`, { 'content-type': 'application/json; charset=utf-8' })
    done()
  })
  mountHealth(server, store)
  const messages = identity !== undefined || (isLoopbackName(config.host) && publicUrl === undefined)
  if (messages) {
    mountMessages(server, {
      adapter, store, limits, post, failed,
      before: beforeTeams({ store, render, sites, readFile, fileRead }),
      tenantRefused: () => log('warn', { event: 'tenant-refused' }),
      ...(identity && { authenticate: identity.authenticate }),
      ...(publicUrl && { publicUrl }),
      ...tuning,
    })
  }
  directLine.mount(server)
  mountLetters(server, store, render, limits, failed)
  mountPages(server, pages)

  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { origin, host } = req.headers
    if (closing || !hostIsName(host) || originOf(origin, host, { ...(publicUrl && { publicUrl }), allowedOrigins }) === 'foreign') return void socket.destroy()
    directLine.upgrade(req, socket, head).catch(() => socket.destroy())
  })
  const { server: http } = server
  http.headersTimeout = 10_000
  http.requestTimeout = 60_000
  http.keepAliveTimeout = 65_000 // longer than a proxy's, or it meets a connection that is just closing
  const sockets = new Set<Socket>()
  http.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  await new Promise<void>((ready, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, () => ready())
  })
  server.on('error', failed)
  await courier.drain()
  const sweeper = retention(store, {
    ...(tuning.keeping && { keeping: tuning.keeping }),
    swept: (count) => log('info', { event: 'swept', count }),
    failed: (error) => log('error', { event: 'sweep-failed', error }),
  })
  const reminders = alarms({
    store, adapter, now: clock.now,
    ...(tuning.lookEvery && { every: tuning.lookEvery }),
    rang: (name) => log('info', { event: 'reminded', conversation: name }),
    failed: (error) => log('error', { event: 'reminder-failed', error }),
  })
  const { port } = server.address() as AddressInfo

  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    closing = true
    const stopped = new Promise<void>((done) => server.close(() => done()))
    http.closeIdleConnections()
    await reminders.stop()
    await Promise.race([adapter.idle(), sleep(10_000, undefined, { ref: false })])
    await sweeper.stop()
    directLine.close()
    await Promise.race([stopped, sleep(1_000, undefined, { ref: false })]) // answers that are on their way
    directLine.terminate()
    for (const socket of sockets) socket.destroy()
    await stopped
    await Promise.race([adapter.idle(), sleep(2_000, undefined, { ref: false })]) // a body that came in meanwhile
    await courier.close(3_000)
    await store.close()
  }
  return {
    port,
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}/`,
    messages,
    close: () => (closed ??= close()),
  }
}
