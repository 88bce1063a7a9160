import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ContentError } from '../knowledge/load.ts'
import { LANGUAGES, Telling, type Language, type Told, type Topic } from '../knowledge/schema.ts'
import { readContent } from './lexicon.ts'

const ToldFile = z.strictObject({ en: z.array(Telling).default([]), es: z.array(Telling).default([]) })

/** The messages from which the facts of a topic are learned: its phrases, and those of knowledge/understanding/told/<topic>.yaml. Throws ContentError. */
export function toldOf({ id, facts, text }: Topic, folder: string): (Told & { language: Language })[] {
  const name = `told/${id}.yaml`
  const written = existsSync(join(folder, name)) ? readContent(folder, name, ToldFile) : { en: [], es: [] }
  const unknown = [...written.en, ...written.es].flatMap((told) => Object.keys(told.facts)).find((fact) => !facts.some((one) => one.id === fact))
  if (unknown) throw new ContentError(`understanding/${name}`, `the topic has no fact "${unknown}"`)
  return LANGUAGES.flatMap((language) => [...text.get(language)!.told, ...written[language]].map((told) => ({ ...told, language })))
}
