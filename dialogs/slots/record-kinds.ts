import type { RecordItem, Records } from '../../src/dialog/slot.ts'
import type { Language } from '../../src/knowledge/schema.ts'
import { split } from './record-parts.ts'
import { findKinds, list, type Sensitive } from './record-words.ts'

const kindOf = (kind: string | undefined) => (kind !== undefined && Object.hasOwn(list.kinds, kind) ? list.kinds[kind] : undefined)

/** How a letter names one wanted thing. */
export const describeRecord = ({ kind, text }: RecordItem, language: Language): string => kindOf(kind)?.letter[language] ?? text
/** The wanted records as a letter names them, in one line. */
export const describeRecords = (items: RecordItem[], language: Language): string => items.map((item) => describeRecord(item, language)).join('; ')

/** Why some of these records need care: 42 CFR Part 2, state law, or because they should not be said aloud. The person's own words count too. */
export const sensitiveKinds = (items: RecordItem[]): Sensitive[] =>
  [...new Set(items.flatMap(({ kind, text }) => [kind, ...findKinds(split(text).map((w) => w.key)).map((hit) => hit.value)].flatMap((one) => kindOf(one)?.sensitive ?? [])))]

/** Whether what is wanted takes in records about HIV, mental health, reproductive health or substance use: everything does. */
export const isSensitive = (wanted: Records | null | undefined): boolean => wanted === 'all' || (Array.isArray(wanted) && sensitiveKinds(wanted).length > 0)
