import { z } from 'zod'
import { CASE_FACTS, Claims } from './claims.ts'
import { ContentError, files, yaml } from './file.ts'
import { loadLetter, PARTS } from './letter.ts'
import { loadRemedies } from './remedy.ts'
import { Authority, Rule, type Citation, type Knowledge } from './schema.ts'
import { loadSheet } from './sheet.ts'
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
  const claims = yaml(root, 'law/claims.yaml', Claims)
  const letters = new Map(files(root, 'letters').filter((file) => !file.startsWith(PARTS)).map((file) => loadLetter(root, file, claims)).map((letter) => [letter.id, letter]))
  const knowledge: Knowledge = { topics, letters, authorities, rules, claims, states, remedies: loadRemedies(root), sheet: loadSheet(root) }
  checkLinks(knowledge)
  return knowledge
}

/** Whatever a file points to must be there: authorities and their paragraphs, next topics, letters, rules. */
function checkLinks({ topics, letters, authorities, rules, claims, remedies, sheet }: Knowledge): void {
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
  for (const { id, citations, letter } of remedies.values()) {
    cites(`remedies/${id}.md`, citations)
    if (letter && !letters.has(letter)) throw new ContentError(`remedies/${id}.md`, `letter: there is no letter "${letter}"`)
  }
  const known = new Set<string>([...CASE_FACTS, ...[...topics.values()].flatMap(({ id, facts }) => facts.map((fact) => `${id}.${fact.id}`))])
  cites('desk/staff-sheet.md', sheet.citations)
  for (const { id, citations, due, takes, unfit, text } of letters.values()) {
    const file = `letters/${id}.md`
    cites(file, citations)
    if (due && !rules.has(due)) throw new ContentError(file, `due: there is no rule "${due}" in law/rules.yaml`)
    for (const topic of takes) if (!topics.get(topic)?.text.get('en')!.sections['In a letter']) throw new ContentError(file, `takes: there is no topic "${topic}" with a section "## In a letter"`)
    const said = [...unfit, ...[...text.values()].flatMap(({ body }) => [...body.matchAll(/\bsaid contains "([^"]*)"/g)].map(([, fact]) => fact!))]
    for (const fact of said) if (!known.has(fact.split(': ')[0]!) || !/: (yes|no)$/.test(fact)) throw new ContentError(file, `"${fact}" is not <topic>.<fact>: <yes or no> of a topic there is`)
  }
  const needs = (file: string, facts: readonly string[]) => {
    for (const fact of facts) if (!known.has(fact)) throw new ContentError(file, `there is no fact "${fact}"; use one of ${CASE_FACTS.join(' ')}, or <topic>.<fact>`)
  }
  for (const [name, claim] of Object.entries(claims)) {
    cites(`law/claims.yaml ${name}`, [claim.citation])
    needs(`law/claims.yaml ${name}`, claim.needs)
  }
  for (const letter of letters.values()) for (const [name, facts] of Object.entries(letter.claims)) needs(`letters/${letter.id}.md claims.${name}`, facts)
  for (const [name, { citation }] of rules) cites(`law/rules.yaml ${name}`, [citation])
}
