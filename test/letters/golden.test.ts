import { expect, it } from 'vitest'
import { papersFor } from '../../src/letters/draft.ts'
import { letterText } from '../../src/letters/text.ts'
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

it('every letter has a golden text in every language', () => {
  const written = new Set([...requests, ...Object.entries(cases)].map(([, { letter, language = 'en' }]) => `${letter} ${language}`))
  for (const id of knowledge.letters.keys()) for (const language of ['en', 'es']) expect(written).toContain(`${id} ${language}`)
})
