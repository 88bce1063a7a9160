import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { yaml } from './file.ts'
import { LANGUAGES, type Authority, type Language } from './schema.ts'

const Words = z.strictObject({ en: z.string().trim().min(1), es: z.string().trim().min(1) } satisfies Record<Language, unknown>)
const Span = { days: z.int().positive(), unit: z.enum(['calendar', 'business']) }

/** knowledge/law/states/<code>.yaml: a state's own time to answer, for the states whose law was read. */
const StateFile = z.strictObject({
  name: Words,
  deadlines: z.array(z.strictObject({
    right: z.enum(['copies', 'inspect']),
    ...Span,
    /** Whom it binds, in plain words. */
    applies_to: Words,
    extension: z.strictObject(Span).optional(),
  })).min(1),
  source: z.strictObject({ label: z.string().min(1), url: z.url() }),
  seen: z.enum(['full-text', 'excerpt', 'secondary']),
  checked: z.iso.date(),
  notes: Words.optional(),
})

/** What a state's law says of the time to answer. Of other states nothing is said but the federal limit. */
export interface StateLaw extends z.infer<typeof StateFile> {
  /** Two letters: TN. */
  code: string
}
export type StateDeadline = StateLaw['deadlines'][number]

/** The id of a state's law among the authorities. */
export const stateAuthority = ({ code }: StateLaw): string => `state-${code.toLowerCase()}`

/** Reads the states, by code. Throws ContentError. */
export function loadStates(root: string): Map<string, StateLaw> {
  return new Map(readdirSync(join(root, 'law', 'states')).filter((file) => /^[a-z]{2}\.yaml$/.test(file)).sort().map((file) => {
    const code = file.slice(0, 2).toUpperCase()
    return [code, { code, ...yaml(root, `law/states/${file}`, StateFile) }]
  }))
}

/** A state's law as a source that an answer may cite. */
export const authorityOf = (state: StateLaw): Authority => ({
  id: stateAuthority(state), title: `${state.name[LANGUAGES[0]]}: time to answer a request for medical records`, label: state.source.label, url: state.source.url, seen: state.seen, paragraphs: ['*'],
})
