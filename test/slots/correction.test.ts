import { describe, expect, it } from 'vitest'
import { mentionedField, readCorrection, slots } from '../../dialogs/slots/index.ts'
import { SLOT_KINDS, type Answers } from '../../src/dialog/slot.ts'
import { contextWith } from './reply.ts'

const ANSWERS: Answers = {
  who: 'self', patient_name: 'Ana Ruiz', dob: '1980-03-05', provider: 'Mercy Clinic', provider_contact: 'Tampa', dates: { from: '2019-01-01', to: '2021-12-31' }, records: 'all', format: 'electronic', delivery: { way: 'email' }, contact: 'a@b.com', state: 'TX',
}

describe('a correction', () => {
  it.each([
    ['wait my dob is 3/6/80', 'dob', '3/6/80'], ['wait my birthday is 6/17/1965', 'dob', '6/17/1965'], ['perdón, nací el 4/3/1980', 'dob', 'nací el 4/3/1980'], ['nope its 3/5/81', 'dob', '3/5/81'], ['oops wrong birthday its 3/6/1980', 'dob', '3/6/1980'],
    ['actually make it paper', 'format', 'paper'], ['no, its paper', 'format', 'paper'], ['mejor en papel', 'format', 'en papel'], ['cambia el formato a papel', 'format', 'papel'], ['switch to pdf', 'format', 'pdf'],
    ['change the provider to Mercy Lake Clinic', 'provider', 'Mercy Lake Clinic'], ['sorry, the clinic is Quarry Hill Clinic', 'provider', 'Quarry Hill Clinic'],
    ['no, its 2018 to 2021', 'dates', '2018 to 2021'], ['no, the years are wrong, its 2018 to 2021', 'dates', '2018 to 2021'], ['make that 2018 to 2020 not 2021', 'dates', '2018 to 2020'], ['can you change the dates to 2018-2020?', 'dates', '2018-2020'],
    ['sorry, they are my mother\'s', 'who', 'my mother\'s'], ['actually the name is Ana Alvarado-Ruiz', 'patient_name', 'Ana Alvarado-Ruiz'], ['el nombre está mal, es Juana Ruiz', 'patient_name', 'Juana Ruiz'], ['my name is Ana Luisa Ruiz', 'patient_name', 'Ana Luisa Ruiz'],
    ['it should be texas', 'state', 'texas'], ['actually mail it instead', 'delivery', 'mail it'], ['the years are wrong', 'dates', ''], ['change the fax number', 'provider_contact', ''], ['wrong doctor', 'provider', ''],
  ])('%s', (said, slot, rest) => expect(readCorrection(said, contextWith(ANSWERS))).toEqual({ slot, rest }))

  it.each(['no', 'yes', 'paper', '2022', 'Mercy Clinic', 'what is hipaa', 'no im not telling you', 'they are wrong about this', 'can they charge me', 'the format', 'no wait', 'cancel', '', 'actually they said everything is in the portal', 'noviembre 2020 a 2021', 'nothing from 2018 to 2021', 'now 2018 to 2021', 'nobody has my 2018 to 2021', 'x'.repeat(5000), 'wait '.repeat(60)])(
    'none: %s', (said) => expect(readCorrection(said, contextWith(ANSWERS))).toBeUndefined())
  it('of what was not answered yet is none', () => expect(readCorrection('my dob is 3/5/80', contextWith({}))).toBeUndefined())
  it('of "my name" is the typing person\'s own where there are two', () =>
    expect(readCorrection('my name is wrong, it is Lee Park', contextWith({ ...ANSWERS, requester_name: 'Li Park' }))).toEqual({ slot: 'requester_name', rest: 'Lee Park' }))
})

describe('the answer that is meant', () => {
  it.each([
    ['the years are wrong', 'dates'], ['my birthday', 'dob'], ['wrong doctor', 'provider'], ['el nombre', 'patient_name'], ['change the fax number', 'provider_contact'], ['the format', 'format'], ['date of birth', 'dob'], ['their address', 'provider_contact'],
    ['my address', 'contact'], ['how they send it', 'delivery'], ['las fechas', 'dates'], ['fecha de nacimiento', 'dob'], ['mi correo', 'contact'], ['el hospital', 'provider'], ['what i want', 'records'], ['power of attorney', 'authority'],
  ])('%s', (said, slot) => expect(mentionedField(said)).toBe(slot))
  it.each(['never mind nothing', 'yes', 'hm ok', ''])('none: %s', (said) => expect(mentionedField(said)).toBeUndefined())
})

describe('whatever is typed', () => {
  const HOSTILE = [
    '', ' ', '\n\n', '\u0000', '🙂'.repeat(300), 'a'.repeat(20_000), '1/1/'.repeat(5000), 'no '.repeat(5000), 'my mother '.repeat(2000), 'send it to '.repeat(1500), 'x@'.repeat(5000), '{{ x }}', '<img src=x onerror=alert(1)>', '"'.repeat(3000),
    '((((((((((', '....................', ', , , , ,', '12 '.repeat(4000), 'and and and', 'is is is is', '\u202Eabc', 'ñ'.repeat(5000), 'dr. '.repeat(3000), 'st '.repeat(3000), '1 a '.repeat(2000), 'my name is '.repeat(1000), 'de la '.repeat(2000), 'a. '.repeat(3000), '0'.repeat(9000),
    '12 Oak '.repeat(40), 'to '.repeat(90), 'wrong, '.repeat(40), 'everything '.repeat(50), 'change it to change it to '.repeat(10), 'name: '.repeat(140),
  ]
  it.each(HOSTILE.map((said, n) => [n, said] as const))('is read at once and without a throw (%i)', async (_, said) => {
    const { extract } = await import('../../dialogs/slots/index.ts')
    const start = performance.now()
    for (const kind of SLOT_KINDS) expect(slots[kind].read(said, contextWith(ANSWERS))).toBeTypeOf('object')
    readCorrection(said, contextWith(ANSWERS))
    mentionedField(said)
    extract(said, contextWith())
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
