import { readFileSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBot } from '../../src/bot/index.ts'
import { closeFiles, renderFile } from '../../src/letters/files.ts'
import { pages } from '../../src/page/index.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { choose, CHROMIUM, launch, openChat, say, see, shot, SKIPPED, visit } from './chromium.ts'

/** The whole story with the real bot: asked, answered, drafted by typing and by buttons, downloaded. */
describe.skipIf(!CHROMIUM)(`a refused request${SKIPPED}`, { timeout: 90_000 }, () => {
  let test: TestHost
  let browser: Browser
  beforeAll(async () => {
    test = await startTestHost({ createBot, render: renderFile, pages: pages() })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await test?.close()
    await closeFiles()
  })

  it('ends with a letter whose PDF holds the name', async () => {
    const { context, page, trouble } = await visit(browser, test.base)
    await openChat(page)
    await say(page, 'they will not release my chart until I pay off my balance')
    await see(page, 'They may not keep your records from you because you owe')
    await see(page, '164.524(c)(4)') // Web Chat would make it 164.524©
    await shot(page, 'story-1-answer')
    await choose(page, 'Yes')
    await see(page, /Whose records are they|What is your full name/)
    if (await page.locator('#chat .webchat__bubble').getByText('Whose records are they').count()) await choose(page, 'Mine')
    await see(page, 'What is your full name')
    await say(page, 'nguyễn thị ánh')
    await see(page, 'What is your date of birth')
    await say(page, '3/4/80')
    await see(page, 'the name of the doctor, clinic or hospital')
    await say(page, 'Lakeside Family Clinic')
    await see(page, 'their address or fax number')
    await say(page, '40 Pine St, Salem OR 97301')
    await see(page, 'For which dates')
    await say(page, 'jan to march 2024')
    await see(page, 'Which records do you want')
    await say(page, 'visit notes and labs')
    await see(page, 'In which form')
    await choose(page, 'PDF')
    await see(page, 'How do you want to get them')
    await choose(page, 'By mail')
    await see(page, 'How can they reach you')
    await say(page, '12 Elm Ct, Salem OR 97302')
    await see(page, 'Is everything right')
    await shot(page, 'story-2-review')
    await choose(page, 'Yes')
    await see(page, 'Is there anything else')
    await shot(page, 'story-3-letter')

    const link = page.getByRole('link', { name: /letter\.pdf/ }).first()
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(await download.path())), verbosity: 0 }).promise
    const { items } = await (await pdf.getPage(1)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    expect(text).toContain('Nguyễn Thị Ánh')
    expect(text).toContain('164.524')
    expect(trouble).toEqual([])
    await context.close()
  })

  it('is in Spanish for a person who writes Spanish', async () => {
    const { context, page, trouble } = await visit(browser, test.base, { locale: 'es-US' })
    await openChat(page)
    await see(page, 'Le digo si una oficina puede negarle')
    await say(page, 'no me quieren dar mi expediente porque les debo dinero')
    await see(page, 'No pueden negarle su expediente porque usted debe dinero')
    await shot(page, 'story-es-answer')
    expect(trouble).toEqual([])
    await context.close()
  })
})
