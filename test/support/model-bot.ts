import { join } from 'node:path'
import { createBot } from '../../src/bot/index.ts'
import { createWorld } from '../../src/bot/create-world.ts'
import type { Model } from '../../src/bot/model/port.ts'
import type { World } from '../../src/bot/world.ts'
import { createClock } from '../../src/clock.ts'
import { openModel } from '../../src/llm/index.ts'
import { SPENDING, type Spending } from '../../src/llm/guarded.ts'
import { renderFile } from '../../src/letters/files.ts'
import { createLog } from '../../src/privacy/log.ts'
import { connect, type Client } from '../../src/tools/eval/client.ts'
import { startTestHost, type TestHost } from './host.ts'
import { startModelServer, type ModelRequest, type ModelServer, type Reply } from './model-server.ts'

export interface ModelBot {
  world: World
  server: ModelServer
  base: string
  /** A person who lets the model read along, or who said no to that. */
  person: (more?: { readsAlong?: boolean; locale?: string }) => Promise<Client>
  /** How the model answers from here on; its failures of before are forgotten. */
  answers: (answer: (request: ModelRequest) => Reply, spending?: Partial<Spending>) => Promise<void>
  log: string[]
  close: () => Promise<void>
}

/** The real bot on this machine, its day standing still, with a model that answers as a test tells it. `seconds`: all that a turn waits for it. */
export async function startModelBot({ seconds = 6 }: { seconds?: number } = {}): Promise<ModelBot> {
  const log: string[] = []
  const world = createWorld(join(import.meta.dirname, '../..'))
  const vocabulary = world.vocabulary()
  let answer: (request: ModelRequest) => Reply = () => ({ status: 500 })
  const server = await startModelServer({ answer: (request) => answer(request) })
  const open = (spending: Partial<Spending> = {}) => openModel({
    settings: { kind: 'openai', name: 'test', key: 'k', baseUrl: server.url, seconds, aDay: 100_000 }, topics: world.knowledge.topics, isReason: world.isReason, vocabulary,
    log: createLog({ write: (line) => void log.push(line) }), spending: { ...SPENDING, aDay: 100_000, ...spending },
  })
  let model = await open()
  const switched: Model = { patience: () => model.patience(), read: (...a) => model.read(...a), readLetter: (...a) => model.readLetter(...a), reword: (...a) => model.reword(...a), tidy: (...a) => model.tidy(...a) }
  const host: TestHost = await startTestHost({ createBot: (deps) => createBot({ ...deps, world, openModel: async () => switched }), render: renderFile, clock: createClock('2026-11-24T10:00:00-06:00') })
  return {
    world, server, log, base: host.base,
    async person({ readsAlong = true, locale } = {}) {
      const client = await connect({ url: host.base, readsAlong }, locale ? { locale } : {})
      if (!readsAlong) await client.say('stop the model')
      return client
    },
    async answers(how, spending) {
      answer = how
      model = await open(spending)
    },
    async close() {
      await host.close()
      await server.close()
    },
  }
}
