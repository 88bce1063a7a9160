import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ContentError } from '../knowledge/load.ts'

const ROOT = join(import.meta.dirname, '../../knowledge/understanding')

/** Reads one list of knowledge/understanding and checks its shape. Throws ContentError, which stops the start. */
export function wordList<T>(name: string, schema: z.ZodType<T>): T {
  const file = `understanding/${name}.yaml`
  let data: unknown
  try {
    data = parse(readFileSync(join(ROOT, `${name}.yaml`), 'utf8'))
  } catch (error) {
    throw new ContentError(file, `cannot be read as YAML: ${(error as Error).message}`)
  }
  const parsed = schema.safeParse(data)
  if (!parsed.success) throw new ContentError(file, z.prettifyError(parsed.error))
  return parsed.data
}

/** Words or phrases in both languages; a message may use either whatever the conversation's language is. */
export const Phrases = z.strictObject({ en: z.array(z.string().min(1)), es: z.array(z.string().min(1)) })
export type Phrases = z.infer<typeof Phrases>
