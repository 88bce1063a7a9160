import { join } from 'node:path'
import { createClock } from '../clock.ts'
import { ContentError } from '../knowledge/file.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { proseOf, topicFaults } from './topic-faults.ts'
import { LANGUAGES, type Topic } from '../knowledge/schema.ts'
import { daysBetween } from '../rules/days.ts'
import { readingLevel } from '../text/reading-level.ts'
import { topicAlone } from './topic-alone.ts'

/**
 * npm run knowledge [-- <topic>...]: every topic with its verdict, facts, citations, day of checking, reading level and languages, and what is wrong or stale.
 * With ids only these files are read. Ends with 1 when something does not hold.
 */
const STALE_DAYS = 180
const root = join(import.meta.dirname, '../../knowledge')
const ids = process.argv.slice(2)
const day = createClock().today()
let faults = 0

function list(topics: readonly Topic[]): void {
  for (const topic of topics) {
    const age = daysBetween(topic.checked, day)
    const levels = LANGUAGES.map((language) => `${language} ${readingLevel(proseOf(topic, language), language).toFixed(1)}`).join(', ')
    const cited = new Set([...topic.citations, ...topic.facts.map(({ citation }) => citation)].map(({ authority, paragraph }) => `${authority} ${paragraph}`))
    const phrases = LANGUAGES.map((language) => topic.text.get(language)!.phrases.length).join('+')
    console.log(`${topic.group}/${topic.id}: ${topic.verdict}; facts ${topic.facts.map(({ id }) => id).join(' ') || 'none'}; ${cited.size} citations; checked ${topic.checked}${age > STALE_DAYS ? ' STALE' : ''}; level ${levels}; phrases ${phrases}`)
    for (const fault of topicFaults(topic)) complain(`${topic.id}: ${fault}`)
  }
}

function complain(fault: string): void {
  faults++
  console.log(`  WRONG ${fault}`)
}

try {
  if (ids.length > 0) for (const id of ids) list([topicAlone(root, id)])
  else {
    const { topics } = loadKnowledge(root)
    list([...topics.values()])
    console.log(`${topics.size} topics, ${[...topics.values()].filter(({ checked }) => daysBetween(checked, day) > STALE_DAYS).length} stale (older than ${STALE_DAYS} days)`)
  }
} catch (error) {
  if (!(error instanceof ContentError)) throw error
  complain(error.message)
}
process.exitCode = faults > 0 ? 1 : 0
