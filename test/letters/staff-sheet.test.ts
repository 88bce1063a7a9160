import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { LANGUAGES } from '../../src/knowledge/schema.ts'
import { closeFiles, renderFile } from '../../src/letters/files.ts'
import { staffSheet } from '../../src/letters/staff-sheet.ts'
import { letterText } from '../../src/letters/text.ts'
import { readingLevel } from '../../src/text/reading-level.ts'

const knowledge = loadKnowledge('knowledge')
const { topics, authorities } = knowledge
const REASONS = ['unreviewable', 'reviewable', 'invalid', 'special']
const said = [...topics.values()].filter(({ text }) => text.get('en')!.sections['At the desk'])
const TODAY = '2026-11-24'
const sheet = (id: string, known = {}, language: 'en' | 'es' = 'en') => letterText(staffSheet(knowledge, topics.get(id)!, known, language, TODAY)!)

afterAll(closeFiles)

it('every reason that is given at a desk has words to say there; a question that is no reason has none', () => {
  expect(said.map(({ id }) => id).sort()).toEqual([...topics.values()].filter(({ group }) => REASONS.includes(group)).map(({ id }) => id).sort())
  expect(staffSheet(knowledge, topics.get('make-request')!, {}, 'en', TODAY)).toBeUndefined()
})

describe.each(said)('$id at the desk', (topic) => {
  it.each(LANGUAGES)('three or four plain sentences, and only rules that the topic cites (%s)', (language) => {
    const words = topic.text.get(language)!.sections['At the desk']!.replace(/\{\{[^}]*\}\}/g, '30')
    const sentences = words.replace(/\bU\.S\.C\./g, 'USC').match(/[.?!](?=\s|$)/g)!
    expect([3, 4]).toContain(sentences.length)
    const level = readingLevel(words, language)
    expect(language === 'en' ? level <= 8 : level >= 60, `level ${level}`).toBe(true)
    const named = [...words.matchAll(/\d+ (?:CFR|U\.S\.C\.) \d+(?:\.\d+|[a-z])?((?:\(\w+\))*)/g)]
    const cited = topic.citations.map(({ authority, paragraph }) => ({ label: authorities.get(authority)!.label, paragraph }))
    for (const [whole, paragraph] of named) {
      const label = whole.slice(0, whole.length - paragraph!.length)
      expect(cited.some((one) => one.label === label && (paragraph === '' || one.paragraph === paragraph)), whole).toBe(true)
    }
    expect(named.length + Number(/HHS/.test(words))).toBeGreaterThan(0)
  })

  it.each(LANGUAGES)('tells nobody that they break the law: not all of the facts are known there (%s)', (language) => {
    const words = topic.text.get(language)!.sections['At the desk']!
    expect(words).not.toMatch(/does not allow|not allowed|may not refuse|illegal|unlawful|violat|break|you must|no permite|no pueden negar|ilegal|violan|tienen que|prohíbe/i)
  })

  it('fits a page, with or without a verdict', async () => {
    for (const language of LANGUAGES) {
      const letter = staffSheet(knowledge, topic, {}, language, TODAY)!
      expect(letterText(letter)).not.toMatch(/\{\{|\}\}|\{%|undefined/)
      const bytes = (await renderFile(JSON.stringify(letter), 'for-the-desk.pdf'))!.body as Buffer
      expect((await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise).numPages).toBe(1)
    }
  })
})

describe('the page says that they may not refuse', () => {
  const NO = 'No. They may not keep your records from you'
  it('only when no fact is open that could turn it', () => {
    expect(sheet('unpaid-bill')).not.toContain(NO)
    expect(sheet('unpaid-bill', { 'past-care': 'yes' })).toMatch(/What the patient was told\n\nNo\./)
    expect(staffSheet(knowledge, topics.get('unpaid-bill')!, { 'past-care': 'no' }, 'en', '2026-11-24')).toBeUndefined()
  })
  it('and says as openly that they may', () => {
    expect(sheet('confidential-source')).toContain(topics.get('confidential-source')!.text.get('en')!.sections.Verdict!)
    expect(sheet('confidential-source', {}, 'es')).toContain('Lo que se le dijo al paciente')
  })
})

it('a page whole, as it is handed over', () => expect(sheet('unpaid-bill', { 'past-care': 'yes' })).toMatchInlineSnapshot(`
  "A note for the records desk

  Thank you for reading this. It is general information, and not legal advice.

  What I ask

  My bill for care is a separate matter, and we can talk about it another day. The rule lists the reasons to refuse, and a bill for care is not one of them (45 CFR 164.524). What does the copy alone cost? Could you please go ahead with it?

  What the patient was told

  No. They may not keep your records from you because you owe for care.

  If the answer is still no

  Could you please give it to me in writing? Where HIPAA covers an office, a written refusal tells me (45 CFR 164.524(d)(2)):

  - the reason, in plain words
  - how I can complain
  - the name or title, and the phone number, of the person or office to call
  - how to ask for a review, if the reason is one that can be reviewed

  It also leaves me every part that the reason does not cover (45 CFR 164.524(d)(1)).

  The rules

  - HHS guidance on access, unpaid bill
  - 45 CFR 164.524(a)(1)
  - 45 CFR 164.524(c)(4)
  - 45 CFR 164.524(d)(1)
  - 45 CFR 164.524(d)(2)

  Checked on November 24, 2026
  "
`))
