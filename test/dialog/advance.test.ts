import { describe, expect, it } from 'vitest'
import { advance } from '../../src/dialog/advance.ts'
import { back, skip } from '../../src/dialog/back-and-skip.ts'
import { begin, type DialogMemory } from '../../src/dialog/memory.ts'
import { proceed, type Advance, type Play } from '../../src/dialog/play.ts'
import type { DialogDefinition } from '../../src/dialog/define.ts'
import { SLOT_KINDS, type Answers, type ReadContext, type Slot, type SlotKind } from '../../src/dialog/slot.ts'

const words = (kind: SlotKind): Slot => ({
  kind,
  read: (said) => (said === 'no idea' ? { declined: true } : said.startsWith('?') ? { problem: 'unreadable' } : said.startsWith('~') ? { problem: 'vague', guess: said.slice(1) as never } : { value: said as never }),
})
const slots = Object.fromEntries(SLOT_KINDS.map((kind) => [kind, words(kind)])) as unknown as Play['slots']
const definition: DialogDefinition = {
  id: 'test',
  steps: [{ slot: 'patient_name' }, { slot: 'dob' }, { slot: 'provider' }, { slot: 'recipient', when: ({ answers }) => answers.dob === ('far' as never) }, { fact: 'sensitive_records', when: ({ answers }) => answers.provider === 'psychiatry' }],
}
const play: Play = {
  definition, slots,
  wanted: new Set(['patient_name', 'dob', 'provider', 'recipient']),
  required: new Set(['patient_name', 'provider']),
  readConfirm: (said) => (said.startsWith('yes') ? 'yes' : said.startsWith('no') ? 'no' : undefined),
  readUnsure: (said) => said === 'i do not know',
  readCorrection: (said) => /^change (\w+) to (.+)$/.exec(said) && { slot: RegExp.$1 as SlotKind, rest: RegExp.$2 },
  mentionedField: (said) => SLOT_KINDS.find((kind) => said.includes(kind)),
} as Play

function talk(answers: Answers = {}, tentative = {}, how: Play = play) {
  const memory = begin(answers, tentative, {})
  proceed(how, memory)
  const context: ReadContext = { today: '2026-11-24', language: 'en', answers: memory.answers }
  return { memory, say: (said: string): Advance => advance(how, memory, { said }, context) }
}

describe('the order of questions', () => {
  it('is the first step that applies and has no answer', () => {
    const { memory, say } = talk({ dob: '1980-03-04' })
    expect(memory.asking).toBe('patient_name')
    say('Ana')
    expect(memory.asking).toBe('provider')
    expect(say('Lake').outcome).toBeUndefined()
    expect(memory.asking).toBe('confirm')
    expect(say('yes').outcome).toBe('done')
  })

  it('a letter that does not want a slot is not asked for it', () => {
    const { memory, say } = talk({}, {}, { ...play, wanted: new Set(['patient_name', 'provider']) })
    say('Ana')
    expect(memory.asking).toBe('provider')
  })

  it('a conversation saved before a new slot was put in front of the open one goes on', () => {
    const { memory, say } = talk({}, {}, { ...play, wanted: new Set(['patient_name', 'provider']) })
    say('Ana')
    const saved = JSON.parse(JSON.stringify(memory)) as DialogMemory
    advance(play, saved, { said: 'Lake' }, { today: '2026-11-24', language: 'en', answers: saved.answers })
    expect(saved.asking).toBe('dob')
    expect(saved.answers).toEqual({ patient_name: 'Ana', provider: 'Lake' })
  })

  it('an answer that brings up a new question has it asked', () => {
    const { memory, say } = talk({ patient_name: 'Ana', provider: 'Lake' })
    say('far')
    expect(memory.asking).toBe('recipient')
  })
})

