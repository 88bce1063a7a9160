import { join } from 'node:path'
import { ContentError } from '../knowledge/file.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { LANGUAGES, type Topic } from '../knowledge/schema.ts'
import type { Remedy } from '../knowledge/remedy.ts'
import type { StateLaw } from '../knowledge/state.ts'
import { daysBetween } from '../rules/days.ts'
import { readingLevel } from '../text/reading-level.ts'
import { createFactReader } from '../understand/facts.ts'
import { toldOf } from '../understand/told.ts'
import { patternFaults } from './pattern-faults.ts'
import { phraseFaults } from './phrase-faults.ts'
import { topicAlone } from './topic-alone.ts'
import { LEVEL, proseOf, topicFaults } from './topic-faults.ts'

/** What was checked longer ago than this is to be looked at again. */
export const STALE_DAYS = 180

export interface KnowledgeReport {
  lines: string[]
  /** What does not hold; a file that cannot be read hides what else is wrong. */
  faults: string[]
}

/** Every topic and state of the knowledge folder, a line each, with what is wrong or stale on this day. With ids only these topics are read. */
export function knowledgeReport(root: string, today: string, ids: readonly string[] = []): KnowledgeReport {
  try {
    const knowledge = ids.length > 0 ? undefined : loadKnowledge(root)
    const topics = knowledge ? [...knowledge.topics.values()] : ids.map((id) => topicAlone(root, id))
    const states = [...knowledge?.states.values() ?? []]
    const remedies = [...knowledge?.remedies.values() ?? []]
    const old = [...topics, ...states, ...remedies].filter(({ checked }) => isStale(checked, today)).length
    return {
      lines: [...topics.map((topic) => topicLine(topic, today)), ...states.map((state) => stateLine(state, today)), ...remedies.map((remedy) => remedyLine(remedy, today)), `${topics.length} topics, ${states.length} states, ${remedies.length} remedies; ${old} stale (checked more than ${STALE_DAYS} days ago)`],
      faults: [...topics.flatMap((topic) => [...topicFaults(topic), ...patternFaults(topic)].map((fault) => `${topic.id}: ${fault}`)), ...remedies.flatMap(remedyFaults), ...phraseFaults(topics), ...unreadable(topics, root)],
    }
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return { lines: [], faults: [error.message] }
  }
}

const isStale = (checked: string, today: string): boolean => daysBetween(checked, today) > STALE_DAYS
const dated = (checked: string, today: string): string => `checked ${checked}${isStale(checked, today) ? ' STALE' : ''}`

function topicLine(topic: Topic, today: string): string {
  const { group, id, verdict, facts, citations, checked, text } = topic
  const levels = LANGUAGES.map((language) => `${language} ${readingLevel(proseOf(topic, language), language).toFixed(1)}`).join(', ')
  const cited = new Set([...citations, ...facts.map(({ citation }) => citation)].map(({ authority, paragraph }) => `${authority} ${paragraph}`))
  const phrases = LANGUAGES.map((language) => text.get(language)!.phrases.length).join('+')
  return `${group}/${id}: ${verdict}; facts ${facts.map((fact) => fact.id).join(' ') || 'none'}; ${cited.size} citations; ${dated(checked, today)}; level ${levels}; phrases ${phrases}`
}

const stateLine = ({ code, deadlines, seen, checked }: StateLaw, today: string): string =>
  `law/states/${code}: ${deadlines.map(({ right, days, unit }) => `${right} ${days} ${unit} days`).join(', ')}; ${seen}; ${dated(checked, today)}`

const remedyLine = ({ id, when, letter, citations, checked }: Remedy, today: string): string =>
  `remedies/${id}: ${when}${letter ? `, ${letter}` : ''}; ${citations.length} citations; ${dated(checked, today)}`

/** Too hard to read. */
const remedyFaults = ({ id, text }: Remedy): string[] => [...text].flatMap(([language, { title, short, about }]) => {
  const level = readingLevel(`${title}. ${short}\n${about}`.replace(/\{\{[^}]*\}\}/g, '30').replace(/\*\*|^- /gm, ''), language)
  return (language === 'en' ? level > LEVEL.en : level < LEVEL.es) ? [`remedies/${id}: ${language}: reading level ${level.toFixed(1)}`] : []
})

/** Patterns that cannot be read at all, such as one that calls a list that is not there, and messages that tell facts which are not there. */
function unreadable(topics: readonly Topic[], root: string): string[] {
  const all = { topics: new Map(topics.map((topic) => [topic.id, topic])) }
  const folder = join(root, 'understanding')
  const read = createFactReader(all, folder)
  return topics.flatMap((topic) => {
    const { id } = topic
    try {
      read(id, '')
      toldOf(topic, folder)
      return []
    } catch (error) {
      return [`${id}: ${(error as Error).message}`]
    }
  })
}
