import { expect, test } from 'vitest'
import { knowledge, newReader } from './support.ts'

const reader = newReader()

test.each([
  ['si', 'es'], ['sí', 'es'], ['hola', 'es'], ['gracias', 'es'], ['no me los dan', 'es'], ['no sé', 'es'], ['mi mamá', 'es'], ['quiero mis récords', 'es'],
  ['me cobran 200', 'es'], ['yes', 'en'], ['hello', 'en'], ['my son', 'en'], ['they said no', 'en'], ['El Paso hospital refused', 'en'], ['my doctor in Los Angeles', 'en'],
])('%s is %s', (text, language) => {
  expect(reader.read(text).language).toBe(language)
})

test.each(['no', 'ok', '12', '', 'Maria Garcia'])('%j does not say: the language spoken so far goes on', (text) => {
  expect(reader.read(text, { language: 'es' }).language).toBe('es')
  expect(reader.read(text, { language: 'en' }).language).toBe('en')
})

test('held-out questions are read in their own language', () => {
  const tests = [...knowledge.topics.values()].flatMap(({ text }) => [...text].flatMap(([language, { tests: questions }]) => questions.map((question) => ({ language, question }))))
  const wrong = tests.filter(({ language, question }) => reader.read(question).language !== language)
  expect(wrong.length / tests.length).toBeLessThanOrEqual(0.01)
})
