import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** A content file that does not hold. The message names the file and the field and says what to write instead; it stops the start. */
export class ContentError extends Error {
  override name = 'ContentError'
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`)
  }
}

/** The English files of a folder, as paths below `root`; translations (<id>.<language>.md) stand beside them. */
export const files = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((f) => /(^|[/\\])[^./\\]+\.md$/.test(f)).sort().map((f) => join(folder, f))

/** Reads a YAML file. Throws ContentError. */
export function yaml<T>(root: string, file: string, schema: z.ZodType<T>): T {
  return check(schema, parse(read(root, file)), file)
}

/** Reads a Markdown file with YAML before it. Throws ContentError. */
export function frontMatter(root: string, file: string): { data: unknown; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(read(root, file))
  if (!match) throw new ContentError(file, 'needs front matter between two lines of ---')
  try {
    return { data: parse(match[1]!), body: match[2]!.trim() }
  } catch (error) {
    throw new ContentError(file, `the front matter is not YAML: ${(error as Error).message}`)
  }
}

/** Throws ContentError, which names the field, when the data do not fit. */
export function check<T>(schema: z.ZodType<T>, data: unknown, file: string): T {
  const parsed = schema.safeParse(data)
  if (!parsed.success) throw new ContentError(relative('.', file), z.prettifyError(parsed.error))
  return parsed.data
}

/** A file's text. Throws ContentError. */
export function read(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    throw new ContentError(file, 'is missing; every topic and letter has one file for each language')
  }
}
