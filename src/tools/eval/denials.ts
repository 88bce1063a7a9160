import { longDate } from '../../text/dates.ts'
import { connect, type Door } from './client.ts'
import type { Notice } from './turn.ts'

/** A denial letter with what is to be read from it. */
export interface Denial {
  id: string
  text: string
  ground: string
  category: string
  request_date?: string
  letter_date?: string
  contents: Record<string, unknown>
  missing: string[]
  /** May be called missing or not. */
  missing_also_ok?: string[]
}

/** A letter's reading against its labels. */
export interface DenialMark { id: string; notice?: Notice; fails: string[] }

/** Pastes each letter as the first message of a conversation and compares what was read from it. */
export async function readDenials(door: Door, denials: readonly Denial[]): Promise<DenialMark[]> {
  const marks: DenialMark[] = []
  for (const denial of denials) {
    const { notice } = await (await connect(door)).say(denial.text)
    marks.push({ id: denial.id, ...(notice && { notice }), fails: notice ? compare(denial, notice) : ['no notice'] })
  }
  return marks
}

const is = (name: string, got: string | undefined, expected: string | undefined) => (expected && got !== expected ? [`${name}: ${got ?? 'none'}, expected ${expected}`] : [])

/** What the notice says differently from the labels, a line each. */
export function compare({ text, ground, category, missing, missing_also_ok = [], request_date, letter_date, contents }: Denial, notice: Notice): string[] {
  const { complaint_entity, complaint_hhs, ...rest } = contents
  const present = [...Object.entries(rest).flatMap(([name, there]) => (there === true ? [name] : [])), ...(complaint_entity === true || complaint_hhs === true ? ['complaint_description'] : [])]
  return [
    ...is('ground', notice.grounds[0], ground),
    ...is('category', notice.category, category),
    ...is('letter_date', notice.letter_date, letter_date),
    // Two of the labelled days are the person's own knowledge and stand in no letter: none read is none wrong there.
    ...(notice.request_date || (request_date && text.includes(longDate(request_date, 'en'))) ? is('request_date', notice.request_date, request_date) : []),
    ...missing.filter((name) => !notice.missing.includes(name)).map((name) => `${name} is missing in the letter and not called so`),
    ...notice.missing.filter((name) => !missing.includes(name) && !missing_also_ok.includes(name)).map((name) => `${name} is called missing and is there`),
    ...present.filter((name) => !notice.present.includes(name) && !notice.cannot_tell.includes(name)).map((name) => `${name} is there and not named as present`),
  ]
}

/** The marks as lines. */
export const denialReport = (marks: readonly DenialMark[]): string =>
  [...marks.map(({ id, fails }) => `${id}  ${fails.join('; ') || 'right'}`), `${marks.filter(({ fails }) => fails.length === 0).length} of ${marks.length} letters read right`].join('\n')
