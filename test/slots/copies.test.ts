import { describe, expect, it } from 'vitest'
import { describeRecords, isSensitive, sensitiveKinds } from '../../dialogs/slots/index.ts'
import type { RecordItem } from '../../src/dialog/slot.ts'
import { readAs } from './reply.ts'

const kinds = (said: string) => (readAs('records', said) as RecordItem[]).map(({ kind, text }) => kind ?? `"${text}"`)

describe('the records wanted', () => {
  it.each([
    ['nursing notes, the med sheets, care plan, and anything on her falls', ['nursing-notes', 'medications', 'care-plan', 'incident-reports']], ['office notes, mri report, pt notes', ['visit-notes', 'mri-report', 'therapy-notes']],
    ['xrays and treatment notes', ['x-rays', 'visit-notes']], ['the mri images and the reports', ['mri']], ['notas y los laboratorios', ['visit-notes', 'labs']], ['surgery notes and x-rays', ['operative-report', 'x-rays']],
    ['labs n imaging', ['labs', 'imaging']], ['all my labs', ['labs']], ['todos los laboratorios', ['labs']], ['shot records & growth charts', ['immunizations', 'vitals']], ['EKG, echo & stress test', ['heart-tests', 'ultrasound']],
    ['placas de rayos x y el reporte', ['x-rays']], ['notas de la doctora, recetas y vacunas', ['visit-notes', 'prescriptions', 'immunizations']], ['my chart notes', ['visit-notes']], ['pt', ['therapy-notes']], ['bills', ['billing']],
    ['letters from my old doctor', ['"letters from my old doctor"']], ['everything about my knee surgery', ['"everything about my knee surgery"']], ['everything except billing', ['"everything except billing"']],
    ['fetal monitor strips, nursing timeline, and messages between the OB and the resident', ['birth-records', 'messages', '"nursing timeline"']], ['visit notes\nblood tests\ndischarge papers', ['visit-notes', 'labs', 'discharge-summary']],
  ])('%s', (said, wanted) => expect(kinds(said)).toEqual(wanted))

  it.each([
    'everything', 'all', 'all of it', 'todo', 'todo mi expediente', 'my whole chart', 'complete file including billing', 'all my hospital records from the may 2026 stay', 'everything from his stay', 'everything they have on me',
    'any and all records from 2019', 'copy of the whole thing', 'chart 2021 to now', 'everything on file',
  ])('%s is all', (said) => expect(readAs('records', said)).toBe('all'))

  it.each(['chart', 'my records', 'i want my chart', 'medical records', 'expediente', 'idk'])('%s is no value yet', (said) => expect(readAs('records', said)).toEqual({ problem: 'vague', guess: 'all' }))
  it.each(['cancel', 'they just ignore me', 'whatever the letter says', 'so can you make them or not', 'hm ok', 'yes', 'brb my kid is crying', '¿y si debo dinero ahí me los tienen que dar?', 'no entiendo', 'please just write it', 'what do i do', '?', 'no'])(
    'not %s', (said) => expect(readAs('records', said)).toEqual({ problem: 'unreadable' }))

  it('keeps the person\'s own words beside the kind', () => expect(readAs('records', 'my mri from the knee')).toEqual([{ kind: 'mri', text: 'mri from the knee' }]))
  it('are named in a letter in either language', () => {
    const items: RecordItem[] = [{ kind: 'mri', text: 'mri' }, { kind: 'medications', text: 'med sheets' }, { text: 'nursing timeline' }]
    expect(describeRecords(items, 'en')).toBe('MRI images, in DICOM format, and the written reports; medication list and medication administration record (MAR); nursing timeline')
    expect(describeRecords(items, 'es')).toContain('registro de administración de medicamentos (MAR)')
  })
  it.each([['hiv test results', ['hiv']], ['therapy notes', ['mental-health']], ['abortion records', ['reproductive']], ['rehab records and labs', ['substance-use']], ['lab results', []], ['everything about my detox', ['substance-use']]])('%s: sensitive as %j', (said, why) => {
    expect(sensitiveKinds(readAs('records', said) as RecordItem[])).toEqual(why)
  })
  it('all of them take in what is sensitive', () => expect([isSensitive('all'), isSensitive([{ kind: 'labs', text: 'labs' }]), isSensitive(null)]).toEqual([true, false, false]))
})

describe('the form', () => {
  it.each([
    ['on a thumb drive', 'usb'], ['USB STICK', 'usb'], ['paper plz', 'paper'], ['hard copy', 'paper'], ['en papel por favor', 'paper'], ['paper not electronic', 'paper'], ['pdf', 'pdf'], ['pdf by email', 'pdf'], ['email', 'electronic'],
    ['electrónico', 'electronic'], ['on a cd', 'cd'], ['dicom on cd', 'cd'], ['not a cd, pdf', 'pdf'], ['mychart', 'portal'], ['i wont say', 'declined'],
  ])('%s', (said, value) => expect(readAs('format', said)).toBe(value))
  it.each([['not paper', 'electronic'], ['anything but paper', 'electronic'], ['either', 'electronic'], ['no importa', 'electronic'], ['paper and pdf', 'pdf'], ['fax', 'paper']])('%s is asked about', (said, guess) =>
    expect(readAs('format', said)).toEqual({ problem: 'vague', guess }))
  it.each(['what formats are there?', 'no', 'cancel', 'hm ok'])('not %s', (said) => expect(readAs('format', said)).toEqual({ problem: 'unreadable' }))
})

describe('the way', () => {
  it.each([
    ['email gbo@example.org', { way: 'email', to: 'gbo@example.org' }], ['e-mail', { way: 'email' }], ['por correo electrónico', { way: 'email' }], ['mail', { way: 'mail' }], ['por correo', { way: 'mail' }], ['mándelo a mi casa', { way: 'mail' }],
    ['mail 12 Elm Ct, Toledo OH 43607', { way: 'mail', to: '12 Elm Ct, Toledo OH 43607' }], ['dont email, mail it', { way: 'mail' }], ['ill swing by', { way: 'pickup' }], ['paso por ellos', { way: 'pickup' }], ['i will pick up', { way: 'pickup' }],
    ['paso a recogerlos', { way: 'pickup' }], ['fax to 555-123-4567', { way: 'fax', to: '555-123-4567' }], ['mychart', { way: 'portal' }], ['send to dr. mehta', { way: 'third-party', to: 'Dr. Mehta' }], ['send to my lawyer', { way: 'third-party' }],
    ['a mi abogado', { way: 'third-party' }], ['direct to Dr. Lee at Lakeside', { way: 'third-party', to: 'Dr. Lee at Lakeside' }], ['send it to my house', { way: 'mail' }], ['prefer not to say', 'declined'],
  ])('%s', (said, value) => expect(readAs('delivery', said)).toEqual(value))
  it.each(['either', 'send it', 'anything but fax', 'mail or email', '555-123-4567'])('%s is asked about', (said) => expect(readAs('delivery', said)).toMatchObject({ problem: 'vague' }))
  it.each(['can they fax it?', 'no', 'text me', 'back'])('not %s', (said) => expect(readAs('delivery', said)).toEqual({ problem: 'unreadable' }))
})
