import { expect, test } from 'vitest'
import { cases, knowledge, newReader } from './support.ts'

const reader = newReader()
const { crisis, calm } = cases<{ crisis: string[]; calm: string[] }>('crisis.cases.yaml')

test.each(crisis)('is a crisis: %s', (text) => {
  expect(reader.read(text).crisis).toBe(true)
})

test.each(calm)('sounds like one and is none: %s', (text) => {
  expect(reader.read(text).crisis).toBe(false)
})

test('next to no phrase of a topic opens the crisis path', () => {
  const phrases = [...knowledge.topics.values()].filter(({ group }) => group !== 'other').flatMap(({ text }) => [...text.values()].flatMap(({ phrases: p, tests }) => [...p, ...tests]))
  expect(phrases.length).toBeGreaterThan(3000)
  // Those that do quote what an office fears ("that I'd hurt my wife"), or tell of blows that stand in a record: to be too careful there is right.
  const alarms = phrases.filter((phrase) => reader.read(phrase).crisis)
  expect(alarms.length / phrases.length, alarms.join('\n')).toBeLessThanOrEqual(0.0014)
})

test('the crisis topic is found by its own words', () => {
  const own = [...(knowledge.topics.get('crisis')?.text.values() ?? [])].flatMap(({ phrases, tests }) => [...phrases, ...tests])
  expect(own.length).toBeGreaterThan(20)
  const caught = own.filter((phrase) => reader.read(phrase).crisis)
  expect(caught.length / own.length).toBeGreaterThanOrEqual(0.95)
})

interface Written { cries_en: string[]; cries_es: string[]; calm: string[] }

/** How many in a hundred are taken for a cry. */
const share = (messages: readonly string[]) => (100 * messages.filter((text) => reader.read(text).crisis).length) / messages.length

test('cries and look-alikes that were taught stay learned', () => {
  const taught = cases<Written>('crisis-fresh.yaml')
  expect(share([...taught.cries_en, ...taught.cries_es])).toBeGreaterThanOrEqual(97)
  expect(share(taught.calm)).toBeLessThanOrEqual(1)
})

test('cries and look-alikes put aside', () => {
  const aside = cases<Written>('crisis-aside.yaml')
  expect(share([...aside.cries_en, ...aside.cries_es])).toBeGreaterThanOrEqual(92)
  expect(share(aside.calm)).toBeLessThanOrEqual(6)
})

test('what nobody taught it', () => {
  const unseen = cases<Record<'plain_en' | 'plain_es' | 'oblique_en' | 'oblique_es' | 'lookalikes' | 'ordinary', string[]>>('crisis-unseen.yaml')
  expect(share([...unseen.plain_en, ...unseen.plain_es])).toBeGreaterThanOrEqual(72)
  expect(share([...unseen.oblique_en, ...unseen.oblique_es])).toBeGreaterThanOrEqual(25)
  expect(share(unseen.lookalikes)).toBeLessThanOrEqual(4)
  expect(unseen.ordinary.filter((text) => reader.read(text).crisis)).toEqual([])
})

test.each(['sorry, they are my mother\'s', 'the copy fee is insane i about died', 'mercy lake ohio', 'rowan tree ohio', 'sorry', 'perdón', 'I\'m so tired of this', '77 lake rd, erie pa 16501', 'i could just kill that receptionist'])('a few words in answer are no cry: %s', (text) => {
  expect(reader.read(text).crisis).toBe(false)
})

test.each(['blue river clinic', 'cold spring family health', 'blue valley, 12 cold oak st'])('the name of a place is none where it is asked for: %s', (text) => {
  expect(reader.read(text, { nameOrPlace: true }).crisis).toBe(false)
})

test.each(['i took all my pills', 'kill myself', 'me quiero morir', 'she stopped breathing'])('a plain cry is one, whatever was asked: %s', (text) => {
  expect(reader.read(text, { nameOrPlace: true }).crisis).toBe(true)
})
