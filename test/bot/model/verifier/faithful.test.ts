import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isFaithful } from '../../../../src/bot/model/verifier/faithful.ts'
import { isSameStory as isSameStoryBy, storyWords } from '../../../../src/bot/model/verifier/story.ts'
import { loadKnowledge } from '../../../../src/knowledge/load.ts'
import { LANGUAGES, type Language } from '../../../../src/knowledge/schema.ts'
import { lawOn } from '../../../../src/rules/deadline.ts'
import { lookerOf } from '../../../../src/understand/looker.ts'
import { learnVocabulary } from '../../../../src/understand/vocabulary.ts'
import { render } from '../../../../src/text/template.ts'
import { ATTACKS } from './attacks.ts'
import { halvesOf, mutantsOf } from './mutations.ts'
import { FRESH, GOOD, TURNED_AWAY, type Rewording } from './rewordings.ts'
import { BAD_STORIES, GOOD_STORIES } from './stories.ts'

const ROOT = new URL('../../../../knowledge', import.meta.url).pathname
const UNDERSTANDING = join(ROOT, 'understanding')
const knowledge = loadKnowledge(ROOT)
const usage = storyWords(learnVocabulary(knowledge, UNDERSTANDING), lookerOf(UNDERSTANDING).contractions)
const isSameStory = (tidied: string, original: string, language: Language) => isSameStoryBy(tidied, original, language, usage)
const law = lawOn(knowledge.rules, '2026-07-01')
const topics = [...knowledge.topics.values()]
const textOf = (topic: string, language: Language) => knowledge.topics.get(topic)!.text.get(language)!
const answerOf = (topic: string, language: Language): string => render(textOf(topic, language).sections.Answer!, language, { law })
const whysOf = (topic: string, language: Language): string[] => Object.values(textOf(topic, language).outcomes).flatMap((outcome) => (outcome?.why ? [render(outcome.why, language, { law })] : []))
const passes = ({ topic, language, says }: Rewording): boolean => isFaithful(says, answerOf(topic, language), language)

/** The most of the good rewordings that are turned away. It costs the person nothing: they read the curated text. */
const MOST_TURNED_AWAY = 18
const LEAST_FRESH = 16
/** All but "its their policy" for "it is their policy". */
const LEAST_STORIES = 29
/** Every sentence of every topic, in every way of mutations.ts. */
const LONG = 120_000

describe('a good rewording', () => {
  it('is let through seven times in ten', () => {
    expect(GOOD).toHaveLength(60)
    expect(GOOD.filter((one) => !passes(one) && !TURNED_AWAY.some((start) => one.says.startsWith(start)))).toEqual([])
    expect(TURNED_AWAY.length).toBeLessThanOrEqual(MOST_TURNED_AWAY)
  })
  it('is let through where the model was told the rules', () => expect(FRESH.filter(passes).length).toBeGreaterThanOrEqual(LEAST_FRESH))
  it('names the office and the patient as the person does', () => {
    expect(passes({ topic: 'records-lost-or-destroyed', language: 'en', says: 'The clinic still must answer you within 30 days. If it knows who has your records, it must tell you where to ask.' })).toBe(true)
    expect(passes({ topic: 'personal-representative-caregiver', language: 'en', says: 'A health care agent, guardian or conservator often has that power. If your mother can still decide, she can ask or sign for you.' })).toBe(true)
    expect(passes({ topic: 'unpaid-bill', language: 'es', says: 'La clínica puede cobrar poco por hacer la copia.' })).toBe(true)
  })
  it.each(LANGUAGES)('is the text itself, for every topic and outcome (%s)', (language) => {
    const texts = topics.flatMap(({ id }) => [answerOf(id, language), ...whysOf(id, language)])
    expect(texts.length).toBeGreaterThan(200)
    expect(texts.filter((text) => !isFaithful(text, text, language))).toEqual([])
  })
})

