import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  Authority, LANGUAGES, LetterFacts, LetterTranslation, REQUIRED_SECTIONS, Rule, SECTIONS, TopicFacts, TopicToCome, TopicTranslation, VERDICTS_OF_GROUP,
  type Citation, type Group, type Knowledge, type Language, type Letter, type Section, type Topic, type TopicText,
} from './schema.ts'

/** A content file that does not hold. The message names the file and the field and says what to write instead; it stops the start. */
export class ContentError extends Error {
  override name = 'ContentError'
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`)
  }
}

/** Reads and checks the knowledge folder. Throws ContentError at the first file that does not hold. */
export function loadKnowledge(root: string): Knowledge {
  const authorities = new Map(Object.entries(yaml(root, 'law/authorities.yaml', z.record(z.string(), Authority))).map(([id, a]) => [id, { id, ...a }]))
  const rules = new Map(Object.entries(yaml(root, 'law/rules.yaml', z.record(z.string().regex(/^[a-z_]+$/), Rule))))
  const toCome = new Map(Object.entries(yaml(root, 'topics-to-come.yaml', z.record(z.string(), TopicToCome))))
  const topics = new Map(files(root, 'topics').map((file) => topic(root, file)))
  const letters = new Map(files(root, 'letters').map((file) => letter(root, file)))
  const knowledge: Knowledge = { topics, toCome, letters, authorities, rules }
  checkLinks(knowledge)
  return knowledge
}

function topic(root: string, file: string): [string, Topic] {
  const id = basename(file, '.md')
  const group = basename(dirname(file)) as Group
  const allowed: readonly string[] | undefined = VERDICTS_OF_GROUP[group]
  if (!allowed) throw new ContentError(file, `"${group}" is not a group of topics; use one of ${Object.keys(VERDICTS_OF_GROUP).join(', ')}`)
  const { data, body } = frontMatter(root, file)
  const { title, phrases, tests, ...facts } = check(TopicFacts, data, file)
  if (!allowed.includes(facts.verdict)) throw new ContentError(file, `verdict: a topic in "${group}" may be ${allowed.join(' or ')}, not "${facts.verdict}"`)
  const text = new Map<Language, TopicText>([['en', { title, phrases, tests, sections: sections(file, body) }]])
  for (const language of LANGUAGES.filter((l) => l !== 'en')) {
    const other = file.replace(/\.md$/, `.${language}.md`)
    const translation = frontMatter(root, other)
    text.set(language, { ...check(TopicTranslation, translation.data, other), sections: sections(other, translation.body) })
  }
  return [id, { id, group, ...facts, text }]
}

function letter(root: string, file: string): [string, Letter] {
  const id = basename(file, '.md')
  const { data, body } = frontMatter(root, file)
  const { title, due, ...facts } = check(LetterFacts, data, file)
  const text = new Map([['en' as Language, { title, body }]])
  for (const language of LANGUAGES.filter((l) => l !== 'en')) {
    const other = file.replace(/\.md$/, `.${language}.md`)
    const translation = frontMatter(root, other)
    text.set(language, { ...check(LetterTranslation, translation.data, other), body: translation.body })
  }
  return [id, { id, ...facts, ...(due && { due }), text }]
}

/** Whatever a file points to must be there: authorities and their paragraphs, next topics, letters, rules. */
function checkLinks({ topics, toCome, letters, authorities, rules }: Knowledge): void {
  const cites = (file: string, citations: readonly Citation[]) => {
    for (const { authority, paragraph } of citations) {
      const known = authorities.get(authority)
      if (!known) throw new ContentError(file, `citations: there is no authority "${authority}" in law/authorities.yaml`)
      if (!known.paragraphs.includes(paragraph)) throw new ContentError(file, `citations: "${authority}" has no paragraph "${paragraph}"; it has ${known.paragraphs.join(' ')}`)
    }
  }
  for (const { id, group, citations, next, letters: leadsTo, verdict } of topics.values()) {
    const file = `topics/${group}/${id}.md`
    cites(file, citations)
    if (verdict !== 'crisis' && citations.some(({ authority }) => authorities.get(authority)!.seen === 'safety')) throw new ContentError(file, 'citations: a safety line is not a source of law')
    for (const other of next) if (!topics.has(other) && !toCome.has(other)) throw new ContentError(file, `next: there is no topic "${other}"`)
    for (const other of leadsTo) if (!letters.has(other)) throw new ContentError(file, `letters: there is no letter "${other}"`)
  }
  for (const { id, citations, due } of letters.values()) {
    cites(`letters/${id}.md`, citations)
    if (due && !rules.has(due)) throw new ContentError(`letters/${id}.md`, `due: there is no rule "${due}" in law/rules.yaml`)
  }
  for (const [name, { citation }] of rules) cites(`law/rules.yaml ${name}`, [citation])
  for (const id of toCome.keys()) if (topics.has(id)) throw new ContentError('topics-to-come.yaml', `"${id}" has a file now; take it out here`)
}

/** The English files of a folder; translations (<id>.<language>.md) stand beside them. */
const files = (root: string, folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((f) => /(^|[/\\])[^./\\]+\.md$/.test(f)).sort().map((f) => join(folder, f))

function yaml<T>(root: string, file: string, schema: z.ZodType<T>): T {
  return check(schema, parse(read(root, file)), file)
}

function read(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    throw new ContentError(file, 'is missing; every topic and letter has one file for each language')
  }
}

function frontMatter(root: string, file: string): { data: unknown; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(read(root, file))
  if (!match) throw new ContentError(file, 'needs front matter between two lines of ---')
  try {
    return { data: parse(match[1]!), body: match[2]!.trim() }
  } catch (error) {
    throw new ContentError(file, `the front matter is not YAML: ${(error as Error).message}`)
  }
}

function sections(file: string, body: string): Partial<Record<Section, string>> {
  const found: Partial<Record<Section, string>> = {}
  for (const part of body.split(/^## /m).slice(1)) {
    const end = part.indexOf('\n')
    const heading = part.slice(0, end).trim() as Section
    if (!SECTIONS.includes(heading)) throw new ContentError(file, `"## ${heading}" is not a section; use ${SECTIONS.join(', ')}`)
    found[heading] = part.slice(end).trim()
  }
  for (const heading of REQUIRED_SECTIONS) if (!found[heading]) throw new ContentError(file, `needs a section "## ${heading}"`)
  return found
}

function check<T>(schema: z.ZodType<T>, data: unknown, file: string): T {
  const parsed = schema.safeParse(data)
  if (!parsed.success) throw new ContentError(relative('.', file), z.prettifyError(parsed.error))
  return parsed.data
}
