import { join } from 'node:path'
import { createClock } from '../../src/clock.ts'
import { environment, readConfig } from '../../src/config.ts'
import { startHost } from '../../src/host/server.ts'
import { createLog } from '../../src/privacy/log.ts'
import { sealed } from '../../src/storage/sealed.ts'
import { SqliteStore } from '../../src/storage/sqlite.ts'
import { createTestBot, readTestFile, renderTestFile } from './bot.ts'

// The product with the test bot, as a process of its own that can be killed.
const config = readConfig(environment())
const store = sealed(new SqliteStore(join(config.dataDir, 'conversations.db')), config.keys)
const host = await startHost({ config, store, createBot: createTestBot, render: renderTestFile, readFile: readTestFile, pages: [], clock: createClock(config.now), log: createLog() })
process.once('SIGTERM', () => void host.close().then(() => process.exit(0)))
process.stdout.write(`Ready: ${host.url}\n`)
