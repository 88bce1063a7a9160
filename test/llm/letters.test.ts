import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../src/tools/eval/client.ts'
import type { Turn } from '../../src/tools/eval/turn.ts'
import { startModelBot, type ModelBot } from '../support/model-bot.ts'

const NOTHING = { topics: [], crisis: false, language: null, command: null, answers: [], change: null }
const PLAIN: Record<string, string> = { who: 'me', patient_name: 'Ada Quill', dob: '5/2/1974', provider: 'Larkmoor Clinic', provider_contact: '12 Hill St, Salem OR 97301', dates: 'everything', records: 'everything', format: 'paper', delivery: 'mail', contact: '77 Oak Ct, Salem OR 97301', state: 'Oregon', fact: 'yes' }

let bot: ModelBot
beforeAll(async () => { bot = await startModelBot() }, 60_000)
afterAll(() => bot.close())

/** What the model reads in every message from here on. */
const reads = (reading: object) => bot.answers(() => ({ call: { ...NOTHING, ...reading } }), { aConversation: 1_000 })

/** Answers until the letter asks for this. */
async function askedFor(kind: string, letter = 'write a letter so that i get my own records'): Promise<[Client, Turn]> {
  await reads({})
  const person = await bot.person()
  let turn = await person.say(letter)
  for (let i = 0; i < 30 && turn.asks !== kind; i++) turn = await person.say(PLAIN[turn.asks ?? ''] ?? 'skip')
  expect(turn.asks).toBe(kind)
  return [person, turn]
}

describe('an answer that we cannot read', () => {
  const SAID = 'whatever works honestly, my grandson does the computer things so i guess printed out on actual paper unless that costs more, not a cd'

  it('is asked again without a model', async () => {
    const [person] = await askedFor('format')
    expect(await person.say(SAID)).toMatchObject({ asks: 'format', heard: [] })
  })
  it('is read from the words that the model points at, by our own rules', async () => {
    const [person] = await askedFor('format')
    await reads({ answers: [{ slot: 'format', words: 'printed out on actual paper' }] })
    expect((await person.say(SAID)).heard).toContainEqual({ slot: 'format', value: 'paper' })
  })
  it.each([
    ['words that do not stand there', { slot: 'format', words: 'a pdf by e-mail' }],
    ['words that answer another question', { slot: 'delivery', words: 'printed out on actual paper' }],
    ['words that we cannot read either', { slot: 'format', words: 'whatever works honestly' }],
  ])('is not read from %s', async (_what, answer) => {
    const [person] = await askedFor('format')
    await reads({ answers: [answer] })
    expect(await person.say(SAID)).toMatchObject({ asks: 'format', heard: [] })
  })
})

it('what the person wants to change is asked for anew, not changed', async () => {
  const [person] = await askedFor('confirm')
  await reads({ change: 'format' })
  const turn = await person.say('hmm the part with how it should come looks off to me')
  expect(turn).toMatchObject({ asks: 'edit_value', heard: [] })
})

describe('a letter of refusal', () => {
  const LETTER = `Larkmoor Clinic
November 3, 2026

Dear patient,

Your request for a copy of your medical record is denied. The clinician feels that the content would distress you.

If this does not sit well with you, our office of patient voices is there for you on weekdays.

Sincerely,
Health Information Department`
  const pasted = async (finding: object) => {
    await bot.answers(({ tools }) => ({ call: tools[0]!.function.name === 'letter' ? { grounds: [], lines: [], ...finding } : NOTHING }), { aConversation: 1_000 })
    return (await bot.person()).say(LETTER)
  }

  it('is not said to lack what the model shows in it, nor to have it', async () => {
    const alone = await pasted({})
    expect(alone.notice!.missing).toContain('complaint_description')
    const beside = await pasted({ lines: [{ line: 'complaint_description', words: 'our office of patient voices is there for you on weekdays' }] })
    expect(beside.notice!.cannot_tell).toContain('complaint_description')
    expect(beside.notice!.present).toEqual(alone.notice!.present)
    expect(beside.notice!.grounds).toEqual(alone.notice!.grounds)
  })
  it('is read as before where the model\'s words do not stand in it', async () => {
    const alone = await pasted({})
    expect((await pasted({ lines: [{ line: 'complaint_description', words: 'You may complain to the Secretary.' }], grounds: [{ topic: 'inmate', words: 'because you are held' }] })).notice).toEqual(alone.notice)
  })
  it('offers a reason that only the model read, and settles nothing', async () => {
    const alone = await pasted({})
    const beside = await pasted({ grounds: [{ topic: 'endanger-safety', words: 'the content would distress you' }] })
    expect(beside.choices.map(({ id }) => id)).toContain('endanger-safety')
    expect([beside.verdict, beside.topics, beside.notice]).toEqual([alone.verdict, alone.topics, alone.notice])
  })
})

describe('the person\'s own story in a letter', () => {
  const STORY = 'i asked three times and they hung up on me. i cryed in the car'
  const told = async (tidied: string) => {
    const [person] = await askedFor('what_happened', 'i want to file a complaint with hhs about the clinic, write it')
    let turn = await person.say(STORY)
    for (let i = 0; i < 12 && turn.asks !== 'confirm'; i++) turn = await person.say(PLAIN[turn.asks ?? ''] ?? 'skip')
    expect(turn.choices.map(({ id }) => id)).toContain('tidy')
    await bot.answers(() => ({ call: { text: tidied } }), { aConversation: 1_000 })
    return { person, turn: await person.say(turn.choices.find(({ id }) => id === 'tidy')!.label) }
  }
  const TIDY = 'I asked three times and they hung up on me. I cried in the car.'

  it('is shown beside the tidied one, and the person chooses', async () => {
    const { person, turn } = await told(TIDY)
    expect(turn.text).toContain('cryed')
    expect(turn.text).toContain(TIDY)
    expect((await person.say(turn.choices[0]!.label)).text).toContain(TIDY)
  })
  it('stays where they want that', async () => {
    const { person, turn } = await told(TIDY)
    const review = await person.say(turn.choices[1]!.label)
    expect(review.text).toContain('cryed')
    expect(review.asks).toBe('confirm')
  })
  it('is not shown with what they did not say', async () => {
    const { turn } = await told(`${TIDY} They hit me.`)
    expect(turn.text).not.toContain('hit me')
    expect(turn.asks).toBe('confirm')
  })
})
