import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type ServerName = 'raw' | 'echo-bot' | 'product'

/** A server in a process of its own. */
export interface Running {
  pid: number
  port: number
  /** From the start of the process to its first answer, seconds. */
  startSecs: number
  stop: () => Promise<void>
}

const ROOT = join(import.meta.dirname, '../..')
const START_WITHIN = 30_000

/** The product is measured as people start it. */
const npmStart = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }).scripts.start.split(' ')

const SERVERS: Record<ServerName, { file: string; ready: string; flags?: string[] }> = {
  raw: { file: 'test/bench/servers/raw-echo.ts', ready: '/' },
  'echo-bot': { file: 'test/bench/servers/echo-bot.ts', ready: '/' },
  product: { file: 'src/index.ts', ready: '/readyz', flags: npmStart.filter((word) => word.startsWith('--')) },
}

// Set to nothing, so that a developer's .env has no say.
const UNSET = ['NODE_ENV', 'PUBLIC_URL', 'ALLOWED_ORIGINS', 'DATABASE_URL', 'ENCRYPTION_KEYS', 'NOW', 'OPENAI_API_KEY', 'AZURE_OPENAI_API_KEY',
  'MicrosoftAppType', 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId']

/** Starts a server on a free port with an empty data folder; the product exactly as `npm start` does. Extra arguments go to Node. */
export async function startServer(name: ServerName, nodeArgs: readonly string[] = []): Promise<Running> {
  const { file, ready, flags = [] } = SERVERS[name]
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const started = performance.now()
  const child = spawn(process.execPath, [...flags, ...nodeArgs, file], {
    cwd: ROOT,
    env: { ...process.env, ...Object.fromEntries(UNSET.map((setting) => [setting, ''])), ...(name !== 'product' && { NODE_ENV: 'production' }), HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-2_000)
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill()
      await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 5_000).unref())])
      child.kill('SIGKILL')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  while (!(await answers(`http://127.0.0.1:${port}${ready}`, name === 'product'))) {
    if (child.exitCode !== null || performance.now() - started > START_WITHIN) {
      await stop()
      throw new Error(`${name} did not start: ${complaints}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { pid: child.pid!, port, startSecs: (performance.now() - started) / 1000, stop }
}

const answers = (url: string, well: boolean): Promise<boolean> =>
  fetch(url).then(async (response) => {
    await response.arrayBuffer()
    return response.ok || !well
  }, () => false)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
