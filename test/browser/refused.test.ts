import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBot } from '../../src/bot/index.ts'
import { createClock } from '../../src/clock.ts'
import { closeFiles, renderFile } from '../../src/letters/files.ts'
import { pages } from '../../src/page/index.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { choose, CHROMIUM, launch, openChat, say, see, shot, SKIPPED, visit } from './chromium.ts'

const LETTER = `Maple Row Psychiatric Center
November 2, 2026

Dear Ms. Arden,

Your request of October 12, 2026 for your inpatient notes is denied. Dr. Okafor Lund, a licensed psychiatrist, has determined in her professional judgment that access is reasonably likely to endanger your life or physical safety.

You may complain to our Privacy Officer, Lena Brandt, at 555-0133. This decision is final.

Health Information Management`

/** Three people who were refused, with the real bot, on a phone: at the desk, by a letter, by silence. */
describe.skipIf(!CHROMIUM)(`refused${SKIPPED}`, { timeout: 120_000 }, () => {
  let test: TestHost
  let browser: Browser
  beforeAll(async () => {
    test = await startTestHost({ createBot, render: renderFile, pages: pages(), clock: createClock('2026-11-24T10:00:00-06:00') })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await test?.close()
    await closeFiles()
  })

  it('at the desk, for an unpaid bill: words to say, then a letter', async () => {
    const { context, page, trouble } = await visit(browser, test.base)
    await openChat(page)
    await choose(page, 'They refused me')
    await see(page, 'What did they say or write')
    await say(page, 'the girl at the front desk said not until i pay the 300 i owe from last year')
    await see(page, 'They may not keep your records from you because you owe')
    await see(page, 'What do you want to do?')
    await shot(page, 'refused-1-truth')
    await choose(page, 'What to say at the desk')
    await see(page, 'a bill for care is not one of them')
    expect(await pdfText(page, /for-the-desk\.pdf/)).toContain('A note for the records desk')
    await shot(page, 'refused-1-desk')
    await say(page, 'what now')
    await choose(page, 'Write to the privacy officer')
    await answers(page, 'Ada Lind', { ...BORN, 'the name of the doctor, clinic or hospital': 'Penrose Dental', 'On what day did they refuse': SKIP, 'On what day did you ask': SKIP, 'Which records': 'xrays' })
    await see(page, 'Is everything right')
    await shot(page, 'refused-1-review')
    await choose(page, 'Yes')
    await see(page, 'Is there anything else')
    await shot(page, 'refused-1-letter')
    expect(await pdfText(page)).toContain('That bill is a separate matter')
    expect(trouble).toEqual([])
    await context.close()
  })

  it('by a letter that calls a reviewable reason final: read, and answered with a request for review', async () => {
    const { context, page, trouble } = await visit(browser, test.base)
    await openChat(page)
    await say(page, LETTER)
    await see(page, 'how to have the decision reviewed')
    await see(page, 'Is that the reason they gave?')
    await shot(page, 'refused-2-reading')
    await choose(page, 'Yes, that is it')
    await see(page, 'you have the right to a review')
    await shot(page, 'refused-2-truth')
    await say(page, 'i want the review')
    await answers(page, 'Tess Arden', { ...BORN, 'Which records': 'inpatient notes' })
    await see(page, 'Is everything right')
    await choose(page, 'Yes')
    await see(page, 'Is there anything else')
    await shot(page, 'refused-2-letter')
    expect(await pdfText(page)).toContain('I ask for a review of this decision')
    expect(trouble).toEqual([])
    await context.close()
  })

  it('by a silence of 40 days: a complaint to the government', async () => {
    const { context, page, trouble } = await visit(browser, test.base)
    await openChat(page)
    await say(page, 'i mailed my request on october 15, 40 days ago, and they never answered')
    await see(page, 'They are late')
    await choose(page, 'No')
    await see(page, 'What do you want to do?')
    await shot(page, 'refused-3-ways')
    await choose(page, 'Complain to the government')
    await answers(page, 'Rosa Quill', { 'the name of the doctor, clinic or hospital': 'Fenwick Clinic', 'What is their address or fax number': SKIP, 'What happened?': 'I asked in writing and heard nothing. I called three times.' })
    await see(page, 'Is everything right')
    await choose(page, 'Yes')
    await see(page, 'Is there anything else')
    await shot(page, 'refused-3-worksheet')
    const text = await pdfText(page)
    expect(text).toContain('October 15, 2026')
    expect(text).toContain('Rosa Quill')
    expect(trouble).toEqual([])
    await context.close()
  })
})

const SKIP = 'skip'
const BORN = { 'What is your date of birth': '3/4/1980' }

/** Answers what the letter asks for, until it shows what it has. A question that is not expected, or comes again, is a fault. */
async function answers(page: Page, name: string, told: Record<string, string>): Promise<void> {
  const left = new Map(Object.entries({ ...told, 'Whose records are they': 'mine', 'What is your full name': name, 'How can they reach you': '555-0144' }))
  for (;;) {
    await page.waitForTimeout(400)
    const last = (await page.locator('#chat .webchat__bubble').allInnerTexts()).at(-1) ?? ''
    if (last.includes('Is everything right')) break
    const question = [...left.keys()].find((words) => last.includes(words))
    expect(question, `nobody expected to be asked this now: ${last}`).toBeDefined()
    const before = await page.locator('#chat .webchat__bubble').count()
    await say(page, left.get(question!)!)
    left.delete(question!)
    await page.waitForFunction((count) => document.querySelectorAll('#chat .webchat__bubble').length > count + 1, before)
  }
  expect([...left.keys()], 'never asked').toEqual([])
}

async function pdfText(page: Page, name = /letter\.pdf/): Promise<string> {
  const link = page.getByRole('link', { name }).last()
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(await download.path())), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, i) => (await (await pdf.getPage(i + 1)).getTextContent()).items))
  return pages.flat().map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ')
}
