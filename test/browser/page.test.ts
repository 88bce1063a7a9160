import { createServer, type AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../src/page/index.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { choose, CHROMIUM, launch, openChat, say, see, shot, SKIPPED, visit, type Visitor } from './chromium.ts'
import { createPageBot } from './page-bot.ts'

/** A port that is free now, so that a host can come back to the same address. */
const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => resolve(port))
  })
})

const bar = (page: Page, label: string) => page.locator('#bar').getByRole('button', { name: label })
const kept = (page: Page) => page.evaluate(() => ({ tab: { ...sessionStorage }, device: { ...localStorage } }))
const bubbles = (page: Page) => page.locator('#chat .webchat__bubble').allInnerTexts()

/** The one command that Chromium itself notes when an answer is an error. */
const expected = (trouble: string[], status: number) => trouble.filter((line) => !line.startsWith(`${status} `) && !line.includes(`status of ${status}`))

describe.skipIf(!CHROMIUM)(`the page${SKIPPED}`, { timeout: 60_000 }, () => {
  let test: TestHost
  let browser: Browser
  let visitor: Visitor
  let page: Page
  const enter = async (options?: Parameters<typeof visit>[2]): Promise<void> => {
    visitor = await visit(browser, test.base, options)
    page = visitor.page
    await openChat(page)
  }

  beforeAll(async () => {
    test = await startTestHost({ createBot: createPageBot, pages: pages(), config: { port: await freePort() } })
    browser = await launch()
  })
  afterEach(async () => visitor?.context.close())
  afterAll(async () => {
    await browser?.close()
    await test?.close()
  })

  it('greets, answers, and asks nothing of anybody else', async () => {
    await enter()
    await see(page, 'Hello. I am a bot')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await shot(page, 'greeting-390')
    await choose(page, 'They refused me')
    await see(page, 'They may not refuse')
    await say(page, 'many')
    await see(page, 'closest')
    await shot(page, 'choices-390')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(visitor.trouble).toEqual([])
  })

  it('sends a file', async () => {
    await enter()
    expect(await page.getByTitle('Upload file').count()).toBe(1)
    await page.locator('input[type="file"]').setInputFiles({ name: 'answer.txt', mimeType: 'text/plain', buffer: Buffer.from('words: refused in May') })
    await page.locator('[data-id="webchat-sendbox-input"]').focus()
    await shot(page, 'file-chosen-390')
    await page.keyboard.press('Enter')
    await see(page, 'answer.txt')
    await see(page, 'words: refused in May')
    await shot(page, 'file-sent-390')
    expect(await page.getByText('Send failed').count()).toBe(0)
    expect(visitor.trouble).toEqual([])
  })

  it('speaks Spanish to a Spanish browser, and changes with the conversation', async () => {
    await enter({ locale: 'es-MX' })
    await see(page, 'Hola. Soy de prueba.')
    await page.getByRole('heading', { name: 'Asistente de derechos' }).waitFor()
    await page.getByPlaceholder('Escriba su mensaje').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    await shot(page, 'spanish-390')
    await say(page, 'x')
    await page.getByRole('heading', { name: 'Records Rights Assistant' }).waitFor()
    await say(page, 'hola')
    await page.getByRole('heading', { name: 'Asistente de derechos' }).waitFor()
    expect(await page.locator('a.privacy').getAttribute('href')).toBe('/privacidad')
    expect(visitor.trouble).toEqual([])
  })

  it('goes on after a reload of the tab, and keeps nothing on the device', async () => {
    await enter()
    await say(page, 'first')
    await see(page, '1: first')
    await page.reload()
    await see(page, '1: first')
    expect((await bubbles(page)).filter((text) => text.includes('Hello'))).toHaveLength(1)
    await say(page, 'second')
    await see(page, '2: second')
    expect((await kept(page)).device).toEqual({})
    const other = await visitor.context.newPage()
    await openChat(other)
    expect(await bubbles(other)).toHaveLength(1)
  })

  it('finds back with a token that has run out', async () => {
    await enter()
    await say(page, 'first')
    await see(page, '1: first')
    await expect.poll(async () => (await kept(page)).tab.place).toContain('"key"')
    await page.evaluate(() => {
      // What the page keeps on its way out would put a good token back.
      addEventListener('pagehide', () => sessionStorage.setItem('place', sessionStorage.getItem('place')!.replace(/"token":"[^"]+"/, '"token":"no.longer.good"')))
    })
    await page.reload()
    await see(page, '1: first')
    await say(page, 'second')
    await see(page, '2: second')
    expect(expected(visitor.trouble, 403)).toEqual([])
  })

  it('finds back when its token runs out while it is open, with what was being written', async () => {
    await enter()
    await say(page, 'first')
    await see(page, '1: first')
    await page.route('**/activities', (route) => route.fulfill({ status: 403, body: '{}' }), { times: 1 })
    await say(page, 'second')
    await expect.poll(() => page.locator('[data-id="webchat-sendbox-input"]').inputValue(), { timeout: 10_000 }).toBe('second')
    await page.locator('[data-id="webchat-sendbox-input"]').press('Enter')
    await see(page, '2: second')
    expect((await kept(page)).tab.place).not.toContain('second')
  })

  it('keeps the place on a device that is theirs', async () => {
    await enter()
    await say(page, 'first')
    await see(page, '1: first')
    await shot(page, 'own-device-390')
    await bar(page, 'Yes, keep my place here').click()
    await page.getByText('Done. Open this page').waitFor()
    await bar(page, 'Close').click()
    expect(Object.keys((await kept(page)).device)).toEqual(['resume-key'])
    await page.close()
    const later = await visitor.context.newPage()
    await openChat(later)
    await see(later, '1: first')
    await say(later, 'second')
    await see(later, '2: second')
    expect(await later.locator('#bar').isHidden()).toBe(true)
    expect(visitor.trouble).toEqual([])
  })

  it('gives a code on one that is not, which opens the conversation elsewhere', async () => {
    await enter()
    await say(page, 'first')
    await see(page, '1: first')
    await bar(page, 'No, show me a code').click()
    const code = await page.locator('#bar .code').innerText()
    await bar(page, 'Copy').click()
    await bar(page, 'Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)
    await shot(page, 'code-390')
    expect((await kept(page)).device).toEqual({})
    await visitor.context.close()

    await enter()
    await page.getByRole('button', { name: 'I have a code' }).click()
    await page.getByLabel('Your code').fill('0000-0000')
    await page.keyboard.press('Enter')
    await page.getByText('No conversation has this code').waitFor()
    await page.getByLabel('Your code').fill(code.toLowerCase())
    await page.keyboard.press('Enter')
    await see(page, '1: first')
    expect(expected(visitor.trouble, 404)).toEqual([])
  })

  it('forgets a key that leads nowhere', async () => {
    visitor = await visit(browser, test.base)
    page = visitor.page
    await page.addInitScript(() => localStorage.setItem('resume-key', 'of-a-conversation-that-is-gone'))
    await openChat(page)
    await see(page, 'Hello.')
    expect(expected(visitor.trouble, 404)).toEqual([])
  })

  it.each([
    ['the button', () => page.getByRole('button', { name: 'Quick exit' }).click()],
    ['Escape, three times', async () => { for (let i = 0; i < 3; i++) await page.keyboard.press('Escape') }],
    ['the words', () => say(page, 'quick exit')],
  ])('is gone at once: %s', async (_, go) => {
    visitor = await visit(browser, test.base)
    page = visitor.page
    await page.goto('/privacy')
    await openChat(page)
    await say(page, 'something private')
    await see(page, '1: something private')
    await bar(page, 'Yes, keep my place here').click()
    await page.getByText('Done. Open this page').waitFor()
    const second = await visitor.context.newPage()
    await openChat(second)
    const place = JSON.parse((await kept(page)).tab.place!) as { conversationId: string; token: string }
    await go()
    await page.waitForURL('**/exit')
    await second.waitForURL('**/exit')
    expect(await page.title()).toBe('Notes')
    expect(await kept(page)).toEqual({ tab: {}, device: {} })
    const read = async () => (await fetch(`${test.base}/v3/directline/conversations/${place.conversationId}/activities`, { headers: { authorization: `Bearer ${place.token}` } })).text()
    await expect.poll(read).not.toContain('something private')
    await page.goBack()
    expect(new URL(page.url()).pathname).toBe('/privacy')
    await openChat(page)
    expect(await bubbles(page)).toHaveLength(1)
    expect(visitor.trouble).toEqual([])
  })

  it('empties itself when the data are deleted, and goes on', async () => {
    await enter()
    await say(page, 'something private')
    await see(page, '1: something private')
    await bar(page, 'Yes, keep my place here').click()
    await page.getByText('Done. Open this page').waitFor()
    await say(page, 'delete my data')
    await expect.poll(() => bubbles(page)).toEqual([expect.stringContaining('All deleted.')])
    expect((await kept(page)).device).toEqual({})
    await say(page, 'anew')
    await see(page, '1: anew')
    expect(visitor.trouble).toEqual([])
  })

  it('comes back by itself when the server was restarted', async () => {
    await enter()
    await say(page, 'before')
    await see(page, '1: before')
    await test.restart()
    await page.waitForTimeout(500)
    await say(page, 'after')
    await see(page, '2: after')
    expect((await bubbles(page)).filter((text) => text.includes('1: before'))).toHaveLength(1)
  })

  it('says so when it cannot reach the server, and tries again', async () => {
    visitor = await visit(browser, test.base)
    page = visitor.page
    await page.route('**/tokens/generate', (route) => route.abort())
    await page.goto('/')
    await page.getByText('cannot be reached').waitFor()
    await page.unroute('**/tokens/generate')
    await bar(page, 'Try again').click()
    await see(page, 'Hello.')
  })

  it('starts a new conversation, after asking', async () => {
    await enter()
    await say(page, 'first')
    await see(page, '1: first')
    await page.getByRole('button', { name: 'New conversation' }).click()
    await bar(page, 'Start a new one').click()
    await expect.poll(() => bubbles(page)).toEqual([expect.stringContaining('Hello')])
  })

  it('hands over a letter: files, text, and a button that copies it', async () => {
    await enter()
    await say(page, 'letter')
    await see(page, 'Mercy Example Clinic')
    await shot(page, 'letter-390')
    await bar(page, 'Copy the text').click()
    await bar(page, 'Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Casey Example\n12 Elm Street')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'letter.txt' }).click()])
    expect(download.suggestedFilename()).toBe('letter.txt')
    const [privacy] = await Promise.all([visitor.context.waitForEvent('page'), page.locator('#chat').getByRole('link', { name: 'Privacy' }).click()])
    await privacy.getByRole('heading', { name: 'Your privacy' }).waitFor()
    expect(visitor.trouble).toEqual([])
  })

  it('can be used with the keyboard alone, quick exit first', async () => {
    await enter()
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Quick exit')
    await page.keyboard.press('Tab')
    expect(await focused()).toContain('Privacy')
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)
    expect(outline).toBe('solid')
    for (const role of ['banner', 'main', 'navigation'] as const) expect(await page.getByRole(role).count(), role).toBeGreaterThan(0)
    for (let i = 0; i < 12 && !(await page.locator('[data-id="webchat-sendbox-input"]').evaluate((box) => box === document.activeElement)); i++) await page.keyboard.press('Tab')
    await page.keyboard.type('by hand')
    await page.keyboard.press('Enter')
    await see(page, '1: by hand')
  })

  it('shows the privacy page in both languages, with a way out', async () => {
    visitor = await visit(browser, test.base)
    page = visitor.page
    await page.goto('/privacy')
    await shot(page, 'privacy-390')
    await page.getByRole('link', { name: 'Español' }).click()
    await page.getByRole('heading', { name: 'Su privacidad' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Salida rápida' }).click()
    await page.waitForURL('**/exit')
    expect(visitor.trouble).toEqual([])
  })

  it('is readable on a wide screen too', async () => {
    await enter({ width: 1100, height: 800 })
    await choose(page, 'They refused me')
    await see(page, 'They may not refuse')
    await shot(page, 'answer-1100')
    expect(await page.locator('#chat .webchat__bubble__content').last().evaluate((box) => Number.parseFloat(getComputedStyle(box).fontSize))).toBeGreaterThanOrEqual(16)
  })
})
