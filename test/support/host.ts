import { createClock } from '../../src/clock.ts'
import { startHost, type Host, type HostParts } from '../../src/host/server.ts'
import { createLog } from '../../src/privacy/log.ts'
import type { Store } from '../../src/turn/store.ts'
import { createTestBot, readTestFile, renderTestFile } from './bot.ts'
import { openSqlite, ring, temporaryFolder, type Folder } from './folder.ts'

export interface TestHost {
  base: string
  folder: Folder
  host: Host
  /** What was logged. */
  log: string[]
  /** Closes the host and opens another on the same folder and another port. */
  restart: () => Promise<void>
  close: () => Promise<void>
}

export interface Changes extends Partial<Omit<HostParts, 'config' | 'store'>> {
  config?: Partial<HostParts['config']>
  store?: (store: Store<string>) => Store<string>
}

/** Our host on a temporary folder and a free port, with the test bot unless told otherwise. */
export async function startTestHost({ config, store = (plain) => plain, ...parts }: Changes = {}): Promise<TestHost> {
  const folder = temporaryFolder()
  const log: string[] = []
  const open = () => startHost({
    createBot: createTestBot,
    render: renderTestFile,
    readFile: readTestFile,
    pages: [{ path: '/', contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>chat</title>' }],
    clock: createClock(),
    log: createLog({ write: (line) => void log.push(line) }),
    ...parts,
    tuning: { patience: { firstMs: 20, mostMs: 100 }, ...parts.tuning },
    store: store(openSqlite(folder.file)),
    config: { host: '127.0.0.1', port: 0, allowedOrigins: [], keys: ring, ...config },
  })
  const test: TestHost = {
    base: '',
    folder,
    log,
    host: await open(),
    async restart() {
      await test.host.close()
      test.host = await open()
      test.base = `http://127.0.0.1:${test.host.port}`
    },
    async close() {
      await test.host.close()
      folder.remove()
    },
  }
  test.base = `http://127.0.0.1:${test.host.port}`
  return test
}
