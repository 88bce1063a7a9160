import type { Browser } from 'playwright-core'

/** A person in front of the Playground's page. */
export interface PlaygroundPage {
  /** Types into the line at the bottom. */
  say: (text: string) => Promise<void>
  /** Presses the newest button of this name. */
  press: (name: string) => Promise<void>
  /** Presses the button beside the newest answer of this name. */
  change: (label: string) => Promise<void>
  /** Types into the newest field of this name, and sends its card. */
  fill: (label: string, text: string) => Promise<void>
  /** Waits until these words stand in the chat, after what was done last. */
  see: (words: string) => Promise<void>
  /** Waits until this stands in the newest field. */
  typed: (text: string) => Promise<void>
  text: () => Promise<string>
  links: () => Promise<string[]>
  shot: (path: string) => Promise<void>
}

/** Opens the Playground's page, which installs the app for the person. */
export async function openPlayground(browser: Browser, base: string): Promise<PlaygroundPage> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1000 } })
  page.setDefaultTimeout(10_000)
  // The Playground 0.2.28 freezes a card and then writes into it: its buttons that tell Teams what to show would do nothing.
  await page.addInitScript('Object.freeze = (object) => object')
  await page.goto(base)
  await page.getByTitle('Toggle Log Panel').click() // it repeats what is said
  const chat = page.locator('body')
  const text = () => chat.innerText()
  const card = (label: string) => page.locator('.ac-adaptiveCard', { has: page.locator('input, textarea'), hasText: label }).last()
  return {
    async say(words) {
      await page.locator('[role=textbox]').click()
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
    },
    press: (name) => page.getByRole('button', { name, exact: true }).last().click(),
    change: (label) => page.getByText(label, { exact: true }).last().locator('xpath=following::button[1]').click(),
    async fill(label, words) {
      await card(label).locator('input, textarea').first().fill(words)
      await card(label).getByRole('button', { name: 'Send' }).click()
    },
    see: (words) => page.getByText(words).last().waitFor().catch(async () => {
      throw new Error(`"${words}" does not stand in the chat, which ends: ${(await text()).slice(-600)}`)
    }),
    typed: async (words) => void (await page.waitForFunction((wanted) => [...document.querySelectorAll<HTMLInputElement>('.ac-adaptiveCard input')].at(-1)?.value === wanted, words)),
    text,
    links: () => page.locator('.ac-adaptiveCard a').allInnerTexts(),
    shot: async (path) => void (await page.screenshot({ path })),
  }
}
