import { expect, it } from 'vitest'
import { papersFor } from '../../src/letters/draft.ts'
import type { Block } from '../../src/letters/letter.ts'
import { letterText } from '../../src/letters/text.ts'
import { readingLevel } from '../../src/text/reading-level.ts'
import { cases } from './cases.ts'
import { context, knowledge, letterOf } from './letters.ts'
import { situations } from './situations.ts'

const requests = Object.entries(situations).map(([name, situation]) => [name, { letter: 'records-request', ...situation }] as const)

// The whole letter, as it is sent. `npx vitest run -u` writes the files anew: read them before you keep them.
it.each([...requests, ...Object.entries(cases)])('%s', async (name, { letter, answers, language = 'en', context: more }) => {
  const document = letterOf(letter, answers, language, more)
  const papers = papersFor(knowledge.letters.get(letter)!, language, answers, { ...context, ...more }).map((paper) => `* ${paper}`)
  const dates = document.dates.map(({ on, title, note }) => `${on} ${title}\n           ${note}`)
  await expect([letterText(document), '==== Papers', ...papers, '', '==== Calendar', ...dates, ''].join('\n')).toMatchFileSnapshot(`golden/${name}.txt`)
})

/** Running text without its citations, which no reader has to follow. */
const prose = (blocks: Block[]): string => blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : block.type === 'list' ? block.items.map((item) => `${item}.`) : []))
  .join(' ').replace(/ ?\((?:45|42) [^()]*(?:\([^()]*\)[^()]*)*\)/g, '').replace(/\d+ (?:CFR|U\.S\.C\.) [\d.]+\w*(?:\([a-z0-9]+\))*/g, '')

it.each([...requests, ...Object.entries(cases)])('reads easily: %s', (_, { letter, answers, language = 'en', context: more }) => {
  const level = readingLevel(prose(letterOf(letter, answers, language, more).blocks), language)
  expect(language === 'en' ? level <= 8 : level >= 60, `level ${level.toFixed(1)}`).toBe(true)
})

it('every letter has a golden text in every language', () => {
  const written = new Set([...requests, ...Object.entries(cases)].map(([, { letter, language = 'en' }]) => `${letter} ${language}`))
  for (const id of knowledge.letters.keys()) for (const language of ['en', 'es']) expect(written).toContain(`${id} ${language}`)
})
