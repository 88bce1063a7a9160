import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { View } from '../../../src/turn/view.ts'
import { isInner, MICROSOFT } from '../../../src/channels/teams/sites.ts'
import { split, teamsMessages } from '../../../src/channels/teams/message.ts'
import { AdaptiveCard, buttonsOf } from '../../support/adaptive-card.ts'
import { startTeams } from './teams.ts'

let teams: Awaited<ReturnType<typeof startTeams>>
beforeAll(async () => { teams = await startTeams() })
afterAll(() => teams.close())

const VIEW: View = {
  language: 'en', text: 'What?', plain: false, step: 's1', choices: [], answers: false, rules: [], files: [],
  words: { send: 'Send', change: 'Change', rules: 'The rules', offer: 'Your letter', timeline: 'What happened', missing: 'Write first' },
}
const suggestedActions = { to: [], actions: [{ type: 'imBack', title: 'Yes', value: 'Yes' }] }
const choices = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `c${i}`, label: `Choice ${i}` }))
const formed = (view: Partial<View>) => teamsMessages({ type: 'message', text: 'x', suggestedActions, entities: [{ type: 'recordsRights.reply' }] }, { ...VIEW, ...view })
const cardOf = (view: Partial<View>): AdaptiveCard => AdaptiveCard.parse(formed(view).at(-1)!.attachments![0]!.content)

describe('each card', () => {
  it('is valid, and its buttons tell which question they answer', () => {
    for (const view of [
      { verdict: { label: 'They may not refuse', is: 'good' as const }, rules: [{ name: '45 CFR 164.524(a)(1)', url: 'https://example.org/', about: 'Access' }], answers: true, choices: choices(2) },
      { choices: choices(9) },
      { field: { label: 'Date of birth', value: '31/31/1980', long: false }, choices: choices(1) },
      { field: { label: 'What happened', value: '', long: true } },
      { review: { title: 'This is what I have:', rows: [{ id: 'dob', label: 'Date of birth', value: '' }], ask: 'Is it right?' }, choices: choices(2) },
      { letter: 'Request', files: [{ name: 'letter.pdf', label: 'PDF', url: 'https://records.example.org/letters/x/letter.pdf' }] },
      { timeline: [{ day: 'June 1, 2026', says: 'You asked.', due: false }, { day: 'July 1, 2026', says: 'Last day.', due: true }], choices: choices(2) },
    ]) {
      const card = cardOf(view)
      for (const { data } of buttonsOf(card)) expect(data.step).toBe('s1')
      expect(buttonsOf(card).filter(({ data }) => data.pick?.startsWith('c')).length).toBe(view.choices?.length ?? 0)
    }
  })

  it('is there only where three suggestions are too few, or where there is something to draw', () => {
    expect(formed({ choices: choices(3) })).toEqual([expect.objectContaining({ suggestedActions })])
    expect(formed({ choices: choices(3) })[0]!.attachments).toBeUndefined()
    expect(formed({ choices: choices(4) })[0]).not.toHaveProperty('suggestedActions')
    expect(formed({})[0]).toMatchObject({ text: 'What?', entities: [] })
  })

  it('has words for who cannot see it', () => {
    expect(cardOf({ choices: choices(4) }).fallbackText).toBe('Choice 0 / Choice 1 / Choice 2 / Choice 3')
    const [whole] = formed({ text: 'all of it', review: { title: 'T', rows: [], ask: 'A?' } })
    expect(whole).toMatchObject({ summary: 'T', attachments: [{ content: { fallbackText: 'all of it' } }] })
  })

  it('gives way to text where a message would be too large', () => {
    const long = formed({ text: 'word '.repeat(5_000), choices: choices(2), review: { title: 'T', rows: [{ id: 'dob', label: 'L', value: 'v'.repeat(30_000) }], ask: 'A?' } })
    expect(long.at(-1)).toMatchObject({ suggestedActions })
    expect(long.map(({ attachments }) => attachments)).toEqual(long.map(() => undefined))
    expect(long.map(({ text }) => text).join('')).toContain('word word')
  })
})

it('a long text goes in several messages, each under 80 KB, and nothing of it is lost', () => {
  const text = Array.from({ length: 900 }, (_, i) => `Paragraph ${i} ${'x'.repeat(80)}`).join('\n\n')
  const messages = formed({ text, plain: true })
  expect(messages.length).toBeGreaterThan(2)
  for (const one of messages) expect(2 * JSON.stringify(one).length).toBeLessThan(80_000)
  expect(messages.map((one) => one.text).join('\n\n')).toBe(text)
  expect(split('y'.repeat(100_000)).join('')).toBe('y'.repeat(100_000))
  expect(split('short')).toEqual(['short'])
})

