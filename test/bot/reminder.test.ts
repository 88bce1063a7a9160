import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Activity } from 'botbuilder'
import { createBot } from '../../src/bot/index.ts'
import { createWorld } from '../../src/bot/create-world.ts'
import { WORKSHEETS } from '../../src/bot/letter/worksheets.ts'
import { daysAhead } from '../../src/bot/reminder/days.ts'
import { KEPT_DAYS } from '../../src/turn/store.ts'
import type { Exchange } from '../../src/bot/exchange.ts'
import { createClock } from '../../src/clock.ts'
import { draftLetter } from '../../src/letters/draft.ts'
import { KEEPING, sweep } from '../../src/storage/retention.ts'
import { alarms } from '../../src/turn/alarms.ts'
import { conversationKey, DurableAdapter, WEB } from '../../src/turn/durable-adapter.ts'
import type { Store } from '../../src/turn/store.ts'
import { pause } from '../support/eventually.ts'
import { openSqlite, temporaryFolder, type Folder } from '../support/folder.ts'
import { message } from '../support/http.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const world = createWorld(ROOT)
const ZONE = 'America/Denver'
const TUESDAY = '2026-11-24T10:00:00-07:00'

let folder: Folder
let store: Store<string>
let now: string
let n = 0
beforeEach(() => {
  folder = temporaryFolder()
  store = openSqlite(folder.file)
  now = TUESDAY
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

/** The bot as it is at `now`. */
function adapterNow(): DurableAdapter {
  const clock = createClock(now)
  return new DurableAdapter({ store, now: clock.now, bot: createBot({ world, today: clock.today, morning: clock.morning }), committed: () => {}, failed: (error) => { throw error } })
}

const TEAMS = { localTimezone: ZONE, from: { id: 'user-id', name: 'Wilhelmina Quill' } }
async function say(text: string, more: Partial<Activity> = TEAMS): Promise<void> {
  const activity = message('c', text, { ...more, id: `${n++}` })
  await adapterNow().receive(activity, { key: activity.id! })
}

/** What the bot said since the last line of that number. */
async function said(after = 0, more: Partial<Activity> = {}) {
  return (await store.transcript(conversationKey(message('c', '', more)), after)).map(({ body }) => JSON.parse(body) as Activity)
}
const ids = (activities: Activity[]) => activities.map(({ entities }) => (entities![0] as unknown as { id: string }).id)

/** Looks once at that time; what it made the bot say. */
async function look(at: string, more: Partial<Activity> = {}): Promise<Activity[]> {
  now = at
  const before = (await said(0, more)).length
  const { stop } = alarms({ store, adapter: adapterNow(), now: createClock(now).now, failed: (error) => { throw error } })
  await pause(100)
  await stop()
  return (await said(0, more)).slice(before)
}

const ANSWERS: Record<string, string> = { patient_name: 'Wilhelmina Quill', dob: 'skip', provider: 'Fenwick Clinic', provider_contact: 'skip', dates: 'everything', records: 'everything', format: 'pdf', delivery: 'portal', contact: 'skip', state: 'skip', fact: 'no', confirm: 'yes' }
const asked = (activities: Activity[]): string => activities.flatMap(({ entities }) => (entities![0] as { asks?: string }).asks ?? []).at(-1) ?? ''

/** Drafts a request, answering what is asked. */
async function letter(more: Partial<Activity> = TEAMS): Promise<void> {
  await say('I want to request my records', more)
  for (let asks = ''; (asks = asked(await said(0, more))) !== 'more';) await say(ANSWERS[asks] ?? 'mine', more)
}

it('rings on the day to call and on the last day for the answer, at ten where the person is, once, with how to stop', async () => {
  await letter()
  await say('remind me')
  expect(await look('2026-11-27T09:59:00-07:00')).toEqual([])
  const [call, ...more] = await look('2026-11-27T10:00:00-07:00')
  expect(more).toEqual([])
  expect(call!.text).toContain('November 27, 2026')
  expect(call!.text).toContain('stop reminders')
  expect(call!.text!.split('\n')[0]).toBe('This is the reminder you asked for.')
  expect(call).toMatchObject({ conversation: { id: 'c' }, recipient: { id: 'user-id' }, entities: [{ id: 'reminder' }] })
  expect(await look('2026-11-27T11:00:00-07:00')).toEqual([])
  await store.close()
  store = openSqlite(folder.file)
  const [due] = await look('2026-12-24T10:01:00-07:00')
  expect(due!.text).toContain('December 24, 2026')
  expect(await look('2026-12-25T10:01:00-07:00')).toEqual([])
})

it('keeps a reference without names, a time, and of the letter its id and day', async () => {
  await letter()
  await say('remind me')
  const [ringing] = await store.ringing(Date.parse('2027-01-01T00:00:00Z'))
  expect(ringing!.at).toBe(Date.parse('2026-11-27T17:00:00Z'))
  const reference = JSON.parse((await store.alarm(ringing!))!) as object
  expect(reference).toEqual({ channelId: 'msteams', serviceUrl: 'http://127.0.0.1:9/', conversation: { id: 'c' }, bot: { id: 'bot', name: 'bot' }, user: { id: 'user-id' } })
  const { memory } = JSON.parse((await store.load(ringing!.conversation, '')).state!) as { memory: Exchange['memory'] }
  expect(memory.reminders).toEqual([
    { letter: 'records-request', day: 'confirm', on: '2026-11-27', at: '2026-11-27T17:00:00.000Z' },
    { letter: 'records-request', day: 'due', on: '2026-12-24', at: '2026-12-24T17:00:00.000Z' },
  ])
})

it('speaks the person’s language and leaves the open question and its buttons alone', async () => {
  await letter()
  await say('recuérdeme')
  await say('en español')
  await say('cuánto me pueden cobrar por las copias')
  await say('Otra solicitud')
  const [rang] = await look('2026-11-27T10:00:00-07:00')
  expect(rang!.text).toContain('Este es el recordatorio que pidió.')
  expect(rang!.locale).toBe('es-US')
  expect(rang!.suggestedActions).toBeUndefined()
  const before = (await said()).length
  await say('ayuda')
  expect(ids((await said()).slice(before))).toContain('help')
})

it('in the web chat it is a line that waits for the page', async () => {
  const web = { channelId: 'directline', serviceUrl: WEB, localTimezone: ZONE }
  await letter(web)
  await say('remind me', web)
  const [rang] = await look('2026-11-27T10:00:00-07:00', web)
  expect(rang!.text).toContain('This is the reminder you asked for.')
  expect(await store.undelivered('web/c')).toEqual([])
})

it('moves to the new days when the letter arrives, and falls silent when they have answered', async () => {
  await letter()
  await say('remind me')
  now = '2026-11-25T10:00:00-07:00'
  await say('they got it today')
  expect(await look('2026-11-27T10:00:00-07:00')).toEqual([])
  expect(await look('2026-12-24T10:00:00-07:00')).toEqual([])
  const [due] = await look('2026-12-25T10:00:00-07:00')
  expect(due!.text).toContain('The last day for their answer is December 25, 2026')
})

it('says nothing after a refusal was told, after "stop reminders", or after "delete my data"', async () => {
  for (const text of ['stop reminders', 'no me recuerde más', 'delete my data']) {
    now = TUESDAY
    await letter()
    await say('remind me')
    await say(text)
    expect(await store.ringing(Date.parse('2027-06-01T00:00:00Z'))).toEqual([])
    expect(await look('2026-12-24T10:00:00-07:00')).toEqual([])
  }
  now = TUESDAY
  await letter()
  await say('remind me')
  await say('They refused me')
  await say('they said i have to pay my old bill before they release anything')
  await say('yes')
  expect(await look('2026-12-24T10:00:00-07:00')).toEqual([])
})

it('does not prolong how long the conversation is kept', async () => {
  await letter()
  await say('remind me')
  const last = Date.now()
  expect(await look('2026-11-27T10:00:00-07:00')).toHaveLength(1)
  await sweep(store, KEEPING, last + (KEPT_DAYS + 2) * 86_400_000)
  expect(await said()).toEqual([])
  expect(await store.ringing(Date.parse('2027-06-01T00:00:00Z'))).toEqual([])
})

it('names no day that does not stand in the letter’s own calendar', () => {
  const days = (id: string, today: string, arrived?: string) => {
    const events = [{ kind: 'letter-made', letter: id, on: '2026-11-24' }, ...(arrived ? [{ kind: 'received', letter: id, on: arrived }] : [])]
    return daysAhead({ world, today, morning: createClock().morning, memory: { events } } as unknown as Exchange)
  }
  for (const letter of world.knowledge.letters.values()) {
    for (const arrived of [undefined, '2026-11-26']) {
      const { dates } = draftLetter(letter, 'en', {}, { today: '2026-11-24', law: world.law('2026-11-26'), ...(letter.due && arrived && { arrived }) })
      const found = days(letter.id, '2026-11-26', arrived)
      expect(found.length, letter.id).toBe(letter.id in WORKSHEETS ? 0 : arrived ? 1 : 2)
      for (const { day, on } of found) expect(dates, letter.id).toContainEqual(expect.objectContaining({ id: day, on }))
    }
    expect(days(letter.id, '2027-06-01')).toEqual([])
  }
})

