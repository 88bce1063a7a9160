import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Language } from '../knowledge/schema.ts'
import { render } from './template.ts'

/** Every phrase of the dialogs, by language and dotted id, e.g. `slots.patient_name.ask`. */
export type Catalog = ReadonlyMap<Language, ReadonlyMap<string, string>>

/** Reads dialogs/text: one <language>.yaml each. Throws at a value that is not words. */
export const loadCatalog = (folder: string): Catalog =>
  new Map(readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort().map((file) =>
    [file.replace(/\.yaml$/, '') as Language, new Map(flatten(parse(readFileSync(join(folder, file), 'utf8')), '', file))]))

/** The words for an id, filled in. An id that is not there is a fault of ours, so it throws. */
export function say(catalog: Catalog, language: Language, id: string, values: Record<string, unknown> = {}): string {
  const phrase = catalog.get(language)?.get(id)
  if (phrase === undefined) throw new Error(`there is no text "${id}" in dialogs/text/${language}.yaml`)
  return render(phrase, language, values)
}

/** Whether there are words for an id: for texts that a slot may have or not, like its hint. */
export const has = (catalog: Catalog, language: Language, id: string): boolean => catalog.get(language)?.has(id) ?? false

function flatten(tree: unknown, path: string, file: string): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]]
  if (!tree || typeof tree !== 'object') throw new Error(`dialogs/text/${file}: "${path}" is not words; put quotes around it`)
  return Object.entries(tree).flatMap(([key, value]) => flatten(value, path ? `${path}.${key}` : key, file))
}
