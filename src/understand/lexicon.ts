import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ContentError } from '../knowledge/load.ts'
import { LANGUAGES, type Language } from '../knowledge/schema.ts'
import type { Pattern } from './patterns.ts'
import type { Contractions } from './words.ts'

/** Patterns parted by "|". */
export const Patterns = z.string().transform((text) => text.split('|').map((p) => p.trim()).filter(Boolean))
/** `except`: where one of these is found, the group's own patterns are not. */
const Group = z.strictObject({ any: Patterns.optional(), en: Patterns.optional(), es: Patterns.optional(), except: Patterns.optional() })

/** Named groups of patterns: knowledge/understanding/concepts.yaml and its like. */
export const PatternFile = z.record(z.string().regex(/^[a-z0-9-]+$/), Group)
export type PatternFile = z.infer<typeof PatternFile>

/** knowledge/understanding/words.yaml. */
export const WordFile = z.strictObject({
  contractions: z.record(z.string(), z.string()),
  stop: z.strictObject({ en: z.string(), es: z.string() }),
  language: z.strictObject({ either: Patterns, en: z.array(z.string()), es: z.array(z.string()) }),
})

/** Reads a YAML file of knowledge/understanding. Throws ContentError, which names the file and the field. */
export function readContent<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  let data: unknown
  try {
    data = parse(readFileSync(join(folder, name), 'utf8'))
  } catch (error) {
    throw new ContentError(`understanding/${name}`, `cannot be read: ${(error as Error).message}`)
  }
  const parsed = schema.safeParse(data)
  if (!parsed.success) throw new ContentError(`understanding/${name}`, z.prettifyError(parsed.error))
  return parsed.data
}

/** Short forms, each with the words it stands for. */
export const contractionsOf = (file: z.infer<typeof WordFile>): Contractions => new Map(Object.entries(file.contractions).map(([short, long]) => [short, long.split(' ')]))

/** The patterns of a file with their labels: groups are numbered in the order of the file, from `first`. */
export function labelled(file: PatternFile, first = 0): { patterns: Pattern[]; names: string[] } {
  const names = Object.keys(file)
  const patterns = names.flatMap((name, i) => {
    const { any = [], except = [], ...byLanguage } = file[name]!
    const of = (texts: readonly string[], language?: Language) => texts.map((text) => ({ label: first + i, text, ...(language && { language }) }))
    return [...of(any), ...of(except).map((pattern) => ({ ...pattern, except: true })), ...LANGUAGES.flatMap((language) => of(byLanguage[language] ?? [], language))]
  })
  return { patterns, names }
}
