import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { LANGUAGES } from '../../src/knowledge/schema.ts'
import { lawOn } from '../../src/rules/deadline.ts'
import { loadCatalog } from '../../src/text/catalog.ts'
import { render, variablesOf } from '../../src/text/template.ts'

const knowledge = loadKnowledge('knowledge')
const law = lawOn(knowledge.rules, '2026-11-24')
const SHOWN = ['Verdict', 'Answer', 'What to do now', 'What would change this'] as const
/** What a tired person on a phone still reads. */
const MOST_WORDS = 130

describe.each([...knowledge.topics.values()])('topic $id', ({ text }) => {
  it.each(LANGUAGES)('is short and complete in %s', (language) => {
    const { sections } = text.get(language)!
    const shown = SHOWN.map((name) => render(sections[name] ?? '', language, { law })).join(' ')
    expect(shown.split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS)
    for (const section of Object.values(sections)) expect(render(section, language, { law })).not.toMatch(/\{\{|\}\}|undefined/)
  })

  it('has the same sections in every language', () => {
    const [first, ...others] = LANGUAGES.map((language) => Object.keys(text.get(language)!.sections).sort())
    for (const other of others) expect(other).toEqual(first)
  })

  it.each(LANGUAGES)('keeps its test questions out of what it learns from (%s)', (language) => {
    const { phrases, tests } = text.get(language)!
    expect(tests.filter((test) => phrases.includes(test))).toEqual([])
  })
})

it('no phrase stands in two topics', () => {
  const seen = new Map<string, string>()
  for (const [id, { text }] of knowledge.topics)
    for (const { phrases } of text.values())
      for (const phrase of phrases) {
        expect(seen.get(phrase) ?? id, phrase).toBe(id)
        seen.set(phrase, id)
      }
})

it('every language has the same phrases of the dialogs, with the same blanks', () => {
  const [english, ...others] = [...loadCatalog('dialogs/text').values()].map((phrases) => [...phrases].map(([id, phrase]) => `${id} ${variablesOf(phrase).sort().join()}`).sort())
  for (const other of others) expect(other).toEqual(english)
})
