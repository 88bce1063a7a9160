import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBot } from '../../src/bot/index.ts'
import { createClock, type Clock } from '../../src/clock.ts'
import { renderFile } from '../../src/letters/files.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { startPlayground, type Playground } from '../support/playground.ts'

/** Where @microsoft/m365agentsplayground is unpacked. It is a test tool with a licence of its own, so .ci/run fetches it and we do not depend on it. */
const FOLDER = process.env.AGENTS_PLAYGROUND
const WARM_UP = 120_000

const LETTER = `Fenwick Clinic
October 20, 2026
Dear Ms. Quill,
We have denied your request for your records. You have an unpaid balance of $210. We will release them when it is paid.
Records Department`

describe.skipIf(!FOLDER)('Teams, as Microsoft 365 Agents Playground plays it (needs AGENTS_PLAYGROUND, the folder it is unpacked in)', () => {
  let now = '2026-11-24T09:00:00+00:00'
  const clock: Clock = {
    now: () => createClock(now).now(),
    today: (zone, at) => createClock(now).today(zone, at),
    morning: (day, zone) => createClock(now).morning(day, zone),
  }
  let bot: TestHost
  let teams: Playground
  beforeAll(async () => {
    bot = await startTestHost({ createBot, render: renderFile, clock, tuning: { lookEvery: 50 } })
    teams = await startPlayground(FOLDER!, `${bot.base}/api/messages`)
  }, WARM_UP)
  afterAll(async () => {
    await teams?.stop()
    await bot?.close()
  })

  it('greets who installs the app', async () => {
    await teams.install()
    await teams.hears('What brings you here?')
  })

  it('answers a question, with its rule', async () => {
    await teams.say('they wont release my chart till i pay off my balance', 'They may not keep your records', '164.524')
  })

  it('drafts a letter by text, from the first question to the letter', async () => {
    const dialog = [
      ['yes', 'full name'], ['Rosa Quill', 'date of birth'], ['wait, can they charge me for the copies?', 'date of birth'], ['2/3/1970', 'doctor, clinic or hospital'], ['Fenwick Clinic', 'address or fax'],
      ['skip', 'For which dates'], ['2021 to 2023', 'Which records'], ['everything', 'HIV'], ['no', 'In which form'], ['pdf', 'How do you want to get them'], ['portal', 'How can they reach you'], ['skip', 'Which state'], ['Ohio', 'Is everything right'],
    ] as const
    for (const [text, asked] of dialog) await teams.say(text, asked)
    await teams.say('yes', 'Your letter is ready')
    await teams.hears('Fenwick Clinic', 'Rosa Quill')
    await teams.hears('Is there anything else?')
  })

  // By card: whole dialog, a stale card, a second click.

  it('reminds on the day, once, and says how to stop', async () => {
    await teams.say('remind me', 'ten in the morning', 'November 27, 2026')
    now = '2026-11-27T10:00:00+00:00'
    await teams.hears('This is the reminder you asked for', 'stop reminders')
    await teams.say('stop reminders', 'I send no more reminders')
    expect(teams.shown.filter(({ text }) => text?.includes('This is the reminder you asked for'))).toHaveLength(1)
  })

  it('reads a refusal that is pasted', async () => {
    await teams.say(LETTER, 'The reason they give', 'The letter as a notice')
  })
})
