import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMask } from '../../src/privacy/mask/index.ts'
import { loadNames } from '../../src/privacy/mask/names.ts'
import type { Question } from '../../src/tools/eval/mark.ts'
import { scoreQuestions } from '../../src/tools/eval/questions.ts'
import type { Score } from '../../src/tools/eval/score.ts'
import { startModelBot, type ModelBot } from '../support/model-bot.ts'
import type { ModelRequest, Reply } from '../support/model-server.ts'

const questions = readFileSync('test/eval/dev.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Question)
/** What the model has to say only where it is asked to. */
const NOTHING = { topics: [], crisis: false, language: null, command: null, answers: [], change: null }

let bot: ModelBot
let alone: Score
let beside: Score
beforeAll(async () => {
  bot = await startModelBot()
  const mask = createMask({ vocabulary: new Set(bot.world.vocabulary()), names: await loadNames() })
  const labels = new Map(questions.flatMap((question) => {
    const text = mask(question.text, [])?.text
    return text ? [[text, question] as const] : []
  }))
  const factsFor = (id: string, verdict: string) => bot.world.knowledge.topics.get(id)!.facts.flatMap(({ id: fact, verdicts }) => {
    const answer = (['yes', 'no'] as const).find((one) => verdicts[one] === verdict)
    return fact === 'only-asks' ? [{ id: fact, answer: verdict === 'informational' ? 'yes' : 'no' }] : answer ? [{ id: fact, answer }] : []
  })
  const reads = ({ messages, tools }: ModelRequest): Reply => {
    const text = String(messages.at(-1)!.content)
    if (tools[0]!.function.name !== 'reading') return { call: { text: '' } }
    const question = labels.get(text.replace(/^Message:\n/, ''))
    const ids = question && !['out-of-scope', 'crisis'].includes(question.topic) ? [...new Set([question.topic, ...question.expects])].filter((id) => id !== 'out-of-scope') : []
    return { call: { ...NOTHING, crisis: question?.topic === 'crisis', topics: ids.map((id) => ({ id, sure: true, asked: true, facts: factsFor(id, question!.verdict) })) } }
  }
  await bot.answers(reads, { aConversation: 100 })
  alone = (await scoreQuestions({ url: bot.base }, questions)).result
  beside = (await scoreQuestions({ url: bot.base, readsAlong: true }, questions)).result
}, 120_000)
afterAll(() => bot.close())

it('a model that reads perfectly takes nothing away, and helps', () => {
  const [before, after] = [alone.groups.get('ALL')!, beside.groups.get('ALL')!]
  for (const figure of ['lenient', 'top3', 'helped', 'oneTap', 'direct', 'directRight', 'verdictLenient'] as const) expect([figure, after[figure]]).toEqual([figure, expect.toSatisfy((share: number) => share >= before[figure])])
  expect(after.helped).toBeGreaterThan(before.helped)
  expect(beside.multi.both).toBeGreaterThanOrEqual(alone.multi.both)
})

it('no verdict is turned round, no cry is missed, and none is heard where there is none', () => {
  expect(beside.reversed.map(({ question }) => question.id)).toEqual([])
  expect(beside.crisis).toEqual(alone.crisis)
  expect(beside.outOfScope.caught).toBeGreaterThanOrEqual(alone.outOfScope.caught)
  expect(beside.cited.wrong).toEqual([])
})