describe('a rewording that says something else', () => {
  it('is not shown, written by hand', () => {
    expect(ATTACKS.length).toBeGreaterThan(200)
    expect(ATTACKS.filter(passes)).toEqual([])
  })
  it.each(LANGUAGES)('is not shown, made of any sentence of any topic (%s)', (language) => {
    let made = 0
    const shown = topics.flatMap(({ id }) => {
      const text = answerOf(id, language)
      const mutants = mutantsOf(text, language)
      made += mutants.length
      return mutants.filter(({ says }) => isFaithful(says, text, language))
    })
    expect(made).toBeGreaterThan(4000)
    expect(shown).toEqual([])
  }, LONG)
  it.each(LANGUAGES)('is not shown, made of the halves of two sentences (%s)', (language) => {
    const halves = topics.flatMap(({ id }) => halvesOf(answerOf(id, language)).map((says) => ({ topic: id, language, says })))
    expect(halves.length).toBeGreaterThan(20)
    expect(halves.filter(passes)).toEqual([])
  })
  it.each(LANGUAGES)('is not shown, taken from another topic (%s)', (language) => {
    const texts = topics.map(({ id }) => answerOf(id, language))
    const others = (text: string) => texts.flatMap((other) => (other === text ? [] : other.split(/(?<=[.?]) /))).filter((sentence) => !text.includes(sentence))
    expect(texts.flatMap((text) => others(text).filter((sentence) => isFaithful(sentence, text, language)))).toEqual([])
  }, LONG)
  it('is not shown in the other language, nor where it is long', () => {
    expect(isFaithful(answerOf('fees', 'es'), answerOf('fees', 'en'), 'en')).toBe(false)
    const long = 'Weekends count. '.repeat(41)
    expect(isFaithful(long, `${long}Weekends count.`, 'en')).toBe(true)
    expect(isFaithful(`${long}${'Weekends count. '.repeat(20)}`, `${long}${long}`, 'en')).toBe(false)
    expect(isFaithful('Weekends count. Weekends count.', 'Weekends count.', 'en')).toBe(false)
    expect(isFaithful('Weekends count.', `Weekends count. ${'x'.repeat(4000)}`, 'en')).toBe(false)
  })
  it('is not made a question behind one that is quoted', () => {
    const text = 'Ask them: "Is a signed letter enough?" Then send one in any case. It shows the day you asked.'
    expect(isFaithful(text, text, 'en')).toBe(true)
    expect(isFaithful(text.replace('case.', 'case?'), text, 'en')).toBe(false)
  })
  it('takes no long time, whatever it is', () => {
    const started = performance.now()
    const curated = 'They may ask or may not ask, if they ask, and so on, or else. '.repeat(60)
    for (const says of ['may '.repeat(120), 'or, '.repeat(119), curated.slice(0, 500), '"'.repeat(3999), 'a'.repeat(4000), '. '.repeat(1999), ', '.repeat(1999)]) isFaithful(says, curated, 'en')
    isSameStory('no puedo '.repeat(440), 'no puedo '.repeat(440), 'es')
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('a tidied story', () => {
  const isSame = ({ typed, tidied, language }: { typed: string; tidied: string; language: Language }) => isSameStory(tidied, typed, language)

  it('is used where it says the same', () => {
    expect(GOOD_STORIES).toHaveLength(30)
    expect(GOOD_STORIES.filter(isSame).length).toBeGreaterThanOrEqual(LEAST_STORIES)
    expect(GOOD_STORIES.filter(({ typed, language }) => !isSameStory(typed, typed, language))).toEqual([])
  })
  it('is not used where it says something else', () => {
    expect(BAD_STORIES.length).toBeGreaterThan(60)
    expect(BAD_STORIES.filter(isSame)).toEqual([])
  })
  it('may leave out a sentence that holds nothing, and no other', () => {
    const typed = 'The clinic has kept my whole chart and all my films since the spring. I am tired. I asked twice.'
    expect(isSameStory('The clinic has kept my whole chart and all my films since the spring. I asked twice.', typed, 'en')).toBe(true)
    expect(isSameStory('The clinic has kept my whole chart and all my films since the spring.', typed.replace('twice', '2 times'), 'en')).toBe(false)
  })
})
