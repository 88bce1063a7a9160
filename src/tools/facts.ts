import { join } from 'node:path'
import { topicAlone } from './topic-alone.ts'
import { createFactReader } from '../understand/facts.ts'
import { judge } from '../rules/verdict.ts'

/** node src/tools/facts.ts <topic>: every phrase of a topic with the facts read from it and the verdict they give, for the one who writes the patterns. */
const root = join(import.meta.dirname, '../../knowledge')
const topic = topicAlone(root, process.argv[2] ?? '')
const read = createFactReader({ topics: new Map([[topic.id, topic]]) }, join(root, 'understanding'))
for (const [language, { phrases, tests }] of topic.text)
  for (const phrase of [...phrases, ...tests]) {
    const said = read(topic.id, phrase)
    const { verdict } = judge(topic, said)
    console.log(`${language}  ${verdict === topic.verdict ? '' : `-> ${verdict} `}${Object.entries(said).map(([fact, answer]) => `${fact}=${answer}`).join(' ') || '-'}  ${phrase}`)
  }
