import { expect, test } from 'vitest'
import { newReader } from './support.ts'

const reader = newReader()

test.each([
  'I want to request my records', 'help me write the letter', 'letter to get my records', 'quiero mis récords médicos', 'hey need to get my dental xrays n notes',
  'i want the actual pictures from my mri not just the paper', 'write a letter to get my whole chart from my old gyn',
  'i need my records from the spine doctor for the appeal, can you do THAT',
  'my mother is in a nursing home and they keep putting me off, i have POA. i need her chart',
  'ayúdame a escribir la carta', 'necesito copia de mi expediente', 'please draft a request to Dr Abara for my labs',
])('wants a letter: %s', (text) => {
  expect(reader.read(text).wantsLetter).toBe(true)
})

test.each([
  'how do I get my records', "can I get my kid's chart?", "they won't give me my chart", 'cómo pido mis récords', 'no me quieren dar mi expediente',
  'psychiatrist says seeing my chart could make me hurt myself so hes not releasing it. i just want my file',
  'I want my records but they say I owe 400 dollars', 'how much can they charge for my x rays', 'write a poem about the sea',
])('wants none: %s', (text) => {
  expect(reader.read(text).wantsLetter).toBe(false)
})

test.each([
  ['can they refuse', true], ['how long do they have', true], ['¿me pueden cobrar?', true], ['cuánto tiempo tienen', true],
  ['they refused', false], ['my doctor is nice', false], ['me lo negaron', false],
])('%s asks: %s', (text, question) => {
  expect(reader.read(text).question).toBe(question)
})

test.each([
  ['they refused to give me my chart', true], ['no answer for six weeks', true], ['pay first, they said', true], ['me dijeron que no', true], ['llevo dos meses esperando', true],
  ['I would like my records please', false], ['hola', false],
])('%s tells of a refusal: %s', (text, refusal) => {
  expect(reader.read(text).refusal).toBe(refusal)
})

test.each([
  ['I got a denial letter yesterday', true], ['the letter says it could endanger me', true], ['they sent me a letter saying no', true], ['me llegó una carta que dice que no', true],
  ["they won't put it in writing", false], ['I never got a letter', false], ['help me write a letter', false], ['no me dieron carta', false],
])('%s tells of a letter: %s', (text, gotLetter) => {
  expect(reader.read(text).gotLetter).toBe(gotLetter)
})

test.each([
  ['can they do that', true], ['is that even legal?', true], ['isnt it against the law', true], ['do they have the right', true], ['pueden hacerme eso', true], ['eso es legal?', true],
  ['they can have it', false], ['what do I do', false], ['help', false], ['ayuda', false],
])('%s asks whether somebody may: %s', (text, mayThey) => {
  expect(reader.read(text).mayThey).toBe(mayThey)
})
