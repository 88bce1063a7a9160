import { describe, expect, it } from 'vitest'
import { relationshipWord } from '../../dialogs/slots/index.ts'
import { readAs } from './reply.ts'

describe('whose records', () => {
  it.each([
    ['me', 'self'], ['mine', 'self'], ['for me please', 'self'], ['i am the patient', 'self'], ['para mi', 'self'], ['mío', 'self'], ['i want my own records', 'self'], ['me, maria', 'self'],
    ['my 5 yo', 'other:child'], ['my daughter, she is 7', 'other:child'], ['mi hija de 8 años', 'other:child'], ['My child\'s', 'other:child'], ['soy la mamá del paciente', 'other:child'], ['my 3 month old', 'other:child'],
    ['my mother', 'other:parent'], ['my moms', 'other:parent'], ['my 84 yr old mom', 'other:parent'], ['i am her daughter', 'other:parent'], ['i have poa for my mom', 'other:parent'], ['not me, my mom', 'other:parent'],
    ['im his wife', 'other:spouse'], ['mi esposo', 'other:spouse'], ['my grandma', 'other:relative'], ['my 30 year old brother', 'other:relative'], ['my stepson', 'other:relative'], ['mi suegra', 'other:relative'],
    ['im her guardian', 'other:guardian'], ['soy su tutor', 'other:guardian'], ['I have a power of attorney', 'other:agent'], ['tengo poder notarial', 'other:agent'],
    ['my late father', 'other:deceased'], ['my dad died', 'other:deceased'], ['im the executor', 'other:deceased'], ['mi difunto padre', 'other:deceased'], ['someone else', 'other'], ['de otra persona', 'other'], ['her', 'other'],
  ])('%s', (said, value) => expect(readAs('who', said)).toBe(value))

  it.each([['asking for a friend', 'other'], ['my client', 'other'], ['my ex husband', 'other'], ['me and my son', 'other:child'], ['mi amigo', 'other']])('%s is asked about', (said, guess) =>
    expect(readAs('who', said)).toEqual({ problem: 'vague', guess }))
  it.each(['can i ask for my mom?', 'yes', 'why', '', 'my dog'])('not %s', (said) => expect(readAs('who', said)).toEqual({ problem: 'unreadable' }))
})

describe('the relation', () => {
  it.each([
    ['daughter', 'daughter'], ['hija', 'daughter'], ['im her daughter', 'daughter'], ['i am his dad', 'father'], ['grandson', 'grandson'], ['my mother', 'child'], ['he is my son', 'parent'], ['soy su hijo', 'son'],
    ['stepmother', 'stepmother'], ['mother in law', 'mother in law'], ['foster mom', 'foster mom'], ['caregiver', 'caregiver'], ['wife of 40 years', 'wife of 40 years'], ['skip', 'declined'],
  ])('%s', (said, value) => expect(readAs('relationship', said)).toBe(value))
  it.each(['why', 'yes', 'they said i cant'])('not %s', (said) => expect(readAs('relationship', said)).toEqual({ problem: 'unreadable' }))
  it('has a word in the reader\'s language', () => {
    expect([relationshipWord('daughter', 'es'), relationshipWord('daughter', 'en'), relationshipWord('caregiver', 'es')]).toEqual(['hija', 'daughter', 'caregiver'])
  })
})

describe('the papers', () => {
  it.each([
    ['health care power of attorney signed 2023', 'health-care-agent'], ['medical poa', 'health-care-agent'], ['health care proxy', 'health-care-agent'], ['poa', 'agent'], ['durable power of attorney', 'agent'], ['poder notarial', 'agent'],
    ['im the executor, i have letters testamentary', 'executor'], ['soy su albacea', 'executor'], ['court appointed guardian', 'guardian'], ['she will sign', 'patient-signs'], ['next of kin', 'next-of-kin'],
    ['no i dont have any papers', 'none'], ['none', 'none'], ['no', 'none'], ['no tengo', 'none'], ['i dont have poa', 'none'], ['idk', 'unsure'], ['not sure', 'unsure'], ['i applied for guardianship', 'unsure'],
  ])('%s', (said, kind) => expect(readAs('authority', said, { who: 'other:parent' })).toMatchObject({ kind, text: said }))
  it('of a child may be the parent', () => expect(readAs('authority', 'im his mom', { who: 'other:child' })).toMatchObject({ kind: 'parent' }))
  it('of one who died may be kinship', () => expect(readAs('authority', 'daughter', { who: 'other:deceased' })).toMatchObject({ kind: 'next-of-kin' }))
  it('may be kept back', () => expect(readAs('authority', 'prefer not to say')).toBe('declined'))
})
