import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { START_MS, startServer, type Server } from '../../src/tools/eval/server.ts'
import { slotReport, typeAll, type SlotReply } from '../../src/tools/eval/slot-replies.ts'

const replies = readFileSync(new URL('../eval/slot_replies_dev.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as SlotReply)

describe('what people type at a question', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer({ now: '2026-11-24T10:00:00-06:00' })
  }, START_MS)
  afterAll(() => server?.stop())

  test('is read in the dialog as it is meant, 19 times in 20', async () => {
    const marks = await typeAll(server, replies)
    assert.ok(marks.filter(({ right }) => right).length >= 0.95 * replies.length, slotReport(marks))
  }, START_MS)
})
