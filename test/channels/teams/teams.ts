import type { Activity } from 'botbuilder'
import { createBot } from '../../../src/bot/index.ts'
import { createWorld } from '../../../src/bot/create-world.ts'
import { createClock } from '../../../src/clock.ts'
import { renderFile } from '../../../src/letters/files.ts'
import { AdaptiveCard, buttonsOf, fieldOf } from '../../support/adaptive-card.ts'
import { channel } from '../../support/channel.ts'
import { eventually, pause } from '../../support/eventually.ts'
import { startTestHost, type Changes } from '../../support/host.ts'
import { message, post } from '../../support/http.ts'

const world = createWorld(new URL('../../..', import.meta.url).pathname)
let conversations = 0
const CARD = 'application/vnd.microsoft.card.adaptive'

/** The assistant with a channel that plays Teams. */
export async function startTeams(changes: Changes = {}) {
  const teams = await channel()
  const test = await startTestHost({ createBot: (deps) => createBot({ ...deps, world }), render: renderFile, clock: createClock('2026-11-24T10:00:00-06:00'), ...changes })
  return {
    test,
    /** What Teams was asked for, in order. */
    calls: () => teams.calls,
    talk: (locale = 'en-US') => new Talk(test.base, teams, locale),
    close: async () => {
      await test.close()
      await teams.close()
    },
  }
}

/** A person in a personal chat. */
export class Talk {
  readonly conversation = `a:${++conversations}`
  readonly #base: string
  readonly #teams: Awaited<ReturnType<typeof channel>>
  readonly #locale: string
  #sent = 0
  /** The replies of the last turn. */
  replies: Activity[] = []

  constructor(base: string, teams: Awaited<ReturnType<typeof channel>>, locale: string) {
    this.#base = base
    this.#teams = teams
    this.#locale = locale
  }

  say = (text: string): Promise<Activity[]> => this.send({ text })
  /** Sends what a card sends when it is submitted. */
  submit = (value: unknown): Promise<Activity[]> => this.send({ text: undefined, value })

  /** Presses the button of the last turn with these words. */
  async press(title: string): Promise<Activity[]> {
    const button = this.buttons.find((one) => one.title === title || one.data.msteams?.displayText === title)
    if (!button) throw new Error(`there is no button "${title}" but ${this.buttons.map((one) => one.title).join(', ')}`)
    const { msteams, ...data } = button.data
    return this.send({ text: msteams?.text, value: { ...msteams?.value, ...data } })
  }

  /** Types into the card. */
  type = (said: string): Promise<Activity[]> => this.submit({ step: this.buttons[0]!.data.step, said })

  async send(more: Partial<Activity>): Promise<Activity[]> {
    const { id } = await this.post(more)
    const mine = () => this.#teams.got.filter(({ replyToId }) => replyToId === id)
    await eventually(() => mine().length > 0)
    for (let n = 0; n !== mine().length; await pause(60)) n = mine().length
    return (this.replies = mine())
  }

  /** Posts it and waits for no reply. */
  async post(more: Partial<Activity>) {
    const id = `${this.conversation}:${++this.#sent}`
    const answered = await post(`${this.#base}/api/messages`, message(this.conversation, '', { id, serviceUrl: this.#teams.serviceUrl, locale: this.#locale, ...more }))
    return { id, status: answered.status, body: answered.body }
  }

  /** How many replies there were in all. */
  get heard(): number {
    return this.#teams.got.filter(({ conversation }) => conversation.id === this.conversation).length
  }

  get text(): string {
    return this.replies.map(({ text, attachments }) => text ?? attachments?.[0]?.content.fallbackText).join('\n')
  }

  /** The cards of the last turn; each is held against the schema. */
  get cards(): AdaptiveCard[] {
    return this.replies.flatMap(({ attachments }) => attachments ?? []).filter(({ contentType }) => contentType === CARD).map(({ content }) => AdaptiveCard.parse(content))
  }

  get buttons() {
    return this.cards.flatMap(buttonsOf)
  }

  get field() {
    return this.cards.map(fieldOf).find(Boolean)
  }

  get suggested(): string[] {
    return this.replies.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []).map(({ title }) => title)
  }
}
