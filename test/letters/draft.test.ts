import { describe, expect, it } from 'vitest'
import type { Answers, Authority, Delivery, Format, Who } from '../../src/dialog/slot.ts'
import { LANGUAGES } from '../../src/knowledge/schema.ts'
import { recordWords } from '../../src/letters/record-words.ts'
import { letterText } from '../../src/letters/text.ts'
import { letterOf, request } from './letters.ts'
import { generator } from './random.ts'
import { situations } from './situations.ts'

const { answers: self } = situations['self-all']!
const text = (answers: Answers, more: Parameters<typeof request>[2] = {}) => letterText(request(answers, 'en', more))

describe('a records request', () => {
  it('has what the rule and a clerk need', () => {
    for (const words of ['November 24, 2026', "Tidewater Women's Health", 'Norfolk, VA', 'Patient: Gwendolyn Bright-Osei', 'Date of birth: March 4, 1980', '2018 through 2021',
      '45 CFR 164.524', 'designated record set', 'within 30 days of the day you receive it', 'in writing within those 30 days', 'send the rest', 'the basis', 'phone number',
      'confirm that you have received', 'fee', 'item by item', 'electronic copy', 'readable electronic form', 'gbo@example.org']) expect(text(self)).toContain(words)
  })

  it('accepts the risk of plain e-mail only where e-mail was chosen', () => {
    expect(text(self)).toContain('unencrypted e-mail has some risk and still ask for it')
    for (const way of ['mail', 'pickup', 'portal', 'fax', 'third-party'] as const) expect(text({ ...self, delivery: { way } })).not.toContain('unencrypted')
  })

  it('sends to the contact where that is an address of the kind', () => {
    expect(text({ ...self, delivery: { way: 'email' }, contact: 'call 757-555-0111 or gbo@example.org' })).toContain('by e-mail to gbo@example.org.')
    expect(text({ ...self, delivery: { way: 'mail' }, contact: '12 Elm Ct, Toledo OH' })).toContain('mail it to 12 Elm Ct, Toledo OH.')
    expect(text({ ...self, delivery: { way: 'mail' }, contact: '757-555-0111' })).toContain('Please mail it.')
  })

  it('names who gets it and where, in a direction that is signed', () => {
    const letter = text(situations['third-person']!.answers)
    expect(letter).toContain('my signed direction (45 CFR 164.524(c)(3)(ii))')
    expect(letter).toContain('Attorney Ruth Odom\n800 Court St, Norfolk VA 23510')
    expect(letter, 'the limit on fees does not hold for a copy to someone else').not.toContain('cost-based')
  })

  it('takes sensitive records in or leaves them out only where that was said', () => {
    expect(text(self)).not.toMatch(/HIV|psychotherapy/)
    expect(text(self, { sensitive: 'include' })).toMatch(/Please include records about HIV, mental health, reproductive health, and substance use.*psychotherapy notes that are kept apart/)
    expect(text(self, { sensitive: 'leave-out' })).toMatch(/For now, please leave out records about HIV/)
  })

  it('says in what standing someone else asks, and encloses the paper', () => {
    const of = (name: string) => text(situations[name]!.answers)
    expect(of('health-care-agent')).toMatch(/personal representative of Bernadette Szymanski.*A copy of the health care power of attorney is enclosed/)
    expect(of('parent')).toMatch(/I am the mother of Minh Nguyễn, who is a minor/)
    expect(of('executor')).toMatch(/personal representative \(executor or administrator\)/)
    expect(of('patient-signs')).toMatch(/_\nBernadette Szymanski\n$/)
    expect(of('health-care-agent')).toMatch(/_\nClaire Szymanski-Ruiz\n/)
  })

  it.each(['parent-of-a-grown-child', 'no-papers', 'next-of-kin'])('claims no standing that was not told: %s', (name) => {
    expect(text(situations[name]!.answers)).not.toMatch(/personal representative|who is a minor/)
  })

  it('ends a power of attorney, and a parent’s place, with the patient’s death', () => {
    expect(text({ ...situations['health-care-agent']!.answers, who: 'other:deceased' })).not.toMatch(/personal representative|agent/)
  })

  it.each([['en', 'wife', 'wife'], ['es', 'wife', 'esposa'], ['es', 'cousin', 'primo o prima'], ['es', 'grandchild', 'nieto o nieta'], ['en', 'her roommate', '____'], ['es', 'her roommate', '____']] as const)(
    'says what the signer is to the patient, where it is one plain word (%s: %s)', (language, relationship, word) =>
      expect(letterText(letterOf('ocr-complaint', { ...self, who: 'other:relative', authority: { kind: 'none', text: '' }, relationship, requester_name: 'Iris Quill' }, language)))
        .toMatch(new RegExp(`(?:What I am to the patient|Lo que soy del paciente): ${word}`)))

  it('reads nothing that a person typed as a template or as marks', () => {
    const odd = '- {{ law.access_days }} {% if %} # | ____ **x**'
    const { blocks } = request({ ...self, patient_name: odd, provider: odd, provider_contact: `${odd}\n# two`, contact: odd, records: [{ text: odd }] })
    expect(blocks.filter(({ type }) => type === 'heading')).toHaveLength(1)
    expect(blocks.filter(({ type }) => type === 'list')).toEqual([{ type: 'list', items: [odd] }])
    expect(blocks.filter(({ type }) => type === 'signature')).toEqual([{ type: 'signature', name: odd }])
  })

  it('takes out what cannot be seen: emoji, direction marks, breaks', () => {
    const letter = text({ ...self, patient_name: 'Ana 🙂\u202e\u0007\n Peña👩🏽‍⚕️', provider: 'Acme® Clinic ✅' })
    expect(letter).toContain('Patient: Ana Peña\n')
    expect(letter).toContain('Acme® Clinic\n')
  })

  it('names a kind of record in the letter’s language, and the person’s own words where there is no kind', () => {
    const describe = recordWords()
    expect(describe({ kind: 'labs', text: 'los laboratorios' }, 'en')).toBe('laboratory results')
    expect(describe({ kind: 'constructor', text: 'my chart' }, 'en')).toBe('my chart')
    expect(describe({ text: 'sleep study' }, 'en')).toBe('sleep study')
  })
})

