import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Citation } from '../../src/knowledge/schema.ts'
import { citesRightly } from '../../src/tools/eval/citations.ts'
import { plain } from '../../src/tools/eval/levels.ts'
import type { Prediction, Question } from '../../src/tools/eval/mark.ts'
import { score } from '../../src/tools/eval/score.ts'

const knowledge = loadKnowledge('knowledge')
const cites = (...pairs: string[]): Citation[] => pairs.map((pair) => ({ authority: pair.split(' ')[0]!, paragraph: pair.slice(pair.indexOf(' ') + 1) }))
const answer = (answered: string[], verdict: string, citations: Citation[], verdicts: Prediction['verdicts'] = {}): Prediction =>
  ({ id: 'a', topics: answered, verdict, answered, choices: [], verdicts, citations, crisis: false, text: '', language: 'en', ms: 1 })

const BILL = cites('hhs-access-guidance unpaid bill')
/** Of a fact of emotional-upset: that someone may be killed. The verdict is may-refuse-reviewable then. */
const DANGER = cites('cfr-45-164-524 (a)(3)(i)')
const UPSET = cites('hhs-faq-2046 *')
const OWN_RECORD = cites('cfr-45-164-524 (a)(3)(iii)')

describe('an answer cites rightly', () => {
  test.each<[string, Prediction, boolean]>([
    ['what stands in its topic', answer(['unpaid-bill'], 'may-not-refuse', BILL), true],
    ['not nothing', answer(['unpaid-bill'], 'may-not-refuse', []), false],
    ['not another topic', answer(['unpaid-bill'], 'may-not-refuse', [...BILL, ...UPSET]), false],
    ['not another paragraph', answer(['unpaid-bill'], 'may-not-refuse', cites('hhs-access-guidance fees')), false],
    ['nor under a topic that is not there', answer(['no-such-topic'], 'may-not-refuse', BILL), false],
    ['the fact that turned it', answer(['emotional-upset'], 'depends', [...OWN_RECORD, ...UPSET]), true],
    ['no fact that cannot have given this verdict', answer(['emotional-upset'], 'may-refuse-reviewable', [...OWN_RECORD, ...DANGER]), false],
    ['with two questions, something of both', answer(['unpaid-bill', 'emotional-upset'], 'may-not-refuse', [...BILL, ...UPSET], { 'unpaid-bill': 'may-not-refuse', 'emotional-upset': 'may-not-refuse' }), true],
    ['not of one only', answer(['unpaid-bill', 'emotional-upset'], 'may-not-refuse', BILL), false],
    ['a state where the topic says its time', answer(['state-law-deadline'], 'informational', [...cites('cfr-45-160-203 (b)'), ...cites('state-tx *')]), true],
    ['and only there', answer(['unpaid-bill'], 'may-not-refuse', [...BILL, ...cites('state-tx *')]), false],
  ])('%s', (_, prediction, right) => expect(citesRightly(prediction, knowledge)).toBe(right))

  test('and what the product is not for needs none', () => {
    const question: Question = { id: 'a', text: '', topic: 'out-of-scope', also: [], verdict: 'out-of-scope', verdict_also: [], lang: 'en', difficulty: 1, tags: [], trap: '', expects: [], verdicts: {} }
    expect(score([question], [answer(['out-of-scope'], 'out-of-scope', [])], knowledge).cited).toEqual({ of: 0, wrong: [] })
    expect(score([question], [answer(['unpaid-bill'], 'may-not-refuse', [])], knowledge).cited).toMatchObject({ of: 1, wrong: [{ question }] })
  })
})

test('what is read of an answer has no rules, links and marks in it', () => {
  expect(plain('**No.** They may not.\n\n1. Ask.\n- The [form](https://a.example/x) helps. ([Tex. Code 1; Tex. Code 2](https://b.example))\n\nRule for doctors: [45 CFR 164.524(a)(1)](https://c.example); [x](https://d.example). Checked today.\n\nShall I?'))
    .toBe('No. They may not.\n\nAsk.\nThe  helps. \n\nShall I?')
})
