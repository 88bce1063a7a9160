import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { createFactReader, type FactsSaid } from '../../../src/understand/facts.ts'
import { createRefusalReader, NOTICE_LINES, type Category, type NoticeLine } from '../../../src/understand/denial/index.ts'
import { knowledge, newReader, UNDERSTANDING } from '../support.ts'

export const TODAY = '2026-11-24'

/** A letter with what is to be read from it; the files say what each field means. */
export interface Labelled {
  id: string
  text: string
  written?: boolean
  received?: string
  expect: {
    kind: 'refusal' | 'grant' | 'extension' | 'none' | 'any'
    grounds?: string[]
    also?: string[]
    category?: Category
    missing?: string[]
    missing_also?: string[]
    present?: string[]
    letterDate?: string
    requestDate?: string
    receivedDate?: string
    provider?: string
    facts?: Record<string, FactsSaid>
  }
}

export const lettersIn = (name: string): Labelled[] => parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Labelled[]
export const allLetters = (): Labelled[] => readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml')).sort().flatMap(lettersIn)

/** Letters that were written before they were read; the files tell what became of them. */
export const unseenLetters = (): Labelled[] => ['first', 'second', 'third', 'fourth'].flatMap((name) => lettersIn(`unseen/${name}.yaml`))
/** Messages of people that are no letter. */
export const ordinaryMessages = (): string[] => readFileSync(join(import.meta.dirname, 'unseen', 'ordinary.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))

export const newRefusalReader = () => createRefusalReader(knowledge, UNDERSTANDING, newReader(), createFactReader(knowledge, UNDERSTANDING))
const refusals = newRefusalReader()

/** Right or wrong, by what is read: `ground` the first, `grounds` all of them and no other. */
export const MARKS = ['kind', 'ground', 'grounds', 'category', 'missing', 'falsely_missing', 'present', 'days', 'provider', 'facts'] as const
export type MarkName = (typeof MARKS)[number]
export type Marks = Partial<Record<MarkName, string | true>>

/** What the reading of a letter says differently from its labels; true: right; left out: not labelled. */
export function markOf({ text, written, received, expect }: Labelled): Marks {
  const kind = refusals.letterKind(text) ?? 'none'
  const marks: Marks = { ...(expect.kind !== 'any' && { kind: kind === expect.kind || `${kind}` }) }
  if (expect.kind === 'none' || expect.kind === 'extension') return marks
  const finding = refusals.readRefusal(text, { today: TODAY, ...(written !== undefined && { written }), ...(received && { received }) })
  const got = { ...finding.lines, rest_of_record_given: finding.rest_of_record_given, told_where: finding.told_where }
  const found = finding.grounds.map(({ topic }) => topic)
  const missing = NOTICE_LINES.filter((line: NoticeLine) => finding.lines[line].standing === 'missing')
  if (expect.grounds) {
    const allowed = [...expect.grounds, ...(expect.also ?? [])]
    marks.ground = found[0] === expect.grounds[0] || `${finding.grounds.map(({ topic, p }) => `${topic} ${p}`).join(', ') || 'none'}`
    marks.grounds = (expect.grounds.every((one) => found.includes(one)) && found.every((one) => allowed.includes(one))) || found.join(', ') || 'none'
  }
  if (expect.category) marks.category = finding.category === expect.category || finding.category
  if (expect.missing) {
    const left = expect.missing.filter((one) => !missing.includes(one as NoticeLine))
    const wrong = missing.filter((one) => !expect.missing!.includes(one) && !expect.missing_also?.includes(one))
    marks.missing = left.length === 0 || left.map((one) => `${one} ${got[one as NoticeLine].standing}: ${got[one as NoticeLine].words ?? ''}`).join('; ')
    marks.falsely_missing = wrong.length === 0 || wrong.map((one) => `${one}: ${got[one].words ?? ''}`).join('; ')
  }
  if (expect.present) {
    const left = expect.present.filter((one) => got[one as NoticeLine].standing !== 'present')
    marks.present = left.length === 0 || left.map((one) => `${one} ${got[one as NoticeLine].standing}: ${got[one as NoticeLine].words ?? ''}`).join('; ')
  }
  const days = (['letterDate', 'requestDate', 'receivedDate'] as const).filter((key) => expect[key] && finding[key] !== expect[key])
  if (expect.letterDate || expect.requestDate) marks.days = days.length === 0 || days.map((key) => `${key} ${finding[key]}`).join(', ')
  if (expect.provider) marks.provider = finding.provider === expect.provider || `${finding.provider}`
  if (expect.facts) {
    const off = Object.entries(expect.facts).flatMap(([topic, facts]) => Object.entries(facts).filter(([fact, answer]) => finding.facts[topic]?.[fact] !== answer).map(([fact]) => `${topic} ${fact}: ${finding.facts[topic]?.[fact]}`))
    marks.facts = off.length === 0 || off.join(', ')
  }
  return marks
}
