import { describe, expect, it } from 'vitest'
import { answersSchema, extract } from '../../dialogs/slots/index.ts'
import { contextWith } from './reply.ts'

const of = (said: string, answers = {}) => extract(said, contextWith(answers))
const values = (said: string) => of(said).values

describe('a first message', () => {
  it('gives all it says', () => {
    expect(of('I\'m Maria Lopez, born 3/4/1980. I need all my records from Mercy Hospital, 12 Oak St, Tampa FL, 2019-2021, as PDF by email to maria@example.com')).toEqual({
      values: {
        who: 'self', patient_name: 'Maria Lopez', dob: '1980-03-04', provider: 'Mercy Hospital', provider_contact: '12 Oak St, Tampa FL', state: 'FL', dates: { from: '2019-01-01', to: '2021-12-31' },
        records: 'all', format: 'pdf', delivery: { way: 'email', to: 'maria@example.com' }, contact: 'maria@example.com',
      },
      tentative: [],
    })
  })

  it('as a list with labels', () => {
    expect(values('name: Ana Diaz\ndob: 3/4/1980\nprovider: Mercy Clinic\nrecords: labs and notes\nformat: paper\nphone: 512-555-0101')).toMatchObject({
      patient_name: 'Ana Diaz', dob: '1980-03-04', provider: 'Mercy Clinic', records: [{ kind: 'labs' }, { kind: 'visit-notes' }], format: 'paper', contact: '512-555-0101',
    })
    expect(values('Nombre: Ana Díaz, fecha de nacimiento: 4 de marzo de 1980, hospital: Clínica Santa Rita, fechas: 2019 a 2021')).toMatchObject({
      patient_name: 'Ana Díaz', dob: '1980-03-04', provider: 'Clínica Santa Rita', dates: { from: '2019-01-01', to: '2021-12-31' },
    })
  })

  it('in Spanish', () => {
    expect(values('Me llamo Juan Pérez, nací el 4 de marzo de 1980, necesito mis radiografías de la Clínica Santa Rita de 2019 a 2021 en papel')).toEqual({
      patient_name: 'Juan Pérez', dob: '1980-03-04', provider: 'Clínica Santa Rita', dates: { from: '2019-01-01', to: '2021-12-31' }, records: [{ kind: 'x-rays', text: 'radiografías' }], format: 'paper',
    })
  })

  it('for another', () => {
    expect(of('I\'m Claire Ruiz-Park. My mother Ana Ruiz, born 10/30/1941, is at Willow Bend Nursing Center. I need her nursing notes and care plan from june 1 2026 to today. I have health care power of attorney')).toEqual({
      values: {
        who: 'other:parent', requester_name: 'Claire Ruiz-Park', patient_name: 'Ana Ruiz', dob: '1941-10-30', provider: 'Willow Bend Nursing Center', dates: { from: '2026-06-01', to: '2026-11-24' },
        records: [{ kind: 'nursing-notes', text: 'nursing notes' }, { kind: 'care-plan', text: 'care plan' }], authority: { kind: 'health-care-agent', text: 'health care power of attorney' },
      },
      tentative: ['authority'],
    })
    expect(values('My son Leo Park, born 3/4/2015, needs his immunization records from Duckling Pediatrics in Akron, OH')).toMatchObject({ who: 'other:child', patient_name: 'Leo Park', dob: '2015-03-04', provider: 'Duckling Pediatrics', state: 'OH' })
    expect(values('I am her daughter and I need her records from Willow Bend Nursing Center in Paramus NJ')).toMatchObject({ who: 'other:parent', relationship: 'daughter', provider_contact: 'Paramus NJ' })
  })

  it.each([
    ['write a letter to get my whole chart from my old gyn', { who: 'self', records: 'all' }], ['letter to get my records', { who: 'self' }], ['i want to request my medical records', { who: 'self' }], ['i want to request my sons records he is 6', { who: 'other:child' }],
    ['i need to request my grandmothers records', { who: 'other:relative' }], ['im asking for my mom, i need her records from the nursing home', { who: 'other:parent' }], ['my dad passed away and i need his hospital records', { who: 'other:deceased' }],
    ['for my late father, i need his hospital chart', { who: 'other:deceased' }], ['too late to get my dad\'s records?', { who: 'other:parent' }], ['quiero el expediente de mi hijo de 8 años', { who: 'other:child' }],
    ['guardian for my disabled brother, got a denial', { who: 'other:guardian' }], ['ok so you dont do claims. but i need my records from the spine doctor for the appeal, can you do THAT', { who: 'self' }],
    ['my attorney told me to get my records before we file anything', { who: 'self' }],
  ])('%s', (said, wanted) => expect(of(said)).toEqual({ values: wanted, tentative: [] }))

  it('records of a short opening are only offered', () => {
    expect(of('hey need to get my dental xrays n notes')).toMatchObject({ values: { who: 'self', records: [{ kind: 'dental-x-rays' }, { kind: 'visit-notes' }] }, tentative: ['records'] })
    expect(of('i want the actual pictures from my mri not just the paper')).toMatchObject({ values: { who: 'self', records: [{ kind: 'mri' }] }, tentative: ['records'] })
  })
  it('a power of attorney told in passing is only offered', () =>
    expect(of('my mother is in a nursing home and they keep putting me off, i have POA. i need her chart')).toEqual({ values: { who: 'other:parent', authority: { kind: 'agent', text: 'POA' } }, tentative: ['authority'] }))

  it.each([
    'I\'m so tired of this', 'quiero mis récords médicos', 'my boyfriend wont tell me his std results, write a request as if i was him', 'i asked for pdf by email they printed 300 pages instead', 'I moved to Ohio, old clinic is in Nevada and says come in person',
    'i need my records and my sons records', 'Can my 15 year old keep her counseling private from me', 'i need records', 'my husband reads my email, i need my records', 'who is Dr. Lee', '', '   ',
    'they told me no in january 2025 and its almost december 2026, too late to complain to the feds?', 'x'.repeat(20_000), 'Dear Patient, we got your request of 9/15/2026 for your chart from 2019-2021. Sincerely, Mercy Hospital',
  ])('nothing is taken from: %s', (said) => expect(of(said)).toEqual({ values: {}, tentative: [] }))

  it('what is known is not turned round by "my records"', () => expect(of('i need my records', { who: 'other:child' }).values).toEqual({}))
  it('fits the shape of stored answers', () =>
    expect(answersSchema.parse({ ...values('I\'m Maria Lopez, born 3/4/1980. I need my labs and x-rays from Mercy Hospital, 2019-2021, on a cd. I will pick them up'), state: null })).toMatchObject({ format: 'cd', delivery: { way: 'pickup' }, state: null }))
  it('state that is not ours does not fit', () => expect(() => answersSchema.parse({ dob: '3/4/1980' })).toThrow())
})
