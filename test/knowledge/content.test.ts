import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { LANGUAGES, type Language } from '../../src/knowledge/schema.ts'
import { lawOn } from '../../src/rules/deadline.ts'
import { loadCatalog } from '../../src/text/catalog.ts'
import { readingLevel } from '../../src/text/reading-level.ts'
import { render, variablesOf } from '../../src/text/template.ts'
import { proseOf, topicFaults } from '../../src/tools/topic-faults.ts'

const knowledge = loadKnowledge('knowledge')
const law = lawOn(knowledge.rules, '2026-11-24')

describe.each([...knowledge.topics.values()])('topic $id', (topic) => {
  it('is short, plain and the same in every language', () => expect(topicFaults(topic)).toEqual([]))

  it.each(LANGUAGES)('has no blank that the law does not fill (%s)', (language) => {
    const { sections, outcomes, inLetter } = topic.text.get(language)!
    const { 'In a letter': letter, ...shown } = sections
    for (const text of [letter ?? '', ...Object.values(inLetter)]) for (const own of [true, false]) expect(render(text!, language, { law, own })).not.toMatch(/\{\{|\}\}|\{%|undefined/)
    for (const text of [...Object.values(shown), ...Object.values(outcomes).flatMap((outcome) => [outcome!.verdict, outcome!.why ?? '', outcome!.steps ?? ''])]) expect(render(text, language, { law })).not.toMatch(/\{\{|\}\}|undefined/)
  })
})

it('the topics together read easily', () => {
  const average = (language: Language) => {
    const levels = [...knowledge.topics.values()].map((topic) => readingLevel(proseOf(topic, language), language))
    return levels.reduce((sum, level) => sum + level, 0) / levels.length
  }
  expect(average('en')).toBeLessThanOrEqual(7)
  expect(average('es')).toBeGreaterThanOrEqual(60)
})

it('every language has the same phrases of the dialogs, with the same blanks', () => {
  const [english, ...others] = [...loadCatalog('dialogs/text').values()].map((phrases) => [...phrases].map(([id, phrase]) => `${id} ${variablesOf(phrase).sort().join()}`).sort())
  for (const other of others) expect(other).toEqual(english)
})
