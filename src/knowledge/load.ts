import { basename } from 'node:path'
import { z } from 'zod'
import {
  Authority, LANGUAGES, LetterFacts, LetterTranslation, Rule,
  type Citation, type Knowledge, type Language, type Letter,
} from './schema.ts'
import { check, ContentError, files, frontMatter, yaml } from './file.ts'
import { authorityOf, loadStates, stateAuthority } from './state.ts'
import { loadTopic } from './topic.ts'

export { ContentError }

/** Reads and checks the knowledge folder. Throws ContentError at the first file that does not hold. */
export function loadKnowledge(root: string): Knowledge {
  const authorities = new Map<string, Authority>(Object.entries(yaml(root, 'law/authorities.yaml', z.record(z.string(), Authority))).map(([id, a]) => [id, { id, ...a }]))
  const states = loadStates(root)
  for (const state of states.values()) authorities.set(stateAuthority(state), authorityOf(state))
  const rules = new Map(Object.entries(yaml(root, 'law/rules.yaml', z.record(z.string().regex(/^[a-z_]+$/), Rule))))
  const topics = new Map(files(root, 'topics').map((file) => loadTopic(root, file)).map((topic) => [topic.id, topic]))
  const letters = new Map(files(root, 'letters').map((file) => letter(root, file)))
  const knowledge: Knowledge = { topics, letters, authorities, rules, states }
  checkLinks(knowledge)
  return knowledge
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
function checkLinks({ topics, letters, authorities, rules }: Knowledge): void {
  const cites = (file: string, citations: readonly Citation[]) => {
    for (const { authority, paragraph } of citations) {
      const known = authorities.get(authority)
      if (!known) throw new ContentError(file, `citations: there is no authority "${authority}" in law/authorities.yaml`)
      if (!known.paragraphs.includes(paragraph)) throw new ContentError(file, `citations: "${authority}" has no paragraph "${paragraph}"; it has ${known.paragraphs.join(' ')}`)
    }
  }
  for (const { id, group, citations, facts, next, letters: leadsTo, verdict } of topics.values()) {
    const file = `topics/${group}/${id}.md`
    cites(file, [...citations, ...facts.map(({ citation }) => citation)])
    if (verdict !== 'crisis' && citations.some(({ authority }) => authorities.get(authority)!.seen === 'safety')) throw new ContentError(file, 'citations: a safety line is not a source of law')
    for (const other of next) if (!topics.has(other)) throw new ContentError(file, `next: there is no topic "${other}"`)
    for (const { past } of facts) if (past && !rules.has(past)) throw new ContentError(file, `turns_on: there is no rule "${past}" in law/rules.yaml`)
    for (const other of leadsTo) if (!letters.has(other)) throw new ContentError(file, `letters: there is no letter "${other}"`)
  }
  for (const { id, citations, due } of letters.values()) {
    cites(`letters/${id}.md`, citations)
    if (due && !rules.has(due)) throw new ContentError(`letters/${id}.md`, `due: there is no rule "${due}" in law/rules.yaml`)
  }
  for (const [name, { citation }] of rules) cites(`law/rules.yaml ${name}`, [citation])
}
