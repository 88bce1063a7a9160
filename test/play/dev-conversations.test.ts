import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src/tools/eval/client.ts'
import { perform } from '../../src/tools/eval/conversations.ts'
import { transcript, type Script } from '../../src/tools/eval/script.ts'
import { START_MS, startServer, type Server } from '../../src/tools/eval/server.ts'

// Those about writing the request; answering a refusal and complaining are not built yet.
const BUILT = ['v04', 'v08', 'v11', 'v14', 'v16', 'v17', 'v22', 'v23', 'v24', 'v27', 'v36', 'v40']
const scripts = readFileSync(new URL('../eval/conversations_dev.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean)
  .map((line) => JSON.parse(line) as Script).filter(({ id }) => BUILT.includes(id))

let server: Server
beforeAll(async () => {
  server = await startServer({ now: scripts[0]!.clock })
}, START_MS)
afterAll(() => server?.stop())

describe('scripted people', () => {
  test('all are here', () => expect(scripts.map(({ id }) => id)).toEqual(BUILT))

  test.each(scripts)('$id $title', async (script) => {
    const { fails, turns } = await perform(script, server, server)
    assert.deepEqual(fails, [], `${fails.join('\n')}\n${transcript(turns)}`)
  }, START_MS)

  test('who comes back after a cancel is not asked for the letter again', async () => {
    const client = await connect(server)
    await client.say('letter to get my records')
    await client.say('me')
    await client.say('cancel')
    expect((await client.say('yes')).asks).toBe('goal')
    expect((await client.say('hi')).asks).toBe('goal')
  })
})
