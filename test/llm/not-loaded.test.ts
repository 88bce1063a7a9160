import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { connect } from '../../src/tools/eval/client.ts'
import { startServer } from '../../src/tools/eval/server.ts'
import { eventually } from '../support/eventually.ts'
import { temporaryFolder } from '../support/folder.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** Writes down every module of a model's that the bot loads. */
const watch = (file: string) => `--import data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  import { appendFileSync } from 'node:fs'
  registerHooks({ load(url, context, next) { if (/langchain|openai|faker|cockatiel/.test(url)) appendFileSync(${JSON.stringify(file)}, url + '\\n'); return next(url, context) } })
`)}`

async function loaded(env: Record<string, string>, until: (file: string) => boolean): Promise<string> {
  const file = join(folder.path, `${Object.keys(env).length}.txt`)
  const server = await startServer({ now: '2026-11-24T10:00:00-06:00', env: { ...env, NODE_OPTIONS: watch(file) } })
  try {
    const person = await connect(server)
    expect((await person.say('my doctor wont give me my chart because i owe money')).answered).toEqual(['unpaid-bill'])
    await eventually(() => until(file), 20_000)
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  } finally {
    await server.stop()
  }
}

it('without a key nothing of a model is loaded', async () => {
  expect(await loaded({}, () => true)).toBe('')
}, 60_000)

it('with one it is, after the start', async () => {
  const there = (file: string) => existsSync(file) && /@langchain\/openai/.test(readFileSync(file, 'utf8'))
  expect(await loaded({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, there)).toContain('langchain')
}, 60_000)
