import type { Answers } from '../../src/dialog/slot.ts'
import type { Language } from '../../src/knowledge/schema.ts'
import type { LetterContext } from '../../src/letters/draft.ts'

/** A situation a person may be in; the letter it gives stands in golden/<name>.txt. */
export interface Situation { answers: Answers; language?: Language; context?: Partial<LetterContext> }

const self: Answers = {
  who: 'self', patient_name: 'Gwendolyn Bright-Osei', dob: '1980-03-04', provider: "Tidewater Women's Health", provider_contact: 'Norfolk, VA',
  dates: { from: '2018-01-01', to: '2021-12-31' }, records: 'all', format: 'electronic', delivery: { way: 'email', to: 'gbo@example.org' },
  contact: 'gbo@example.org', state: 'VA',
}
const images: Answers = {
  who: 'self', patient_name: 'Hollis Vandermeer', dob: '1990-10-10', provider: 'ClearView Imaging of Toledo', provider_contact: '9 Secor Rd\nToledo, OH 43606',
  dates: { from: '2024-01-01', to: '2024-03-31' }, records: [{ text: 'the MRI images' }, { text: 'the reports' }], format: 'cd', delivery: { way: 'mail' },
  contact: '12 Elm Ct, Toledo OH 43607', state: 'OH',
}
const mother: Answers = {
  who: 'other:parent', relationship: 'daughter', authority: { kind: 'health-care-agent', text: 'health care power of attorney signed 2023' },
  requester_name: 'Claire Szymanski-Ruiz', patient_name: 'Bernadette Szymanski', dob: '1941-10-30', provider: 'Willow Bend Nursing Center',
  provider_contact: '44 Mill Rd, Paramus NJ', dates: { from: '2026-06-01', to: '2026-11-24' },
  records: [{ text: 'nursing notes' }, { text: 'medication administration records' }, { text: 'care plan' }, { text: 'reports about falls' }],
  format: 'paper', delivery: { way: 'pickup' }, contact: '201-555-0172', state: 'NJ',
}
const child: Answers = {
  who: 'other:child', relationship: 'mother', requester_name: 'Nguyễn Thị Ánh', patient_name: 'Minh Nguyễn', dob: '2015-05-06', provider: 'Lakeshore Pediatrics',
  dates: 'all', records: [{ text: 'immunization record' }], format: 'pdf', delivery: { way: 'portal' }, contact: '312-555-0188',
}
const father: Answers = {
  who: 'other:deceased', relationship: 'son', authority: { kind: 'executor', text: 'letters testamentary' }, requester_name: 'José Ñáñez',
  patient_name: 'Rafael Ñáñez', dob: '1939-01-02', death_date: '2026-02-03', provider: 'St. Brendan Hospital', provider_contact: 'fax 505-555-0107',
  dates: { from: '2025-11-01', to: '2026-02-03' }, records: 'all', format: 'usb', delivery: { way: 'mail', to: '7 Acequia Ln, Taos NM 87571' }, contact: '505-555-0136',
}

export const situations: Record<string, Situation> = {
  'self-all': { answers: self },
  'self-images-on-disc': { answers: images },
  'health-care-agent': { answers: mother },
  parent: { answers: child },
  'parent-of-a-grown-child': { answers: { ...child, dob: '1999-05-06' } },
  executor: { answers: father },
  'next-of-kin': { answers: { ...father, authority: { kind: 'next-of-kin', text: 'none' }, death_date: null } },
  guardian: { answers: { ...mother, who: 'other:guardian', relationship: 'niece', authority: { kind: 'guardian', text: '' } } },
  'power-of-attorney': { answers: { ...mother, authority: { kind: 'agent', text: 'POA' }, delivery: { way: 'fax', to: '201-555-0173' } } },
  'no-papers': { answers: { ...mother, who: 'other:spouse', relationship: 'husband', authority: { kind: 'none', text: '' }, requester_name: null } },
  'patient-signs': { answers: { ...mother, authority: { kind: 'patient-signs', text: '' } } },
  'third-person': {
    answers: { ...self, delivery: { way: 'third-party', to: '800 Court St, Norfolk VA 23510' }, recipient: 'Attorney Ruth Odom', contact: '757-555-0111' },
  },
  'third-person-unnamed': { answers: { ...self, delivery: { way: 'third-party' }, recipient: null } },
  'all-declined': {
    answers: {
      who: 'self', patient_name: '王小明', dob: null, provider: 'Harbor Clinic', provider_contact: null, dates: null, records: 'all', format: null, delivery: null,
      contact: null, state: null,
    },
  },
  'sensitive-in': { answers: self, context: { sensitive: 'include' } },
  'sensitive-out': { answers: self, context: { sensitive: 'leave-out' } },
  'reading-copy': { answers: self, language: 'es' },
  'reading-copy-executor': { answers: { ...father, records: [{ text: 'notas' }] }, language: 'es', context: { sensitive: 'include' } },
  'reading-copy-third-person': { answers: { ...mother, delivery: { way: 'third-party' }, recipient: 'Dra. Ana Peña, 5 Oak St, Reno NV' }, language: 'es', context: { sensitive: 'leave-out' } },
}
