import type { Entity } from 'botbuilder'
import type { View } from '../../turn/view.ts'

/** Teams refuses longer ones. */
const NAME = 80
const ABSTRACT = 160

/** Marks the rules where they stand in the text, and lists them as Teams wants its citations: only those that have a mark. */
export function cited({ text, rules }: Pick<View, 'text' | 'rules'>): { text: string; entities: Entity[] } {
  let marked = text
  const citation: object[] = []
  for (const { name, url, about } of rules) {
    const link = `[${name}](${url})`
    if (!marked.includes(link)) continue
    const position = citation.length + 1
    marked = marked.replaceAll(link, `${link} [${position}]`)
    citation.push({ '@type': 'Claim', position, appearance: { '@type': 'DigitalDocument', name: name.slice(0, NAME), abstract: about.slice(0, ABSTRACT), url } })
  }
  // No `additionalType`: that label is for what a model wrote.
  return { text: marked, entities: citation.length > 0 ? [{ type: 'https://schema.org/Message', '@type': 'Message', '@context': 'https://schema.org', '@id': '', citation }] : [] }
}