describe('an answer', () => {
  it('has its rules as citations of Teams, a verdict, thumbs, and no label of a model', async () => {
    const talk = teams.talk()
    const [answer] = await talk.say('Can they refuse to give me my records because I owe them money?')
    expect(answer!.text).toMatch(/164\.524\(a\)\(1\)\]\([^)]+\) \[2\]/)
    expect(answer!.entities).toEqual([{ type: 'https://schema.org/Message', '@type': 'Message', '@context': 'https://schema.org', '@id': '', citation: expect.any(Array) }])
    const { citation } = answer!.entities![0] as unknown as { citation: { position: number; appearance: { name: string; abstract: string; url: string } }[] }
    expect(citation.map(({ position }) => position)).toEqual([1, 2, 3])
    for (const { position, appearance: { name, abstract, url } } of citation) {
      expect(answer!.text).toContain(`[${position}]`)
      expect(name.length).toBeLessThanOrEqual(80)
      expect(abstract.length).toBeLessThanOrEqual(160)
      expect(url).toMatch(/^https:/)
    }
    expect(answer!.channelData).toEqual({ feedbackLoop: { type: 'default' } })
    expect(JSON.stringify(talk.cards)).toContain('They may not refuse')
    expect(answer!.suggestedActions).toBeUndefined()
  })

  it('says its verdict in Spanish', async () => {
    const talk = teams.talk('es-US')
    await talk.say('¿Pueden negarme mi expediente porque les debo dinero?')
    expect(JSON.stringify(talk.cards)).toContain('No pueden negarse')
  })

  it('to a cry for help is words and nothing else', async () => {
    const talk = teams.talk()
    const [answer] = await talk.say('I want to kill myself')
    expect(answer!.text).toContain('988')
    expect(answer).not.toHaveProperty('attachments')
    expect(answer).not.toHaveProperty('channelData.feedbackLoop')
  })

  it('links to the page on privacy where we are', async () => {
    const talk = teams.talk()
    await talk.say('privacy')
    expect(talk.text).toContain(`](${teams.test.base}/privacy)`)
  })
})

it('where the case stands is drawn, with what is due', async () => {
  const talk = teams.talk()
  await talk.say('I asked them in writing for my records on November 3, 2026 and they have not answered')
  await talk.say('what now?')
  const lines = JSON.stringify(talk.cards)
  expect(lines).toContain('November 3, 2026')
  expect(lines).toContain('You asked for your records.')
  expect(lines).toContain('Last day of their time to answer.')
  expect(lines).toContain('December 3, 2026')
})

it('a refusal is drawn with the day it was told to be of, and without one not at all', async () => {
  const told = async (said: string): Promise<string> => {
    const talk = teams.talk()
    await talk.say('They refused me')
    await talk.say(said)
    await talk.say('what now?')
    expect(talk.text).toContain('They refused')
    return JSON.stringify(talk.cards)
  }
  expect(await told('They said no because I owe them money')).not.toContain('They refused.')
  const talk = teams.talk()
  await talk.say('Dear Ms. Ruiz, on November 9, 2026 we received your request for a copy of your medical records. Your request is denied because of an unpaid balance on your account. November 12, 2026. Lake Clinic, Records Office.')
  await talk.say('yes')
  await talk.say('what now?')
  expect(JSON.stringify(talk.cards)).toMatch(/November 12, 2026.*They refused\./)
})

it('a complaint stands in what happened on its day, or not at all where nobody told one', async () => {
  const talk = teams.talk()
  await talk.say('i sent my request october 1 by certified mail and they never answered')
  await talk.say('no')
  await talk.say('i filed a complaint')
  await talk.say('what now')
  expect(JSON.stringify(talk.cards)).toContain('You asked for your records.')
  expect(JSON.stringify(talk.cards)).not.toContain('You complained.')
  await talk.say('i filed a complaint with ocr on november 20')
  await talk.say('what now')
  expect(JSON.stringify(talk.cards)).toMatch(/November 20, 2026.*You complained\./)
})

describe('the thumbs', () => {
  it('are counted, without a word of what was written beside them', async () => {
    const talk = teams.talk()
    const value = { actionName: 'feedback', actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"my diagnosis is secret"}' } }
    const { status } = await talk.post({ type: 'invoke', name: 'message/submitAction', value })
    expect(status).toBe(200)
    const log = teams.test.log.join('')
    expect(log).toContain('"event":"feedback","outcome":"dislike"')
    expect(log).not.toContain('diagnosis')
    expect(teams.test.folder.holds('diagnosis')).toBe(false)
    expect(talk.heard).toBe(0)
  })

  it('of another shape are answered and not counted', async () => {
    const before = teams.test.log.length
    expect((await teams.talk().post({ type: 'invoke', name: 'message/submitAction', value: { actionName: 'feedback', actionValue: { reaction: 'love' } } })).status).toBe(200)
    expect((await teams.talk().post({ type: 'invoke', name: 'message/submitAction' })).status).toBe(200)
    expect(teams.test.log.length).toBe(before)
  })
})

it('files may be at SharePoint and OneDrive, by https, and nowhere else', () => {
  const allows = (url: string) => MICROSOFT.allows(new URL(url))
  for (const url of ['https://contoso-my.sharepoint.com/personal/x/_api/v2.0/drive?tempauth=y', 'https://contoso.sharepoint.us/x', 'https://api.onedrive.com/x', 'https://my.microsoftpersonalcontent.com/x']) expect([url, allows(url)]).toEqual([url, true])
  for (const url of ['http://contoso.sharepoint.com/x', 'https://contoso.sharepoint.com:8443/x', 'https://u@contoso.sharepoint.com/x', 'https://evilsharepoint.com/x', 'https://contoso.sharepoint.com.example.org/x', 'https://127.0.0.1/x', 'https://example.org/?.sharepoint.com', 'file:///etc/passwd']) expect([url, allows(url)]).toEqual([url, false])
})

it('an address of an inner network is known as one', () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '172.20.0.1', '192.168.1.1', '100.64.0.1', '0.0.0.0', '::1', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1']) expect([address, isInner(address)]).toEqual([address, true])
  for (const address of ['13.107.136.10', '172.32.0.1', '2620:1ec:8f8::10']) expect([address, isInner(address)]).toEqual([address, false])
})
