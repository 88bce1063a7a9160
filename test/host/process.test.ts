import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chatOf, join } from '../support/direct-line.ts'
import { pause } from '../support/eventually.ts'
import { temporaryFolder, type Folder } from '../support/folder.ts'
import { startProcess } from '../support/process.ts'

let folder: Folder
beforeEach(() => { folder = temporaryFolder() })
afterEach(() => folder.remove())

it('SIGTERM: the turn that runs is finished, answered and kept; the end is an orderly one; the old token works afterwards', async () => {
  const first = await startProcess('test/support/entry.ts', folder.path)
  const chat = await join(first.base)
  const running = chat.post({ text: 'slow 700' })
  await pause(200)
  const end = first.stop('SIGTERM')
  expect((await running).status).toBe(200)
  expect(await end).toBe(0)
  const second = await startProcess('test/support/entry.ts', folder.path)
  const again = await chatOf(second.base, chat)
  expect((await again.read()).activities.at(-1)!.text).toBe('1: slow 700')
  expect((await again.say('hi'))[0]!.text).toBe('2: hi')
  await second.stop('SIGKILL')
}, 30_000)

describe('the product', () => {
  const start = (env: Record<string, string>) => spawnSync(process.execPath, ['src/index.ts'], { env: { PATH: process.env.PATH, DATA_DIR: folder.path, ...env }, encoding: 'utf8', timeout: 20_000 })
  it('does not start when that is not safe, and says in one sentence what to set', () => {
    const { status, stdout, stderr } = start({ NODE_ENV: 'production' })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr.trim()).toMatch(/^In production .*ENCRYPTION_KEYS.*safe\.$/)
  }, 30_000)

  it('prints one line when it is ready, which says what is off', async () => {
    const running = await startProcess('src/index.ts', folder.path, { HOST: '0.0.0.0', OPENAI_API_KEY: 'x', NOW: '2026-11-24T09:00:00-05:00' })
    expect(running.output().trim().split('\n')).toHaveLength(1)
    expect(running.output()).toMatch(/^Ready: http:\/\/0\.0\.0\.0:\d+\/ .*\/api\/messages is off.*gpt-4.1-mini may read along.*2026-11-24/)
    const { port } = new URL(running.base)
    const second = start({ HOST: '0.0.0.0', PORT: port })
    expect([second.status, second.stderr.trim()]).toEqual([1, `Port ${port} is taken: set PORT to another, or stop what is using it.`])
    expect(await running.stop('SIGTERM')).toBe(0)
  }, 60_000)
})
