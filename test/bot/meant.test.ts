import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWorld } from '../../src/bot/create-world.ts'
import type { Exchange } from '../../src/bot/exchange.ts'
import { freshMemory, type Memory } from '../../src/bot/memory.ts'
import { root } from '../../src/bot/root.ts'
import { nearTo } from '../../src/understand/decision.ts'
import type { Decision, Reading } from '../../src/understand/reading.ts'

const world = createWorld(join(import.meta.dirname, '../..'))
const NOTHING = { language: 'en', crisis: false, kind: undefined, question: false, mayThey: false, refusal: false, waiting: false, wantsLetter: false, gotLetter: false } as const

/** Says things to the bot, each of them read as given, the others as nothing. */
function talk(told: Memory['told'] = {}) {
  const memory = { ...freshMemory('en'), told }
  return async (said: string, read: Partial<Reading> = {}) => {
    const reading: Reading = { ...NOTHING, decision: 'lost', topics: [], choices: [], ...read, asked: read.decision?.startsWith('answer') ? [read.topics![0]!.id] : [] }
    const exchange = { world: { ...world, reader: { read: () => reading } }, memory, drafting: { draft: undefined, stage: () => {} }, said, picked: false, today: '2026-11-24', replies: [], reading: {}, noted: {} } as unknown as Exchange
    await root(exchange)
    const { text, entity, choices = [] } = exchange.replies[0]!
    return { text, ...entity, verdict: entity.verdict ?? exchange.reading.verdict, choices: choices.map(({ id }) => id), labels: choices.map(({ label }) => label) }
  }
}
const likely = (decision: Decision, ...topics: [string, number][]): Partial<Reading> =>
  ({ decision, topics: topics.map(([id, p]) => ({ id, p })), choices: nearTo(topics.map(([id, p]) => ({ id, p }))) })
const FEES = likely('answer', ['fees', 0.9], ['unpaid-bill', 0.02], ['images', 0.0001])

it('an answer has a button for what else may have been meant, beside its own question', async () => {
  const answer = await talk()('they want 90 dollars', FEES)
  expect(answer).toMatchObject({ answered: ['fees'], asks: expect.not.stringMatching('clarify') })
  expect(answer.choices).toContain('unpaid-bill')
  expect(answer.choices).not.toContain('images')
  expect(answer.labels.at(-1)).toMatch(/^I meant: /)
})

it('the button answers that topic, with what the first message told of it', async () => {
  const say = talk()
  const { labels } = await say('they want 90 dollars because i still owe the clinic for last year', likely('answer', ['fees', 0.9], ['unpaid-bill', 0.02]))
  expect(await say(labels.at(-1)!)).toMatchObject({ answered: ['unpaid-bill'], verdict: 'may-not-refuse' })
})

it('stands beside the ways to end a silence, too', async () => {
  const told = Object.fromEntries(world.knowledge.topics.get('no-response-delay')!.facts.map(({ id }) => [id, 'no' as const]))
  const say = talk({ 'no-response-delay': told })
  // Who tells of a silence of their own is not asked what they meant, however unsure it is.
  const { labels, asks } = await say('i asked on august 1 2026 and nothing came', { ...likely('answer-and-offer', ['no-response-delay', 0.8], ['portal-or-form-burden', 0.08]), waiting: true, refusal: true })
  expect(asks).toBe('remedy')
  expect(await say(labels.at(-1)!)).toMatchObject({ answered: ['portal-or-form-burden'] })
})

const FAIRLY = likely('answer-and-offer', ['fees', 0.8], ['unpaid-bill', 0.08])

it('a less sure answer asks whether something else was meant, and a no brings the question that the answer has itself', async () => {
  const say = talk()
  expect(await say('they want 90 dollars', FAIRLY)).toMatchObject({ answered: ['fees'], asks: 'clarify', choices: ['unpaid-bill', 'none'] })
  const asked = (await talk()('they want 90 dollars', likely('answer', ['fees', 0.99]))).asks
  expect(asked).not.toBe('clarify')
  expect(await say('no')).toMatchObject({ asks: asked })
})

it('a yes to the only one takes it', async () => {
  const say = talk()
  await say('they want 90 dollars', FAIRLY)
  expect(await say('yes')).toMatchObject({ answered: ['unpaid-bill'] })
})

it('a yes to several asks which', async () => {
  const say = talk()
  await say('they want 90 dollars', likely('answer-and-offer', ['fees', 0.8], ['unpaid-bill', 0.08], ['images', 0.05]))
  expect(await say('yes')).toMatchObject({ asks: 'clarify', choices: ['unpaid-bill', 'images', 'none'] })
})

it('a refusal that nothing is told of is said to hang on its reason, with the rule, and is asked for', async () => {
  for (const read of [{ refusal: true }, { question: true, mayThey: true }]) {
    const answer = await talk()('can they do that', { ...likely('lost', ['fees', 0.01]), ...read })
    expect(answer).toMatchObject({ asks: 'denial_text', verdict: 'depends', citations: expect.arrayContaining([{ authority: 'cfr-45-164-524', paragraph: '(a)(1)' }]), choices: ['provider-discretion'] })
    expect(answer.answered).toBeUndefined()
  }
})

it('a silence is no refusal, and a hello is none', async () => {
  for (const read of [{ refusal: true, waiting: true }, {}]) expect(await talk()('hello?', read)).toMatchObject({ asks: 'goal', verdict: undefined })
})
