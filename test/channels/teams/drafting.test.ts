import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTeams, type Talk } from './teams.ts'

let teams: Awaited<ReturnType<typeof startTeams>>
beforeAll(async () => { teams = await startTeams() })
afterAll(() => teams.close())

/** Asks for a letter, says by card whose records they are. */
async function begin(talk: Talk): Promise<string> {
  await talk.say('Write a request for my records')
  await talk.press('Mine')
  return talk.buttons[0]!.data.step
}

const lookedOver = ({ replies }: Talk): boolean => replies.some(({ summary }) => summary !== undefined)

/** Answers by card until all is there to be looked over. What is typed goes by the field's label, what is pressed by its words; the rest is skipped. */
async function answerAll(talk: Talk, typed: Record<string, string>, pressed: string[]): Promise<void> {
  for (let n = 0; n < 20 && !lookedOver(talk); n++) {
    const said = typed[talk.field?.label ?? '']
    const button = [...talk.buttons.map(({ title }) => title), ...talk.suggested].find((title) => pressed.includes(title))
    if (said) await talk.type(said)
    else if (talk.suggested.length > 0) await talk.say(button!)
    else await talk.press(button ?? talk.buttons.at(-1)!.title)
  }
}

const TYPED = { "Patient's name": 'Ana Ruiz', 'Date of birth': '3/4/1980', 'Office or hospital': 'Lake Clinic', 'Their address or fax': '12 Mill Road, Salem OR 97301', 'Dates of care': '2021 to 2023', 'Records wanted': 'lab results', 'How to reach you': '555-0142' }
const PRESSED = ['PDF', 'By mail', 'Yes']
const ESCRITO = { 'Nombre del paciente': 'Ana Ruiz', 'Consultorio u hospital': 'Clínica del Lago' }
const TOCADO = ['Míos', 'PDF', 'Sí']

describe('a letter by card', () => {
  it('is asked for, answered, looked over, changed and delivered without a typed message', async () => {
    const talk = teams.talk()
    await begin(talk)
    await answerAll(talk, TYPED, PRESSED)
    expect(talk.replies[0]).toMatchObject({ summary: 'This is what I have:' })
    expect(talk.replies[0]!.text).toBeUndefined()
    expect(talk.text).toContain('**Date of birth:** March 4, 1980')
    expect(talk.buttons.map(({ title }) => title).slice(-2)).toEqual(['Yes, write it', 'Change something'])

    await talk.press('Change: Date of birth')
    expect(talk.field).toMatchObject({ label: 'Date of birth', value: 'March 4, 1980' })
    await talk.type('31/31/1980')
    // What could not be read stands there again, to be put right.
    expect(talk.field).toMatchObject({ label: 'Date of birth', value: '31/31/1980' })
    await talk.type('5/6/1981')
    expect(talk.text).toContain('**Date of birth:** May 6, 1981')
    expect(talk.text).toContain('Lake Clinic')

    await talk.press('Yes, write it')
    expect(talk.text).toContain('May 6, 1981')
    expect(talk.replies.flatMap(({ attachments }) => attachments ?? []).map(({ contentType }) => contentType)).toContain('application/vnd.microsoft.teams.card.file.consent')
    const whole = talk.replies.find(({ textFormat }) => textFormat === 'plain')!
    expect(whole.text).toContain('Lake Clinic')
    expect(whole.attachments).toBeUndefined()
    for (const reply of talk.replies) expect(2 * JSON.stringify(reply).length).toBeLessThan(80_000)
  })

  it('is the same in Spanish', async () => {
    const talk = teams.talk('es-US')
    await talk.say('Quiero pedir una copia de mi expediente médico')
    await answerAll(talk, ESCRITO, TOCADO)
    expect(talk.text).toContain('Clínica del Lago')
    expect(talk.cards[0]!.lang).toBe('es')
    await talk.press('Sí, escríbala')
    expect(talk.text).toContain('Clínica del Lago')
  })

  it('is the same by text, and by both in turn', async () => {
    const talk = teams.talk()
    await begin(talk)
    await talk.say('Ana Ruiz')
    await talk.type('3/4/1980')
    await talk.say('Lake Clinic')
    for (let n = 0; n < 12 && !lookedOver(talk); n++) await talk.say(talk.field?.label === 'Records wanted' ? 'everything' : 'skip')
    expect(talk.text).toContain('**Date of birth:** March 4, 1980')
    await talk.say('yes')
    expect(talk.text).toContain('Lake Clinic')
    expect(talk.text).toContain('Ana Ruiz')
  })

  it('an answer that is sent again unchanged stays what it is', async () => {
    const talk = teams.talk()
    await begin(talk)
    await answerAll(talk, TYPED, PRESSED)
    const told = talk.text
    const rows = talk.buttons.flatMap(({ title, data }) => (title === 'Change' ? [data.msteams!.displayText] : []))
    let sent = 0
    for (const label of rows) {
      await talk.press(label)
      const field = talk.field
      if (field) await talk.type(field.value!)
      else await talk.press(talk.buttons.find(({ title }) => ['Mine', ...PRESSED].includes(title))!.title)
      if (field) sent++
      expect([label, talk.text]).toEqual([label, told])
    }
    expect(sent).toBeGreaterThan(4)
  })

  it('shows what a person typed as they typed it', async () => {
    const talk = teams.talk()
    await begin(talk)
    const name = '**Lake** Clinic_A_'
    await answerAll(talk, { ...TYPED, 'Office or hospital': name }, PRESSED)
    const drawn = JSON.stringify(talk.cards)
    const blocks: string[] = []
    JSON.stringify(talk.cards[0]!.body, (_, value) => {
      if (value?.type === 'TextBlock') blocks.push(value.text)
      return value
    })
    expect(drawn).toContain(JSON.stringify({ type: 'TextRun', text: name }))
    expect(blocks.join(' ')).not.toContain('Lake')
  })
})

