import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { eventually } from './eventually.ts'

/** What the Playground's page would show of a message. */
export interface Shown {
  text?: string
  attachments?: { contentType: string; content?: unknown }[]
  suggestedActions?: { actions: { title: string }[] }
}

/** Teams, played by Microsoft 365 Agents Playground without a browser. */
export interface Playground {
  /** The address of its page. */
  base: string
  /** What the bot said so far. */
  shown: Shown[]
  /** Installs the app for the person. */
  install: () => Promise<void>
  /** Types a message, and waits until the bot said something that has all of these words in it. */
  say: (text: string, ...words: string[]) => Promise<void>
  /** Waits until the bot said, since the last message typed, something that has all of these words in it. */
  hears: (...words: string[]) => Promise<Shown>
  stop: () => Promise<void>
}

/** Starts the Playground that was unpacked into `folder`, for the bot at `endpoint`. */
export async function startPlayground(folder: string, endpoint: string): Promise<Playground> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(folder, 'cli.js'), '-e', endpoint, '-c', 'msteams', '-p', `${port}`, '--disable-telemetry'], { env: { PATH: process.env.PATH, HOME: folder, BROWSER: 'none', TZ: 'UTC' }, stdio: 'ignore' })
  const ended = once(child, 'exit')
  const base = `http://127.0.0.1:${port}`
  let config: { personalChat: { id: string }; currentUser: { id: string } } | undefined
  await eventually(async () => {
    config = await fetch(`${base}/_internal/v1/config`).then(async (res) => ((await res.json()) as { config: typeof config }).config, () => undefined)
    return config !== undefined
  }, 30_000)
  const { personalChat, currentUser } = config!
  const shown: Shown[] = []
  const stream = new WebSocket(`ws://127.0.0.1:${port}/_ws_conversation/v1/conversations/stream`)
  stream.addEventListener('message', ({ data }) => {
    const { message } = JSON.parse(String(data)) as { message?: Shown & { from?: { id: string } } }
    if (message && message.from?.id !== currentUser.id) shown.push(message)
  })
  await once(stream, 'open')

  const post = async (path: string, body: object) => {
    const { ok, status } = await fetch(base + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!ok) throw new Error(`the Playground answered ${path} with ${status}`)
  }
  let since = 0
  const playground: Playground = {
    base,
    shown,
    install: () => post(`/_debug/conversation/${personalChat.id}/installation`, {}),
    async say(text, ...words) {
      since = shown.length
      await post(`/_conversation/v1/conversations/${personalChat.id}/messages`, { type: 'text', text, textFormat: 'plain', from: { id: currentUser.id } })
      await playground.hears(...words)
    },
    async hears(...words) {
      const found = () => shown.slice(since).find((message) => words.every((word) => JSON.stringify([message.text, message.attachments]).includes(word)))
      await eventually(() => found() !== undefined).catch(() => {
        throw new Error(`nobody said ${words.join(', ')}, but: ${shown.slice(since).map(({ text }) => text).join(' | ')}`)
      })
      return found()!
    },
    async stop() {
      stream.close()
      child.kill()
      await ended
    },
  }
  return playground
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
