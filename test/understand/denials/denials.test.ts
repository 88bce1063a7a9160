import { describe, expect, it, test } from 'vitest'
import { knowledge } from '../support.ts'
import { allLetters, markOf, newRefusalReader, ordinaryMessages, TODAY, unseenLetters, type Labelled, type MarkName } from './letters.ts'

const refusals = newRefusalReader()
const letters = allLetters()
const read = (text: string, context: Partial<Parameters<typeof refusals.readRefusal>[1]> = {}) => refusals.readRefusal(text, { today: TODAY, ...context })

/** The least share that is read right, of letters whose labels were written before they were read. `falsely_missing`: nothing is called missing that is not. */
const FLOORS: Record<MarkName, number> = { kind: 0.95, ground: 0.95, grounds: 0.9, category: 0.95, missing: 0.95, falsely_missing: 1, present: 0.95, days: 0.95, provider: 0.9, facts: 0.9 }

/** The same of letters that were written before any was read. */
const UNSEEN: Record<Exclude<MarkName, 'provider' | 'facts'>, number> = { kind: 0.9, ground: 0.9, grounds: 0.85, category: 0.93, missing: 0.95, falsely_missing: 0.93, present: 0.9, days: 0.9 }

describe.each([
  ['letters of our own', letters, FLOORS],
  ['letters that were written before they were read', unseenLetters(), UNSEEN],
])('%s', (_, of: Labelled[], floors: Partial<Record<MarkName, number>>) => {
  const marks = of.map((letter) => ({ id: letter.id, marks: markOf(letter) }))
  it.each(Object.entries(floors))('%s', (key, floor) => {
    const name = key as MarkName
    const labelled = marks.filter(({ marks: read }) => read[name] !== undefined)
    const wrong = labelled.filter(({ marks: read }) => read[name] !== true).map(({ id, marks: read }) => `${id}: ${read[name]}`)
    expect(labelled.length).toBeGreaterThanOrEqual(5)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(Math.floor((1 - floor) * labelled.length))
  })
})

test('an ordinary message is no letter', () => {
  const said = ordinaryMessages()
  expect(said.length).toBeGreaterThan(150)
  const taken = said.filter((one) => refusals.letterKind(one))
  expect(taken.length, taken.join('\n')).toBeLessThanOrEqual(said.length * 0.01)
})

test('what people say themselves is no letter', () => {
  const said = [...knowledge.topics.values()].flatMap(({ text }) => [...text.values()].flatMap(({ phrases, tests }) => [...phrases, ...tests]))
  expect(said.length).toBeGreaterThan(3000)
  expect(said.filter((one) => refusals.letterKind(one)).length / said.length).toBeLessThanOrEqual(0.001)
})

test('words are the letter\'s own, at most 200 characters', () => {
  for (const { text, written } of letters) {
    const flat = text.replace(/\s+/g, ' ')
    const finding = read(text, { ...(written !== undefined && { written }) })
    for (const words of [...finding.grounds.map((g) => g.words), ...Object.values(finding.lines).map((l) => l.words ?? '')]) {
      expect(words.length).toBeLessThanOrEqual(200)
      expect(flat).toContain(words.replace(/^…|…$/g, '').trim())
    }
  }
})

describe('time', () => {
  const letter = (asked: string, on: string) => `Fernhill Clinic\n${on}\nDear Ms. Roe,\nYour request ${asked} is denied because the notes are psychotherapy notes.`
  it.each([
    ['received on September 1, 2026', 'October 1, 2026', 'present'],
    ['received on September 1, 2026', 'October 2, 2026', 'missing'],
    ['dated September 1, 2026', 'October 1, 2026', 'present'],
    ['dated September 1, 2026', 'October 2, 2026', 'cannot_tell'],
    ['for records', 'October 2, 2026', 'cannot_tell'],
  ])('request %s, letter of %s: %s', (asked, on, standing) => expect(read(letter(asked, on)).lines.timely.standing).toBe(standing))
  it('no day is one to come: what the letter says of tomorrow is a slip', () => {
    expect(read(letter('received on November 24, 2026', 'November 24, 2026'))).toMatchObject({ letterDate: '2026-11-24', receivedDate: '2026-11-24' })
    const tomorrow = read(letter('received on November 25, 2026', 'November 25, 2026'))
    expect([tomorrow.letterDate, tomorrow.receivedDate, tomorrow.requestDate]).toEqual([undefined, undefined, undefined])
  })
  it('an extension that was sent before makes a late letter uncertain, up to the end of both times', () => {
    const late = (on: string) => read(`${letter('received on September 1, 2026', on)}\nWe previously notified you of a delay in our extension letter.`).lines.timely.standing
    expect(late('October 20, 2026')).toBe('cannot_tell')
    expect(late('November 1, 2026')).toBe('missing')
  })
  it('words spoken lack writing only when the 30 days are over', () => {
    const spoken = (received: string) => read('She said the notes belong to the clinic and they do not give them out.', { written: false, received }).lines
    expect(spoken('2026-10-25').in_writing.standing).toBe('cannot_tell')
    expect(spoken('2026-10-24').in_writing.standing).toBe('missing')
    expect(Object.values(spoken('2026-11-20')).map(({ standing }) => standing)).not.toContain('missing')
  })
})

