import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../src/tools/eval/turn.ts'
import { join, listen } from '../support/direct-line.ts'
import { eventually } from '../support/eventually.ts'
import { startModelBot, type ModelBot } from '../support/model-bot.ts'
import type { Reply } from '../support/model-server.ts'

/** All that a turn may wait (s); the product's is longer. */
const SECONDS = 1
const questions = readFileSync('test/eval/dev.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { text: string; lang: string; topic: string })
  .filter(({ text, topic }) => topic !== 'crisis' && text.split(' ').length > 3).slice(0, 20)

let bot: ModelBot
const alone: Turn[] = []
beforeAll(async () => {
  bot = await startModelBot({ seconds: SECONDS })
  for (const { text } of questions) alone.push(await (await bot.person({ readsAlong: false })).say(text))
}, 60_000)
afterAll(() => bot.close())

const outcomeOf = ({ topics, answered, verdict, citations, asks, choices, text }: Turn) => ({ topics, answered, verdict, citations, asks, choices: choices.map(({ id }) => id), text })
const reading = JSON.stringify({ topics: [], crisis: false, language: null, command: null, answers: [], change: null })
const completion = JSON.stringify({ id: 'x', object: 'chat.completion', created: 1, model: 'test', choices: [{ index: 0, finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls: [{ id: 'c', type: 'function', function: { name: 'reading', arguments: reading } }] } }] })

describe('a model that fails changes nothing and holds nobody up', () => {
  it.each<[string, Reply]>([
    ['refuses the connection', { refuse: true }],
    ['hangs', { hang: true }],
    ['drips', { drip: completion, everyMs: 50 }],
    ['knows the key as wrong', { status: 401 }],
    ['is asked too often', { status: 429, headers: { 'retry-after': '30' } }],
    ['is broken', { status: 500 }],
    ['says no JSON', { raw: '<html>busy</html>', type: 'text/html' }],
    ['says the wrong JSON', { call: { topics: 'inmate', crisis: 'yes' } }],
    ['says much too much', { huge: 5_000_000 }],
    ['breaks off', { cut: completion }],
  ])('one that %s: 20 turns', async (_name, reply) => {
    // Asked every time, though it fails every time: the worst case.
    await bot.answers(() => reply, { failures: 1_000 })
    const before = bot.server.requests.length
    const turns = await Promise.all(questions.map(async ({ text }) => (await bot.person()).say(text)))
    expect(bot.server.requests.length - before).toBeGreaterThanOrEqual(15)
    expect(turns.map(outcomeOf)).toEqual(alone.map(outcomeOf))
    // The budget, and what 20 turns at once cost this machine besides.
    expect(Math.max(...turns.map(({ ms }) => ms))).toBeLessThan(SECONDS * 1_000 + 1_500)
  }, 30_000)

  it('is told apart in the log, and not to the person', () => {
    const outcomes = new Set(bot.log.map((line) => (JSON.parse(line) as { outcome: string }).outcome))
    for (const outcome of ['late', 'unauthorized', 'rate-limited', 'server-error', 'failed']) expect(outcomes).toContain(outcome)
  })

  it('is left alone after some failures, so that the next do not wait', async () => {
    await bot.answers(() => ({ hang: true }))
    const times: number[] = []
    for (const { text } of questions.slice(0, 6)) times.push((await (await bot.person()).say(text)).ms)
    expect(Math.max(...times.slice(4))).toBeLessThan(500)
    expect(Math.max(...times.slice(0, 4))).toBeGreaterThan(900)
  })

  it('shows "typing" meanwhile', async () => {
    await bot.answers(() => ({ hang: true }))
    const chat = await join(bot.base)
    const stream = listen(chat.streamUrl)
    await stream.opened
    for (const word of ['use the model', 'yes', questions[0]!.text]) await chat.say(word)
    await eventually(() => stream.got.some(({ type }) => type === 'typing'))
    expect(stream.got.findIndex(({ type }) => type === 'typing')).toBeLessThan(stream.got.findLastIndex(({ type }) => type === 'message'))
    stream.socket.close()
  })

  it('keeps what was said out of the log', () => {
    for (const { text } of questions) expect(bot.log.join('')).not.toContain(text.slice(0, 15))
  })
})
