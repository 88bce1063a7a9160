import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Prediction, Question } from '../../src/tools/eval/mark.ts'
import { score as scoreWith } from '../../src/tools/eval/score.ts'
import { fits, type SlotReply } from '../../src/tools/eval/slot-replies.ts'
import type { Turn } from '../../src/tools/eval/turn.ts'

const knowledge = loadKnowledge('knowledge')
const score = (questions: Question[], predictions: Prediction[]) => scoreWith(questions, predictions, knowledge)

const question = (id: string, topic: string, verdict: string, more: Partial<Question> = {}): Question =>
  ({ id, text: id, topic, also: [], verdict, verdict_also: [], lang: 'en', difficulty: 1, tags: [], trap: '', expects: [topic], verdicts: {}, ...more })
const prediction = (id: string, topics: string[], verdict: string, more: Partial<Prediction> = {}): Prediction =>
  ({ id, topics, verdict, answered: topics.slice(0, 1), choices: [], verdicts: {}, citations: [], crisis: false, text: '', language: 'en', ms: 1, ...more })

describe('the score of questions', () => {
  test('a button beside another question is a tap away, but was not asked for', () => {
    const { groups } = score([question('a', 'unpaid-bill', 'depends')], [prediction('a', ['fees', 'unpaid-bill'], 'depends', { choices: ['yes', 'no', 'unpaid-bill'], asks: 'fact' })])
    expect(groups.get('ALL')).toMatchObject({ helped: 0, oneTap: 1 })
  })

  test('counts strictly, leniently, in the first three, and what helped', () => {
    const { groups } = score(
      [question('a', 'fees', 'depends'), question('b', 'fees', 'depends', { also: ['format-delivery'] }), question('c', 'fees', 'depends'), question('d', 'fees', 'depends')],
      [
        prediction('a', ['fees'], 'depends'),
        prediction('b', ['format-delivery'], 'depends'),
        prediction('c', ['inmate', 'unpaid-bill', 'fees'], 'may-refuse', { answered: [], choices: ['inmate', 'fees', 'none'], asks: 'clarify' }),
      ],
    )
    expect(groups.get('ALL')).toMatchObject({ n: 4, strict: 0.25, lenient: 0.5, top3: 0.75, helped: 0.75, direct: 0.5, directRight: 1, verdict: 0.5 })
    expect(groups.get('group:procedure')!.n).toBe(4)
  })

  test('asking back is right where a message says too little', () => {
    const { groups } = score([question('a', 'fees', 'depends', { tags: ['clarify'] })], [prediction('a', ['inmate'], 'may-refuse', { answered: [], asks: 'goal' })])
    expect(groups.get('tag:clarify')).toMatchObject({ strict: 0, lenient: 1, helped: 1, reversed: 0 })
  })

  test('knows a verdict turned round', () => {
    const { reversed } = score(
      [question('a', 'unpaid-bill', 'may-not-refuse'), question('b', 'inmate', 'may-refuse'), question('c', 'inmate', 'may-refuse', { verdict_also: ['may-not-refuse'] }), question('d', 'fees', 'depends')],
      [prediction('a', ['inmate'], 'may-refuse-reviewable'), prediction('b', ['fees'], 'may-not-refuse'), prediction('c', ['fees'], 'may-not-refuse'), prediction('d', ['fees'], 'may-refuse')],
    )
    expect(reversed.map(({ question: { id } }) => id)).toEqual(['a', 'b'])
  })

  test('counts crisis, look-alikes, traps and two questions in one', () => {
    const { crisis, lookalikes, traps, multi } = score(
      [
        question('a', 'crisis', 'crisis'), question('b', 'crisis', 'crisis'), question('c', 'fees', 'depends', { tags: ['crisis-lookalike'], trap: 'crisis' }),
        question('d', 'fees', 'depends', { expects: ['fees', 'inmate'], verdicts: { fees: 'depends', inmate: 'may-refuse' } }),
      ],
      [
        prediction('a', ['crisis'], 'crisis', { crisis: true }), prediction('b', ['fees'], 'depends'), prediction('c', ['crisis'], 'crisis', { crisis: true }),
        prediction('d', ['fees', 'unpaid-bill', 'inmate'], 'depends', { verdicts: { fees: 'depends', inmate: 'depends' } }),
      ],
    )
    expect(crisis).toEqual({ of: 2, caught: 1, others: 2, falseAlarms: 1 })
    expect(lookalikes).toEqual({ of: 1, caught: 1 })
    expect(traps).toEqual({ of: 1, fell: 1 })
    expect(multi).toEqual({ of: 1, both: 0, labels: 2, found: 2, answered: 1, verdicts: 2, verdictsRight: 1 })
  })
})

