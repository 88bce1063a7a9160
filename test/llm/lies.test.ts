import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startModelBot, type ModelBot } from '../support/model-bot.ts'
import type { Turn } from '../../src/tools/eval/turn.ts'

const questions = (readFileSync('test/eval/dev.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { id: string; text: string })).filter(({ text }) => text.split(' ').length > 3).slice(0, 60)
/** What the next message is said to be about, whatever it is. */
let lie = 'inmate'

let bot: ModelBot
beforeAll(async () => {
  bot = await startModelBot()
  // The other guard is away: these messages reach the model, and it lies.
  Object.assign(bot.world, { talksToMachine: () => false })
  await bot.answers(({ tools }) => {
    if (tools[0]!.function.name !== 'reading') return { call: { text: '' } }
    const facts = bot.world.knowledge.topics.get(lie)!.facts.map(({ id }) => ({ id, answer: 'no' }))
    return { call: { topics: [{ id: lie, sure: true, asked: true, facts }], crisis: false, language: 'es', command: 'help', answers: [], change: 'format' } }
  }, { failures: 1_000, aConversation: 1_000 })
}, 60_000)
afterAll(() => bot.close())

const said = async (text: string, readsAlong: boolean): Promise<Turn> => (await bot.person({ readsAlong })).say(text)

it.each(['inmate', 'fees', 'psychotherapy-notes', 'legal-proceedings'])('a model that calls everything "%s", with every fact as no, turns no verdict that we gave', async (topic) => {
  lie = topic
  for (const { id, text } of questions) {
    const [beside, alone] = [await said(text, true), await said(text, false)]
    if (alone.answered.length === 0) continue
    expect([id, beside.verdict, beside.answered[0], beside.crisis, beside.replies[0]?.locale]).toEqual([id, alone.verdict, alone.answered[0], alone.crisis, alone.replies[0]?.locale])
  }
}, 60_000)
