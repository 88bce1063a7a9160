import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBot } from '../../src/bot/index.ts'
import { createClock } from '../../src/clock.ts'
import { renderFile } from '../../src/letters/files.ts'
import { CHROMIUM, launch } from '../browser/chromium.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { openPlayground, type PlaygroundPage } from '../support/playground-page.ts'
import { startPlayground, type Playground } from '../support/playground.ts'

const FOLDER = process.env.AGENTS_PLAYGROUND
const WARM_UP = 120_000

describe.skipIf(!FOLDER || !CHROMIUM)('our cards, in the page of Microsoft 365 Agents Playground (needs AGENTS_PLAYGROUND and Chromium)', { timeout: 90_000 }, () => {
  let bot: TestHost
  let teams: Playground
  let browser: Browser
  let chat: PlaygroundPage
  const shot = (name: string) => chat.shot(join(import.meta.dirname, '../browser/shots', `teams-${name}.png`))
  beforeAll(async () => {
    bot = await startTestHost({ createBot, render: renderFile, clock: createClock('2026-11-24T09:00:00+00:00') })
    teams = await startPlayground(FOLDER!, `${bot.base}/api/messages`)
    browser = await launch()
    chat = await openPlayground(browser, teams.base)
  }, WARM_UP)
  afterAll(async () => {
    await browser?.close()
    await teams?.stop()
    await bot?.close()
  })

  it('an answer is a card with its verdict, its rules and what can be done', async () => {
    await chat.see('What brings you here?')
    await chat.say('they wont release my chart till i pay off my balance')
    await chat.see('They may not refuse')
    expect(await chat.links()).toContain('45 CFR 164.524(a)(1)')
    await shot('answer')
  })

  it('a letter is drafted by cards alone, and what cannot be read stands there to be put right', async () => {
    await chat.press('Yes, write the letter')
    await chat.see("Patient's name")
    await shot('question')
    await chat.fill("Patient's name", 'Rosa Quill')
    await chat.fill('Date of birth', 'the third of never')
    await chat.typed('the third of never')
    await shot('put-right')
    await chat.fill('Date of birth', '2/3/1970')
    await chat.fill('Office or hospital', 'Fenwick Clinic')
    await chat.see('Their address or fax')
    await chat.press('Skip')
    await chat.fill('Dates of care', '2021 to 2023')
    await chat.see('Records wanted')
    await chat.press('Everything')
    await chat.see('Your records may tell about HIV')
    await chat.press('No')
  })

  it('a card of before fills nothing, and the open question is asked again', async () => {
    await chat.see('In which form')
    await chat.fill('Office or hospital', 'Somebody Else')
    await chat.see('belongs to an earlier question')
    await shot('stale')
  })

  it('the review shows all that was told, each to be changed, and one is', async () => {
    await chat.press('PDF')
    await chat.see('How do you want to get them')
    await chat.press('Through the portal')
    await chat.see('How to reach you')
    await chat.press('Skip')
    await chat.see('Which state')
    await chat.say('Ohio')
    await chat.see('Is everything right')
    expect(await chat.text()).not.toContain('Somebody Else')
    await shot('review')
    await chat.change("Patient's name")
    await chat.fill("Patient's name", 'Rosa Maria Quill')
    await chat.see('Rosa Maria Quill')
  })

  it('the letter comes as words to copy, as links, and as a file to keep', async () => {
    await chat.press('Yes, write it')
    await chat.see('Your letter is ready')
    await chat.see('Rosa Maria Quill')
    await shot('letter')
  })
})
