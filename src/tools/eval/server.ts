import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ENTRY = new URL('../../index.ts', import.meta.url).pathname
/** How long (ms) a start may take where much else runs. */
export const START_MS = 60_000

/** The bot ends when its standard input does, which is when whoever started it is gone, in whatever way. */
const ENDS_WITH_US = `data:text/javascript,${encodeURIComponent("process.stdin.on('end', () => process.kill(process.pid)).resume().unref()")}`

/** A bot process of our own, with a data folder of its own, started as `npm start` starts it. */
export interface Server {
  url: string
  /** Ends the process and starts it again on the same port and data folder; `now`: with another clock. */
  restart: (now?: string) => Promise<void>
  /** Ends the process and removes its data. */
  stop: () => Promise<void>
}

export interface ServerOptions {
  /** ISO date-time with offset, at which the bot's clock stands still. */
  now: string
  /** Settings besides the port, the data folder and the clock. */
  env?: Record<string, string>
}

/** Starts the bot and waits until it is ready. @throws Error with what the process said, if it does not get there. */
export async function startServer({ now, env = {} }: ServerOptions): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'records-rights-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let clock = now
  let stopped = false
  let child = await launch()

  async function launch(): Promise<ChildProcess> {
    const { PATH = '', HOME = '' } = process.env
    const started = spawn(process.execPath, ['--import', ENDS_WITH_US, ENTRY], {
      // The data folder holds no .env, so a developer's own settings stay out of it.
      cwd: dataDir,
      env: { PATH, HOME, NODE_ENV: 'test', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, NOW: clock, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let said = ''
    const listen = (chunk: Buffer) => { said = `${said}${chunk.toString()}`.slice(-4000) }
    started.stdin.on('error', () => {}) // it ended first
    started.stdout.on('data', listen)
    started.stderr.on('data', listen)
    const until = Date.now() + START_MS
    while (Date.now() < until) {
      if (started.exitCode !== null || started.signalCode !== null) throw new Error(`the bot did not start: ${said}`)
      if (stopped) break
      if (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1000) }).then(({ ok }) => ok, () => false)) return started
      await sleep(50)
    }
    started.kill('SIGKILL')
    throw new Error(stopped ? 'the bot was stopped while it started' : `the bot was not ready after ${START_MS / 1000} seconds: ${said}`)
  }

  return {
    url,
    async restart(next) {
      clock = next ?? clock
      await ended(child)
      child = await launch()
    },
    async stop() {
      stopped = true
      await ended(child)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
