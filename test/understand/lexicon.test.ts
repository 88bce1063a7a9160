import { expect, test } from 'vitest'
import { contractionsOf, labelled, PatternFile, readContent, WordFile } from '../../src/understand/lexicon.ts'
import { compilePatterns } from '../../src/understand/patterns.ts'
import { toWords } from '../../src/understand/words.ts'
import type { Language } from '../../src/knowledge/schema.ts'
import { UNDERSTANDING } from './support.ts'

const contractions = contractionsOf(readContent(UNDERSTANDING, 'words.yaml', WordFile))
const concepts = labelled(readContent(UNDERSTANDING, 'concepts.yaml', PatternFile))
const match = compilePatterns([concepts], contractions)
const found = (text: string, language: Language = 'en') => new Set(match(toWords(text, contractions), language).map(({ label }) => concepts.names[label]))

test.each<[string, string, Language]>([
  ['ellos son los dueños', 'child', 'es'], ['va a venir mañana', 'va', 'es'], ["I'd like to see it", 'id', 'en'], ['debo ir a la oficina', 'owe', 'es'],
  ['correctional facility', 'amend', 'en'], ['another hospital', 'notes', 'en'], ['se lo doy mañana', 'study', 'es'], ['my doctor said no', 'jail', 'en'],
  ['the court of appeals', 'jail', 'en'], ['born in Toledo', 'lost', 'en'], ['the app store', 'work-injury', 'en'],
])('false friend: "%s" is not %s', (text, concept, language) => {
  expect(found(text, language)).not.toContain(concept)
})

test.each<[string, string, Language]>([
  ['my son is nine', 'child', 'en'], ['the VA lost it', 'va', 'en'], ['they want my ID', 'id', 'en'], ['debo dinero', 'owe', 'es'], ['a correction to my chart', 'amend', 'en'],
  ['correctional officer', 'jail', 'en'], ['tachado con marcador', 'redact', 'es'], ['it costs $45', 'charge', 'en'], ["he can't let me have it", 'deny', 'en'],
])('"%s" is %s', (text, concept, language) => {
  expect(found(text, language)).toContain(concept)
})

const lists = { pill: ['pill*', 'sleeping tablets'] }
const of = (pattern: string, text: string) => compilePatterns([{ patterns: [{ label: 0, text: pattern }], lists }], contractions)(toWords(text, contractions), 'en').length > 0

test('patterns: prefixes, choices, optional words, gaps, numbers, sentence ends', () => {
  expect(of('record*', 'Recording')).toBe(true)
  expect(of('record*', 'the recor')).toBe(false)
  expect(of('kill/hurt my? self', 'hurt self')).toBe(true)
  expect(of('kill/hurt my? self', 'hurt his self')).toBe(false)
  expect(of('took .. @pill', 'took a lot of pills')).toBe(true)
  expect(of('took .. @pill', 'took a lot of my sleeping tablets')).toBe(false)
  expect(of('took ... @pill', 'took a lot of my sleeping tablets')).toBe(true)
  expect(of('<number> days', '30 days')).toBe(true)
  expect(of('<money> a page', '$1.50 a page')).toBe(true)
  expect(of('said no', 'she said. No way')).toBe(false)
  expect(of("won't tell", 'they wont tell')).toBe(true)
})

test('an exception takes away what it overlaps, and nothing else', () => {
  const matcher = compilePatterns([{ patterns: [{ label: 0, text: 'study' }, { label: 0, text: 'sleep study', except: true }, { label: 1, text: 'sleep' }] }], contractions)
  const labels = (text: string) => matcher(toWords(text, contractions), 'en').map(({ label }) => label)
  expect(labels('the sleep study')).toEqual([1])
  expect(labels('my sleep study, and the drug study')).toEqual([1, 0])
})