describe('a button of before', () => {
  it('says so in a sentence, asks the open question again, and fills nothing', async () => {
    const talk = teams.talk()
    const step = await begin(talk)
    await talk.type('Ana Ruiz')
    await talk.submit({ step, said: 'Someone Else' })
    expect(talk.replies.map(({ text }) => text)).toEqual([expect.stringMatching(/^That button belongs to an earlier question, so I left it alone. This is the open one.\n\n.*date of birth/)])
    expect(talk.field!.label).toBe('Date of birth')
    await talk.type('3/4/1980')
    await talk.say('review')
    expect(talk.text).toContain('Ana Ruiz')
    expect(talk.text).not.toContain('Someone Else')
  })

  it('pressed twice is one answer', async () => {
    const talk = teams.talk()
    const value = { step: await begin(talk), said: 'Ana Ruiz' }
    await talk.submit(value)
    const heard = talk.heard
    expect((await talk.post({ text: undefined, value })).status).toBe(200)
    await talk.say('help')
    expect(talk.heard).toBe(heard + talk.replies.length)
    expect(talk.text).toContain('date of birth')
  })

  it('pressed once more after something else was said is told so', async () => {
    const talk = teams.talk()
    const value = { step: await begin(talk), said: 'Ana Ruiz' }
    await talk.submit(value)
    await talk.say('help')
    await talk.submit(value)
    expect(talk.text).toContain('earlier question')
    expect(teams.test.folder.holds('Ana Ruiz')).toBe(false)
  })

  it('of the greeting is none of the answers that are looked over', async () => {
    const talk = teams.talk()
    await begin(talk)
    await answerAll(talk, TYPED, PRESSED)
    await talk.say('They refused me')
    expect(talk.text).not.toContain('Something went wrong')
    await talk.say('review')
    expect(talk.text).toContain('Lake Clinic')
  })

  it('pressed twice at once is one answer', async () => {
    const talk = teams.talk()
    const value = { step: await begin(talk), said: 'Ana Ruiz' }
    const before = talk.heard
    await Promise.all([talk.post({ text: undefined, value }), talk.post({ text: undefined, value })])
    await talk.say('review')
    expect(talk.heard).toBe(before + 1 + talk.replies.length)
  })

  it('of a conversation that was deleted is good for nothing', async () => {
    const talk = teams.talk()
    const step = await begin(talk)
    await talk.say('delete my data')
    await talk.submit({ step, said: 'Ana Ruiz' })
    expect(talk.text).toContain('earlier question')
    expect(talk.text).toContain('What can I do for you?')
  })

  it('that the open question does not have is good for nothing', async () => {
    const talk = teams.talk()
    const step = await begin(talk)
    await talk.submit({ step, pick: 'dob' })
    expect(talk.text).toContain('earlier question')
  })

  it.each([
    ['Can they refuse because I owe them money?', /Shall I write it for you/],
    ['They never answered me', /./],
    ['They refused me', /What did they say or write/],
    ['thank you', /./],
  ])('after "%s" the same question comes again', async (said, asks) => {
    const talk = teams.talk()
    await talk.say(said)
    const before = [...talk.buttons.map(({ title }) => title), ...talk.suggested]
    await talk.submit({ step: 'long-ago', pick: 'yes' })
    expect(talk.text).toContain('earlier question')
    expect(talk.text).toMatch(asks)
    const after = [...talk.buttons.map(({ title }) => title), ...talk.suggested]
    expect(before.slice(0, 2)).toEqual(after.slice(0, 2))
  })
})

it('a value that is none of ours is a message like any other', async () => {
  const talk = teams.talk()
  await talk.send({ text: 'help', value: { anything: [1, 2] } })
  expect(talk.text).toContain('Tell me what happened')
  await talk.send({ text: 'help', value: '{"step": 5}' })
  expect(talk.text).toContain('Tell me what happened')
})

it('what Teams hands on as text is the same as an object', async () => {
  const talk = teams.talk()
  await talk.submit(JSON.stringify({ step: await begin(talk), said: 'Ana Ruiz' }))
  expect(talk.field!.label).toBe('Date of birth')
})
