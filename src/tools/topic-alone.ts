import { basename } from 'node:path'
import { files } from '../knowledge/file.ts'
import type { Topic } from '../knowledge/schema.ts'
import { loadTopic } from '../knowledge/topic.ts'

/** One topic, read without the others, so that a fault in another file is not in the way. Throws ContentError. */
export function topicAlone(root: string, id: string): Topic {
  const file = files(root, 'topics').find((path) => basename(path, '.md') === id)
  if (!file) throw new Error(`There is no topic "${id}" in knowledge/topics.`)
  return loadTopic(root, file)
}