describe('the notice', () => {
  const danger = 'We received your request on November 2, 2026. Access is denied because our physician found that it is reasonably likely to endanger your life or physical safety.'
  const upset = 'We received your request on November 2, 2026. Access is denied because reading the notes may upset you.'
  const end = (line: string, reason = danger) => read(`Dear Mr. Poe, ${reason}\n${line}\nSincerely, Ann Vale`).lines
  it.each([
    ['You may have this reviewed. Write to our office within the next weeks and ask for a review by another licensed professional.', 'present'],
    ['This decision is final.', 'missing'],
    ['', 'missing'],
  ])('review: "%s" %s', (line, standing) => expect(end(line).review_rights.standing).toBe(standing))
  it('a review is asked for by no other ground', () => expect(end('This decision is final.', upset).review_rights.standing).toBe('does_not_apply'))
  it.each([
    ['You may complain to the Secretary of Health and Human Services.', 'present'],
    ['You may file a grievance with our Patient Advocate.', 'present'],
    ['Please call us with questions at 555-0100.', 'missing'],
  ])('complaint: "%s" %s', (line, standing) => expect(end(line).complaint_description.standing).toBe(standing))
  it.each([
    ['Complaints: Privacy Officer, 555-0100.', 'present', 'present'],
    ['You may complain to the Office for Civil Rights at 1-800-368-1019.', 'missing', 'missing'],
    ['Complaints go to the Privacy Officer, fax 217-555-0100.', 'missing', 'present'],
    ['Phone 217-555-0100', 'cannot_tell', 'cannot_tell'],
  ])('contact: "%s" phone %s, name %s', (line, phone, name) => {
    const lines = end(line)
    expect([lines.contact_phone.standing, lines.contact_name_or_title.standing]).toEqual([phone, name])
  })
  it('where the record is and whether the rest was given is never missing', () => {
    for (const { text } of letters) {
      const { rest_of_record_given, told_where } = read(text)
      expect([rest_of_record_given.standing, told_where.standing]).not.toContain('missing')
    }
  })
})

describe('any text', () => {
  const odd = ['', ' ', '.', '?!'.repeat(9000), '['.repeat(20_000), '[ ] '.repeat(9000), '_'.repeat(30_000), '\n'.repeat(60_000), 'a'.repeat(60_000), 'denied '.repeat(9000), 'Dr. '.repeat(15_000), '1/'.repeat(30_000), '5'.repeat(60_000), '\ud83d\ude00'.repeat(20_000), `"${'we can not release your records '.repeat(2000)}`]
  it.each(odd.map((text) => [text.slice(0, 12), text]))('%j is a finding, and soon', (_, text) => {
    refusals.letterKind(text)
    const start = performance.now()
    expect(Object.keys(read(text).lines)).toHaveLength(8)
    expect(performance.now() - start).toBeLessThan(2000)
  })
  it('time grows with the length alone', () => {
    const long = (times: number) => letters.map(({ text }) => text).join('\n\n').repeat(4).slice(0, 15_000 * times)
    const time = (text: string) => {
      const runs = Array.from({ length: 5 }, () => {
        const start = performance.now()
        read(text)
        return performance.now() - start
      })
      return Math.min(...runs)
    }
    time(long(1))
    expect(time(long(4)) / time(long(1))).toBeLessThan(8)
  })
  it('a letter costs under 20 ms', () => {
    for (const { text } of letters) read(text)
    const times = letters.map(({ text }) => {
      const start = performance.now()
      refusals.letterKind(text)
      read(text)
      return performance.now() - start
    }).sort((a, b) => a - b)
    expect(times[times.length >> 1]).toBeLessThan(20)
  })
})