describe('the calendar of a letter', () => {
  it('counts from the letter, then from the day it arrived', () => {
    const days = (dates: { id: string; on: string }[]) => dates.map(({ id, on }) => `${id} ${on}`)
    expect(days(request(self).dates)).toEqual(['confirm 2026-11-27', 'soon 2026-12-19', 'due 2026-12-24', 'late 2026-12-25'])
    const moved = request(self, 'en', { arrived: '2026-12-01' })
    expect(days(moved.dates)).toEqual(['soon 2026-12-26', 'due 2026-12-31', 'late 2027-01-01'])
    expect(moved.dates[1]!.note).toContain('They got the letter on December 1, 2026.')
    expect(request(self).dates[2]!.note).toContain('If they got it later, this day moves')
  })
})

/** Every sentence is whole, whatever was told and whatever was not. */
describe('no hole, in 4,000 letters of things told and left out', () => {
  const random = generator(20_261_124)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const maybe = <T>(values: readonly T[]): T | null | undefined => (random() < 0.25 ? undefined : random() < 0.25 ? null : pick(values))
  const whos: Who[] = ['self', 'other', 'other:child', 'other:parent', 'other:spouse', 'other:relative', 'other:guardian', 'other:agent', 'other:deceased']
  const kinds: Authority[] = ['health-care-agent', 'agent', 'guardian', 'parent', 'executor', 'next-of-kin', 'patient-signs', 'none', 'unsure']
  const formats: Format[] = ['electronic', 'pdf', 'paper', 'cd', 'usb', 'portal']
  const ways: Delivery[] = ['email', 'mail', 'pickup', 'portal', 'fax', 'third-party']
  const answers = (): Answers => {
    const way = maybe(ways), kind = maybe(kinds), to = maybe(['12 Elm Ct, Toledo OH', 'a@example.org', ' ', '555-0101'])
    return {
      who: maybe(whos), relationship: maybe(['daughter', 'Mother', 'her roommate', 'hija', '']), authority: kind && { kind, text: '' }, requester_name: maybe(['José Ñáñez', '🙂']),
      patient_name: pick(['Nguyễn Thị Ánh', '王小明', ' ', '🙂']), dob: maybe(['1980-03-04', '2020-02-29']), death_date: maybe(['2026-01-02']),
      provider: pick(['Harbor  Clinic', '']), provider_contact: maybe(['1 Quay St\n\nReno NV', '']),
      dates: maybe(['all', { from: '2024-01-01', to: '2024-03-31' }, { from: '2024-02-03', to: '2024-02-03' }] as const),
      records: pick<NonNullable<Answers['records']> | null>(['all', [], null, [{ text: 'x-rays.' }, { text: ' ' }], [{ kind: 'labs', text: 'labs' }, { kind: 'none-such', text: 'sleep study' }]]),
      format: maybe(formats), delivery: way && { way, ...(to && { to }) }, recipient: maybe(['Dra. Ana Peña, 5 Oak St', '']), contact: maybe(['a@example.org', '555-0101', '12 Elm Ct', '\n']),
    }
  }

  it.each(LANGUAGES)('%s', (language) => {
    for (let n = 0; n < 2000; n++) {
      const given = answers()
      const sensitive = pick([undefined, 'include', 'leave-out'] as const)
      const { blocks, dates } = request(given, language, { ...(sensitive && { sensitive }) })
      const why = JSON.stringify(given)
      for (const block of blocks) {
        const lines = block.type === 'lines' ? block.lines : block.type === 'list' ? block.items : [block.type === 'signature' ? block.name || 'by hand' : block.text]
        expect(lines.length, why).toBeGreaterThan(0)
        for (const line of lines) {
          expect(line, why).toMatch(/\S/)
          expect(line, why).not.toMatch(/undefined|null|NaN|\[object|Invalid|\{\{|\}\}|\{%|[\ue000]| {2}| [.,;:)]|\( |\.\.|,\.|\b(to|of|at|a|de|así:)\s*\.|: *$(?<!(copy these records|office|médicos|straight to|estos documentos|directamente a):)/)
        }
      }
      expect(blocks.flatMap((block) => (block.type === 'paragraph' && !/[.:,]$/.test(block.text) ? [block.text] : [])), why).toEqual([])
      const ends = blocks.map((block, i) => (block.type === 'paragraph' && /(records|documentos|straight to|directamente a):$/.test(block.text) ? blocks[i + 1]?.type : 'list'))
      expect(ends.every((type) => type === 'list' || type === 'lines'), why).toBe(true)
      expect(blocks.filter(({ type }) => type === 'signature'), why).toHaveLength(1)
      const all = letterText({ letter: '', language, title: '', date: '', blocks, dates })
      expect(all, why).not.toMatch(/\n{4}/)
      expect(all, why).not.toMatch(/\bpay\b|willing|\bbecause\b|violat|illegal|unlawful|broke the law|\bsue\b|lawyer|penalt|report you|pagaré|porque|viola|ilegal|demandar|multa/i)
      expect(dates.length, why).toBe(4)
    }
  })
})
