import type { Topic } from '../knowledge/schema.ts'

/** Messages that teach two topics at once, and messages that are meant to test what they have taught. */
export function phraseFaults(topics: readonly Topic[]): string[] {
  const faults: string[] = []
  const teaches = new Map<string, string>()
  for (const { id, text } of topics)
    for (const phrase of new Set([...text.values()].flatMap(({ phrases }) => phrases.map(fold)))) {
      const other = teaches.get(phrase)
      if (other) faults.push(`${id}: this phrase stands in ${other} too: ${phrase}`)
      else teaches.set(phrase, id)
    }
  for (const { id, text } of topics)
    for (const test of [...text.values()].flatMap(({ tests }) => tests)) {
      const taught = teaches.get(fold(test))
      if (taught) faults.push(`${id}: this test is also a phrase${taught === id ? '' : ` of ${taught}`}: ${test}`)
    }
  return faults
}

const fold = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
