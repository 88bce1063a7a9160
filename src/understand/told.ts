import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ContentError } from '../knowledge/load.ts'
import { LANGUAGES, Telling, type Language, type Told, type Topic } from '../knowledge/schema.ts'
import { readContent } from './lexicon.ts'

const ToldFile = z.strictObject({ en: z.array(Telling).default([]), es: z.array(Telling).default([]) })

/** A phrase of the topic is what people write as a rule; the messages written to tell facts tell more than most do. */
const WEIGHT = { phrase: 3, told: 1 }

/** The messages from which the facts of a topic are learned: its phrases, and those of knowledge/understanding/told/<topic>.yaml. Throws ContentError. */
export function toldOf({ id, facts, text }: Topic, folder: string): (Told & { language: Language; weight: number })[] {
  const name = `told/${id}.yaml`
  const written = existsSync(join(folder, name)) ? readContent(folder, name, ToldFile) : { en: [], es: [] }
  const unknown = [...written.en, ...written.es].flatMap((told) => Object.keys(told.facts)).find((fact) => !facts.some((one) => one.id === fact))
  if (unknown) throw new ContentError(`understanding/${name}`, `the topic has no fact "${unknown}"`)
  const weighed = (all: readonly Told[], language: Language, weight: number) => all.map((told) => ({ ...told, language, weight }))
  return LANGUAGES.flatMap((language) => [...weighed(text.get(language)!.told, language, WEIGHT.phrase), ...weighed(written[language], language, WEIGHT.told)])
}
