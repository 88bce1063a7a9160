import { basename } from 'node:path'
import { z } from 'zod'
import { check, ContentError, files, frontMatter } from './file.ts'
import { Citation, LANGUAGES, SECTIONS, type Language, type Section } from './schema.ts'

/** When a remedy is open; what each word means in a case is reckoned in src/case/ladder.ts. */
const REMEDY_WHEN = ['late', 'reviewable', 'contestable', 'allowed', 'fee', 'form', 'wronged', 'troubled', 'electronic', 'desk'] as const
export type RemedyWhen = (typeof REMEDY_WHEN)[number]

const Line = z.string().trim().min(1)
const RemedyTranslation = z.strictObject({
  title: Line.max(60),
  /** How people choose it in their own words, parted by "|". */
  phrases: Line.transform((text) => text.split('|').map((phrase) => phrase.trim()).filter(Boolean)),
})
const RemedyHead = RemedyTranslation.extend({
  /** Lower numbers come first. */
  order: z.int().positive(),
  when: z.enum(REMEDY_WHEN),
  /** The letter it takes; left out where there is none to write. */
  letter: z.string().optional(),
  /** The section of the reason's topic that it shows, instead of a letter. */
  section: z.enum(SECTIONS).optional(),
  checked: z.iso.date(),
  /** None where no word of law is said. */
  citations: z.array(Citation).default([]),
})

/** `short`: a line for the list. `about`: what must be true first, what it costs, how long it takes, what to bring. */
export interface RemedyText { title: string; phrases: string[]; short: string; about: string }
/** One thing a person can do about a refusal or a silence: knowledge/remedies/<id>.md. */
export interface Remedy {
  id: string
  order: number
  when: RemedyWhen
  letter?: string
  section?: Section
  checked: string
  citations: z.infer<typeof Citation>[]
  text: Map<Language, RemedyText>
}

/** Reads knowledge/remedies, in the order in which they are taken. Throws ContentError. What they point to is checked by the caller. */
export function loadRemedies(root: string): Map<string, Remedy> {
  const all = files(root, 'remedies').map((file): Remedy => {
    const { data, body } = frontMatter(root, file)
    const { title, phrases, letter, section, ...head } = check(RemedyHead, data, file)
    const text = new Map<Language, RemedyText>([['en', { title, phrases, ...sections(file, body) }]])
    for (const language of LANGUAGES.filter((l) => l !== 'en')) {
      const other = file.replace(/\.md$/, `.${language}.md`)
      const translated = frontMatter(root, other)
      text.set(language, { ...check(RemedyTranslation, translated.data, other), ...sections(other, translated.body) })
    }
    return { id: basename(file, '.md'), ...head, ...(letter && { letter }), ...(section && { section }), text }
  })
  return new Map(all.sort((a, b) => a.order - b.order).map((remedy) => [remedy.id, remedy]))
}

function sections(file: string, body: string): Pick<RemedyText, 'short' | 'about'> {
  const match = /^## In short\n([^\n]+)\n+## What it is\n([\s\S]+)$/.exec(body.trim())
  if (!match) throw new ContentError(file, 'needs "## In short" with one line, then "## What it is"')
  return { short: match[1]!.trim(), about: match[2]!.trim() }
}