describe('no question comes more than twice in a row', () => {
  it('an optional one is left open', () => {
    const { memory, say } = talk({ patient_name: 'Ana' })
    expect(say('?').says).toEqual([{ id: 'problem', slot: 'dob', problem: 'unreadable' }])
    expect(say('?').says).toEqual([{ id: 'left_open', slot: 'dob' }])
    expect(memory.answers.dob).toBeNull()
    expect(memory.asking).toBe('provider')
  })

  it('a vague one keeps what it may mean', () => {
    const { memory, say } = talk({ patient_name: 'Ana' })
    say('~1990')
    expect(memory.guess).toBe('1990')
    expect(say('~1990').heard).toEqual([{ slot: 'dob', value: '1990' }])
    expect(memory.answers.dob).toBe('1990')
  })

  it('two vague ones that do not agree are left open: nothing is made up', () => {
    const { memory, say } = talk({ patient_name: 'Ana' })
    say('~1990')
    say('~1991')
    expect(memory.answers.dob).toBeNull()
  })

  it('a yes takes the guess', () => {
    const { memory, say } = talk({ patient_name: 'Ana' })
    say('~1990')
    say('yes')
    expect(memory.answers.dob).toBe('1990')
  })

  it('a required one offers to stop, and can be asked again after that', () => {
    const { memory, say } = talk()
    expect(say('no idea').says).toEqual([{ id: 'required', slot: 'patient_name' }])
    expect(say('?').outcome).toBe('stuck')
    expect(memory.asking).toBe('patient_name')
    say('Ana')
    expect(memory.asking).toBe('dob')
  })
})

describe('corrections', () => {
  it('change one answer and keep the rest and the open question', () => {
    const { memory, say } = talk({ patient_name: 'Ana', dob: '1980-03-04' })
    const turn = say('lake')
    expect(turn.heard).toEqual([{ slot: 'provider', value: 'lake' }])
    say('change patient_name to Eva')
    expect(memory.answers).toEqual({ patient_name: 'Eva', dob: '1980-03-04', provider: 'lake' })
    expect(memory.asking).toBe('confirm')
  })

  it('a field named without its value is asked for, in the middle too', () => {
    const { memory, say } = talk({ patient_name: 'Ana' }, {}, { ...play, readCorrection: (said) => (said === 'change my name' ? { slot: 'patient_name', rest: '' } : undefined) })
    say('change my name')
    expect(memory.asking).toBe('edit_value')
    say('Eva')
    expect(memory.answers.patient_name).toBe('Eva')
    expect(memory.asking).toBe('dob')
  })

  it('a bare no asks what to change, then for the new value, then shows all again', () => {
    const { memory, say } = talk({ patient_name: 'Ana', dob: '1980-03-04', provider: 'Lake' })
    say('no')
    expect(memory.asking).toBe('edit_field')
    say('the dob')
    expect(memory.asking).toBe('edit_value')
    say('1981-03-04')
    expect(memory.answers.dob).toBe('1981-03-04')
    expect(memory.asking).toBe('confirm')
  })
})

describe('back and skip', () => {
  it('back forgets the last answer and asks it again; before the first there is nothing', () => {
    const { memory, say } = talk()
    expect(back(memory)).toBe(false)
    say('Ana')
    expect(back(memory)).toBe(true)
    expect(memory.asking).toBe('patient_name')
    expect(memory.answers).toEqual({})
  })

  it('skip leaves an optional question open and not a required one', () => {
    const { memory, say } = talk()
    const turn: Advance = { memory, says: [], heard: [] }
    expect(skip(play, turn)).toBe(false)
    say('Ana')
    expect(skip(play, turn)).toBe(true)
    expect(turn.heard).toEqual([{ slot: 'dob', value: 'declined' }])
    expect(memory.asking).toBe('provider')
  })
})

it('what was said in passing is offered for a yes, and not taken', () => {
  const { memory, say } = talk({ patient_name: 'Ana', provider: 'Lake' }, { dob: '1980-03-04' })
  expect(memory.answers.dob).toBeUndefined()
  expect(memory.guess).toBe('1980-03-04')
  say('yes')
  expect(memory.answers.dob).toBe('1980-03-04')
})

it('a fact is asked once more when it cannot be read, and then not known', () => {
  const { memory, say } = talk({ patient_name: 'Ana', dob: '1980-03-04', provider: 'psychiatry' })
  expect(memory.asking).toBe('fact:sensitive_records')
  expect(say('hm').says).toEqual([{ id: 'fact_unread' }])
  say('hm')
  expect(memory.facts.sensitive_records).toBe('unsure')
  expect(memory.asking).toBe('confirm')
})
