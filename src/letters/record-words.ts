import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { RecordItem } from '../dialog/slot.ts'
import type { Language } from '../knowledge/schema.ts'

/** How a wanted record is named in a letter. */
export type DescribeRecord = (item: RecordItem, language: Language) => string

const FILE = new URL('../../knowledge/understanding/records.yaml', import.meta.url)
const Words = z.looseObject({ kinds: z.record(z.string(), z.looseObject({ letter: z.record(z.string(), z.string()) })) })

/** The words of knowledge/understanding/records.yaml, by kind and language. */
export function recordWords(file: URL = FILE): DescribeRecord {
  const { kinds } = Words.parse(parse(readFileSync(file, 'utf8')))
  return ({ kind, text }, language) => (kind !== undefined && Object.hasOwn(kinds, kind) && kinds[kind]!.letter[language]) || text
}

let read: DescribeRecord | undefined
/** The words of that file, read once. A kind it does not have is named in the person's own words. */
export const describeRecord: DescribeRecord = (item, language) => (read ??= recordWords())(item, language)