describe('more figures of questions', () => {
  test('two questions are covered when both are answered', () => {
    const both = question('a', 'fees', 'depends', { expects: ['fees', 'inmate'] })
    const { multi } = score([both, { ...both, id: 'b' }, question('c', 'fees', 'depends')], [prediction('a', ['inmate', 'fees'], 'depends', { answered: ['inmate', 'fees'] }), prediction('b', ['fees', 'inmate'], 'depends')])
    expect(multi).toMatchObject({ of: 2, both: 1 })
  })

  test('a message lost as out of scope is a share of those that are in scope', () => {
    const { outOfScope } = score(
      [question('a', 'out-of-scope', 'out-of-scope'), question('b', 'fees', 'depends'), question('c', 'fees', 'depends', { also: ['out-of-scope'] }), question('d', 'fees', 'depends')],
      ['a', 'b', 'c'].map((id) => prediction(id, ['out-of-scope'], 'out-of-scope')),
    )
    expect(outOfScope).toEqual({ of: 1, caught: 1, others: 2, falseAlarms: 1 })
  })

  test('of what was answered at once, the right ones', () => {
    const { groups } = score([question('a', 'fees', 'depends'), question('b', 'fees', 'depends'), question('c', 'fees', 'depends')], [prediction('a', ['fees'], 'depends'), prediction('b', ['images'], 'depends'), prediction('c', ['fees'], 'depends', { answered: [] })])
    expect(groups.get('ALL')).toMatchObject({ direct: 2 / 3, directRight: 0.5 })
  })

  test('the reading level is that of answers, by language, and the hardest is named', () => {
    const easy = 'You can ask. They must give it.'
    const hard = 'Notwithstanding administrative considerations, institutional confidentiality responsibilities necessitate authorization.'
    const { levels } = score(
      [question('a', 'fees', 'depends'), question('b', 'fees', 'depends'), question('c', 'fees', 'depends'), question('d', 'fees', 'depends')],
      [prediction('a', ['fees'], 'depends', { text: easy }), prediction('b', ['fees'], 'depends', { text: hard }), prediction('c', ['fees'], 'depends', { text: hard, answered: [] }), prediction('d', ['fees'], 'depends', { text: 'No. Pida su expediente.', language: 'es' })],
    )
    expect(levels.en!.n).toBe(2)
    expect(levels.en!.hardest).toBeGreaterThan(15)
    expect(levels.en!.mean).toBeLessThan(levels.en!.hardest)
    expect(levels.es!.hardest).toBeGreaterThan(60)
  })

  test('half and 95 in 100 of the turns took no longer', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => String(i))
    const { ms } = score(hundred.map((id) => question(id, 'fees', 'depends')), hundred.map((id, i) => prediction(id, ['fees'], 'depends', { ms: 100 - i })))
    expect(ms).toEqual({ p50: 51, p95: 96 })
  })
})

const turn = (more: Partial<Turn>): Turn => ({ said: '', ms: 0, replies: [], ids: [], text: '', topics: [], answered: [], verdicts: {}, choices: [], crisis: false, citations: [], heard: [], letters: [], files: [], ...more })
const reply = (expect: SlotReply['expect']): SlotReply => ({ id: 's', kind: 'dates', text: '', lang: 'en', expect })

describe('a reply to a slot', () => {
  test.each([
    [{ iso: '2026-11-10' }, turn({ heard: [{ slot: 'dates', value: '2026-11-10' }] }), true],
    [{ iso: '2026-11-10' }, turn({ heard: [{ slot: 'dates', value: { from: '2026-11-10', to: '2026-11-11' } }] }), false],
    [{ from: '2024-01-01', to: '2024-03-31' }, turn({ heard: [{ slot: 'dates', value: { from: '2024-01-01', to: '2024-03-31' } }] }), true],
    [{ reject: 'no such day' }, turn({ asks: 'dates', problem: 'no-such-day' }), true],
    [{ reject: 'no such day' }, turn({ asks: 'dates', problem: 'future' }), false],
    [{ reject: 'future' }, turn({ asks: 'records', problem: 'future', heard: [{ slot: 'dates', value: '2026-12-20' }] }), false],
    [{ from: '2026-08-03', to: '2026-08-03', or_ask: true }, turn({ asks: 'dates', problem: 'vague' }), true],
    [{ decline: true }, turn({ heard: [{ slot: 'dates', value: 'declined' }] }), true],
    [{ control: 'back' }, turn({ command: 'back' }), true],
    [{ not_a_value: true }, turn({ heard: [{ slot: 'dates', value: 'skip' }] }), false],
  ] satisfies [SlotReply['expect'], Turn, boolean][])('%j', (expectation, given, right) => {
    expect(fits(reply(expectation), 'dates', given)).toBe(right)
  })
})
