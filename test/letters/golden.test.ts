import { expect, it } from 'vitest'
import { papersFor } from '../../src/letters/draft.ts'
import { letterText } from '../../src/letters/text.ts'
import { context, recordsRequest, request } from './letters.ts'
import { situations } from './situations.ts'

// The whole letter, as it is sent. `npx vitest run -u` writes the files anew: read them before you keep them.
it.each(Object.entries(situations))('%s', async (name, { answers, language = 'en', context: more }) => {
  const papers = papersFor(recordsRequest, language, answers, context).map((paper) => `* ${paper}`)
  await expect(`${letterText(request(answers, language, more))}\n==== Papers\n${papers.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`)
})
