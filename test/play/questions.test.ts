import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { questionReport, scoreQuestions } from '../../src/tools/eval/questions.ts'
import type { Question, Score } from '../../src/tools/eval/score.ts'
import { START_MS, startServer, type Server } from '../../src/tools/eval/server.ts'

const questions = readFileSync(new URL('../eval/dev.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Question)

describe('questions of people', () => {
  let server: Server
  let result: Score
  beforeAll(async () => {
    server = await startServer({ now: '2026-11-24T10:00:00-06:00' })
    result = (await scoreQuestions(server.url, questions)).result
  }, 2 * START_MS)
  afterAll(() => server?.stop())

  test('whose topic has an answer are understood, four in five', () => {
    assert.ok(result.groups.get('content')!.lenient >= 0.8, questionReport(result, 30))
  })

  test('in a crisis are all caught, and no look-alike', () => {
    expect(result.crisis).toEqual({ of: 5, caught: 5, falseAlarms: 0 })
    expect(result.lookalikes.caught).toBe(0)
  })
})
