import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Question } from '../../src/tools/eval/mark.ts'
import { questionReport } from '../../src/tools/eval/question-report.ts'
import { scoreQuestions } from '../../src/tools/eval/questions.ts'
import type { Score } from '../../src/tools/eval/score.ts'
import { START_MS, startServer, type Server } from '../../src/tools/eval/server.ts'

const questions = readFileSync(new URL('../eval/dev.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Question)

describe('questions of people', () => {
  let server: Server
  let result: Score
  beforeAll(async () => {
    server = await startServer({ now: '2026-11-24T10:00:00-06:00' })
    result = (await scoreQuestions(server, questions)).result
  }, 2 * START_MS)
  afterAll(() => server?.stop())

  test('are understood, four in five', () => {
    assert.ok(result.groups.get('ALL')!.lenient >= 0.8, questionReport(result, 30))
  })

  test('get answers that cite what they rest on, and never the wrong way round', () => {
    assert.deepEqual([...result.cited.wrong, ...result.reversed], [], questionReport(result))
  })

  test('in a crisis are all caught, and no look-alike', () => {
    expect(result.crisis).toMatchObject({ of: 5, caught: 5, falseAlarms: 0 })
    expect(result.lookalikes.caught).toBe(0)
  })
})
