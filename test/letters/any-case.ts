import type { Answers, Authority, Delivery, Format, Who } from '../../src/dialog/slot.ts'
import type { LetterCase } from '../../src/letters/case.ts'
import type { NoticeLine } from '../../src/knowledge/notice.ts'
import { knowledge } from './letters.ts'
import { generator } from './random.ts'

const WHOS: Who[] = ['self', 'other:child', 'other:parent', 'other:spouse', 'other:guardian', 'other:agent', 'other:deceased']
const KINDS: Authority[] = ['health-care-agent', 'agent', 'guardian', 'parent', 'executor', 'next-of-kin', 'patient-signs', 'none']
const FORMATS: Format[] = ['electronic', 'pdf', 'paper', 'cd', 'usb', 'portal']
const WAYS: Delivery[] = ['email', 'mail', 'pickup', 'portal', 'fax', 'third-party']
const LINES: NoticeLine[] = ['basis', 'plain_language', 'review_rights', 'complaint_description', 'contact_name_or_title', 'contact_phone']
const REASONS = [...knowledge.topics.values()].filter(({ refusals }) => Object.values(refusals).some((ways) => ways.length > 0)).map(({ id }) => id)
/** Topics that a letter asks about, reason or no. */
const ASKED = ['fees', 'amendment', 'format-delivery', 'info-blocking', 'accounting-of-disclosures']
/** Days before today, each known by its year alone, so that one day never passes for another. */
const days = (year: number) => Array.from({ length: 28 }, (_, n) => `${year}-${String(1 + (n % 11)).padStart(2, '0')}-${String(n + 1).padStart(2, '0')}`)

/** Cases of every shape, likely and odd, the same in every run: what was told, and what is known of the case. */
export function* anyCases(seed: number, count: number): Generator<{ answers: Answers; case: LetterCase; state: string | undefined }> {
  const random = generator(seed)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const maybe = <T>(values: readonly T[], chance = 0.5): T | undefined => (random() < chance ? pick(values) : undefined)
  const near = () => pick([...days(2026), '2026-10-20', '2026-10-24', '2026-10-25', '2026-11-02', '2026-11-20'])
  for (let n = 0; n < count; n++) {
    const grounds = Array.from({ length: Math.floor(random() * 3) }, () => (random() < 0.1 ? 'fees' : pick(REASONS)))
    const facts: LetterCase['facts'] = {}
    for (const id of [...grounds, pick(REASONS), ...ASKED.filter(() => random() < 0.7)]) {
      for (const fact of knowledge.topics.get(id)!.facts) if (random() < (ASKED.includes(id) ? 0.6 : 0.35)) (facts[id] ??= {})[fact.id] = pick(['yes', 'no', 'yes', 'no', 'unknown'] as const)
    }
    const refused = maybe(['writing', 'spoken'] as const)
    const delays = random() < 0.3 ? Array.from({ length: 1 + Math.floor(random() * 2) }, () => ({ on: near(), ...(random() < 0.7 && { until: near() }), reason: random() < 0.7, inWriting: random() < 0.7 })).sort((a, b) => (a.on < b.on ? -1 : 1)) : undefined
    const parts: { [K in keyof LetterCase]: LetterCase[K] | undefined } = {
      right: maybe(['access', 'amendment', 'amendment', 'accounting'] as const), grounds: maybe([grounds], 0.7), about: maybe([['images', 'labs-clia', 'va-federal', 'practice-closed']], 0.2), facts,
      noReason: maybe([true, false], 0.3), refused, refusedOn: refused && maybe([near()], 0.8), asked: maybe(['writing', 'spoken']), askedOn: maybe([near()]), receivedOn: maybe([near()]),
      noAnswer: maybe([true, false], 0.6), missing: refused === 'writing' ? maybe([LINES.filter(() => random() < 0.4)], 0.8) : undefined, delays, fee: maybe([{}, { on: near() }, { on: near(), amount: '$212' }, { amount: '$212' }], 0.3),
    }
    const kind = maybe(KINDS), way = maybe(WAYS)
    yield {
      answers: {
        who: pick(WHOS), relationship: maybe(['daughter', 'father']), authority: kind && { kind, text: '' }, requester_name: maybe(['José Ñáñez']), patient_name: 'Nguyễn Thị Ánh', dob: maybe(['1980-03-04', '2020-02-29']),
        provider: 'Harbor Clinic', provider_contact: maybe(['1 Quay St\nReno NV']), dates: maybe(['all', { from: '2024-01-01', to: '2024-03-31' }] as const), records: maybe(['all', [{ text: 'x-rays' }]] as const),
        format: maybe(FORMATS), delivery: way && { way }, contact: maybe(['555-0101']), what_happened: maybe(['Nobody called back.']), denial_date: maybe([near(), null], 0.2), request_date: maybe([near(), null], 0.2),
      } as Answers,
      case: Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as LetterCase,
      state: maybe(['TX', 'CA', 'MI'], 0.3),
    }
  }
}
