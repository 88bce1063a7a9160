import { describe, expect, it } from 'vitest'
import { ladder, type GroundStands, type Situation } from '../../src/case/ladder.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const { remedies, topics } = loadKnowledge('knowledge')
const nothing: Situation = { bound: true, refused: false, late: false, grounds: [], about: [], electronic: false, deskWords: false, poorNotice: false, complaintNear: false, done: [] }
const open = (more: Partial<Situation>) => ladder(remedies.values(), { ...nothing, ...more }).map(({ remedy, done }) => `${remedy.id}${done ? ' (done)' : ''}`)

describe('what is first', () => {
  it.each([
    ['silence', { late: true }, 'overdue-notice'],
    ['a reason that is none', { refused: true, grounds: ['not'] }, 'denial-letter'],
    ['no reason known, or a poor notice', { refused: true }, 'denial-letter'],
    ['a reason that can be reviewed', { refused: true, grounds: ['reviewable'] }, 'review'],
    ['a part they may keep', { refused: true, grounds: ['part'] }, 'everything-else'],
    ['a part they may keep, and a reason that is none', { refused: true, grounds: ['part', 'not'] }, 'denial-letter'],
    ['a refusal after the time was over', { refused: true, late: true, grounds: ['not'] }, 'denial-letter'],
    ['a price', { about: ['fees'] }, 'fee-dispute'],
    ['a form that is no use', { about: ['format-delivery'] }, 'format-dispute'],
    ['pictures', { about: ['images'] }, 'format-dispute'],
    ['the time for a complaint nearly over', { refused: true, grounds: ['reviewable'], complaintNear: true }, 'ocr-complaint'],
    ['the letter was written', { refused: true, grounds: ['not'], done: ['denial-response'] }, 'privacy-officer-complaint'],
    ['the complaint was made, and its time is nearly over', { refused: true, grounds: ['not'], complaintNear: true, done: ['ocr-complaint'] }, 'denial-letter'],
  ] satisfies [string, Partial<Situation>, string][])('%s', (_, situation, first) => expect(open(situation)[0]).toBe(first))

  it('a part they may keep in a good notice is nothing to complain of; in a poor one the notice is', () => {
    expect(open({ refused: true, grounds: ['part'] })).not.toContain('ocr-complaint')
    expect(open({ refused: true, grounds: ['part'], poorNotice: true })).toContain('ocr-complaint')
  })
  it('a report to the federal office is for records on a computer that are kept back wrongly', () => {
    const reported = (more: Partial<Situation>) => open(more).includes('info-blocking-report')
    expect(reported({ refused: true, electronic: true, grounds: ['not'] })).toBe(true)
    expect(reported({ late: true, electronic: true })).toBe(true)
    expect(reported({ electronic: true })).toBe(false)
    expect(reported({ refused: true, grounds: ['not'] })).toBe(false)
    expect(reported({ refused: true, electronic: true, grounds: ['part'], poorNotice: true })).toBe(false)
  })
  it('nothing where nothing is wrong', () => expect(open({})).toEqual([]))
  it('what was done stands last', () => expect(open({ late: true, done: ['overdue-notice'] }).at(-1)).toBe('overdue-notice (done)'))
})

describe('in every situation', () => {
  const either = [false, true]
  const grounds: GroundStands[][] = [[], ['not'], ['reviewable'], ['part'], ['open'], ['part', 'reviewable'], ['not', 'part'], ['open', 'part']]
  const all = either.flatMap((refused) => either.flatMap((late) => either.flatMap((electronic) => either.flatMap((complaintNear) => either.flatMap((deskWords) =>
    grounds.flatMap((reasons) => [[], ['fees'], ['images']].map((about): Situation => ({ ...nothing, refused, late, electronic, complaintNear, deskWords, grounds: reasons, about }))))))))
  const said = all.map((situation) => ({ situation, ids: open(situation) }))

  it('a complaint to HHS is first only when its time is nearly over', () =>
    expect(said.filter(({ situation, ids }) => ids[0] === 'ocr-complaint' && !situation.complaintNear)).toEqual([]))
  it('a review is offered where the law gives one, and nowhere else', () =>
    expect(said.filter(({ situation, ids }) => ids.includes('review') !== situation.grounds.includes('reviewable'))).toEqual([]))
  it('a refusal has the letter that asks for all, or the one that asks for the rest, and never both', () =>
    expect(said.filter(({ situation, ids }) => Number(ids.includes('denial-letter')) + Number(ids.includes('everything-else')) !== Number(situation.refused))).toEqual([]))
  it('words for the desk are offered to who was refused, where there are any', () =>
    expect(said.filter(({ situation, ids }) => ids.includes('desk-script') !== (situation.refused && situation.deskWords))).toEqual([]))
  it('they are told apart: no way twice', () => expect(said.filter(({ ids }) => new Set(ids).size !== ids.length)).toEqual([]))
})

it('what a remedy is about exists among the topics', () => {
  for (const topic of ['fees', 'format-delivery', 'images']) expect(topics.has(topic)).toBe(true)
})
