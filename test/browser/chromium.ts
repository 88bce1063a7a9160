import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** Debian's Chromium, or the one named by CHROMIUM; undefined where there is none. */
export const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path))

/** Goes into the name of a suite that needs a browser, so that skipping it says why. */
export const SKIPPED = CHROMIUM ? '' : ' (skipped: no Chromium at /usr/bin/chromium, and CHROMIUM names none)'

const SHOTS = join(import.meta.dirname, 'shots')

export const launch = (): Promise<Browser> => chromium.launch({
  executablePath: CHROMIUM!,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

/** A person's browser, and what went wrong in it: console messages, errors, requests to another origin, answers that are errors. */
export interface Visitor {
  context: BrowserContext
  page: Page
  trouble: string[]
}

/** A new browser profile, as wide as a phone unless told otherwise. */
export async function visit(browser: Browser, base: string, { width = 390, height = 844, locale = 'en-US' } = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width, height }, locale, permissions: ['clipboard-read', 'clipboard-write'], baseURL: base })
  const trouble: string[] = []
  context.on('console', (message) => trouble.push(`console ${message.type()}: ${message.text().slice(0, 200)}`))
  context.on('weberror', (error) => trouble.push(`error: ${error.error().message.slice(0, 200)}`))
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (/^(http|ws)/.test(protocol) && host !== new URL(base).host) trouble.push(`request to ${host}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  return { context, page: await context.newPage(), trouble }
}

/** Opens the chat and waits until it can be written to. */
export async function openChat(page: Page, path = '/'): Promise<void> {
  await page.goto(path)
  await page.locator('[data-id="webchat-sendbox-input"]').waitFor()
  await page.locator('.webchat__bubble').first().waitFor()
}

/** Types a message and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await page.locator('[data-id="webchat-sendbox-input"]').fill(text)
  await page.keyboard.press('Enter')
}

/** Presses the suggested button with these words. */
export async function choose(page: Page, label: string): Promise<void> {
  await page.locator('.webchat__suggested-actions button').filter({ hasText: label }).last().click()
}

/** Waits until the conversation shows these words. */
export async function see(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('#chat .webchat__bubble').getByText(text).last().waitFor()
}

/** Keeps a picture in test/browser/shots/, to be looked at. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.waitForTimeout(300) // scrolling settles
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
}
