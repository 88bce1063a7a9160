import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createBot } from './bot/index.ts'
import type { Model } from './bot/model/port.ts'
import type { World } from './bot/world.ts'
import { createClock } from './clock.ts'
import { ConfigError, environment, readConfig, type Config } from './config.ts'
import { openFileReader } from './files/index.ts'
import { startHost } from './host/server.ts'
import type { ModelSettings } from './llm/settings.ts'
import { renderFile } from './letters/files.ts'
import { pages } from './page/index.ts'
import { createLog } from './privacy/log.ts'
import { sealed } from './storage/sealed.ts'
import { SqliteStore } from './storage/sqlite.ts'

const log = createLog()
// What Node would print of an error can quote a person. A turn is kept whole or not at all, so it is safe to go on, or to end.
process.on('unhandledRejection', (error) => log('error', { event: 'unhandled-rejection', error }))
process.on('uncaughtException', (error) => {
  log('error', { event: 'uncaught-exception', error })
  process.exit(1)
})

try {
  const config = readConfig(environment())
  const store = sealed(openStore(config), config.keys)
  const files = openFileReader()
  const { model } = config
  const host = await startHost({ config, store, createBot: (deps) => createBot({ ...deps, ...(model && { openModel: modelOpener(model) }) }), render: renderFile, readFile: files.read, pages: pages(), clock: createClock(config.now), log }).catch((error: unknown) => {
    throw isCode(error, 'EADDRINUSE') ? new ConfigError(`Port ${config.port} is taken: set PORT to another, or stop what is using it.`) : error
  })
  globalThis.gc?.() // learning to read took much more memory than reading does
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      files.close()
      void host.close().then(() => process.exit(0))
    })
  }
  console.log(`Ready: ${config.publicUrl ? `${config.publicUrl}/` : host.url}${remarks(config, host.messages)}`)
} catch (error) {
  // These two say what to set or to write, and hold nothing about anybody.
  if (error instanceof ConfigError || (error instanceof Error && error.name === 'ContentError')) console.error(error.message)
  else log('error', { event: 'start-failed', error })
  process.exit(1)
}

/** Loads what a model needs only where one is set. A model that cannot be opened is as good as none. */
function modelOpener(settings: ModelSettings): (world: World) => Promise<Model | undefined> {
  return async ({ knowledge: { topics }, isReason, vocabulary }) => {
    try {
      const { openModel } = await import('./llm/index.ts')
      return await openModel({ settings, topics, isReason, vocabulary: vocabulary(), log })
    } catch (error) {
      log('error', { event: 'model-not-opened', error })
      return undefined
    }
  }
}

function openStore({ dataDir }: Config): SqliteStore {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return new SqliteStore(join(dataDir, 'conversations.db'))
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new ConfigError('DATA_DIR cannot be used: set it to a folder that this user may write to.', { cause: error })
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code
}

function remarks({ bot, model, now }: Config, messages: boolean): string {
  return [
    ...(bot ? [] : [messages ? 'Teams: set MicrosoftAppId; /api/messages is for this machine only' : '/api/messages is off: set MicrosoftAppId to open it']),
    ...(model ? [`${model.name} may read along`] : []),
    ...(now ? [`the day is ${now.slice(0, 10)}`] : []),
  ].map((remark) => ` (${remark})`).join('')
}
