import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ContentError } from '../../src/knowledge/load.ts'
import { learnVocabulary } from '../../src/understand/vocabulary.ts'
import { knowledge, UNDERSTANDING } from './support.ts'

const entries = learnVocabulary(knowledge, UNDERSTANDING)
const vocabulary = new Set(entries)
/** The whole folder with other content of may-be-sent.yaml. */
function withList<T>(yaml: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'vocabulary-'))
  try {
    cpSync(UNDERSTANDING, folder, { recursive: true })
    writeFileSync(join(folder, 'may-be-sent.yaml'), yaml)
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('the vocabulary', () => {
  test('is that of everyday messages about records', () => {
    expect(entries.filter((entry) => !entry.includes(' ')).length).toBeGreaterThan(5000)
    expect([...entries].sort()).toEqual(entries)
    expect(vocabulary.size).toBe(entries.length)
  })
  test.each(['records', 'hospital', 'i', 'dont', "don't", 'expediente', 'médico', 'hippa', 'HIPAA', 'Texas', 'January', 'New York', 'the bill', 'mi expediente', '<name> has'])('has "%s"', (entry) => expect(vocabulary).toContain(entry))
  // In our messages with a capital or after a title only, or seldom.
  test.each(['patel', 'Patel', 'maria', 'garcia', 'nguyen', 'houston', 'vincent', 'castellano', 'dr patel'])('has no "%s"', (entry) => expect(vocabulary).not.toContain(entry))

  test('takes in what the list beside it says, as it is written', () => {
    const learned = new Set(withList('{ capitals: "QZX Zarvel", phrases: [New Zarvel], words: "  zarvelled\\n zarvelling " }', (folder) => learnVocabulary(knowledge, folder)))
    for (const entry of ['QZX', 'Zarvel', 'New Zarvel', 'zarvelled', 'zarvelling']) expect(learned).toContain(entry)
    expect(learned).not.toContain('Texas')
  })
  test.each(['{ capitals: "A", words: "b" }', '{ capitals: "A", phrases: [small letters], words: "b" }', 'nonsense'])('%s is no such list', (yaml) => {
    expect(() => withList(yaml, (folder) => learnVocabulary(knowledge, folder))).toThrow(ContentError)
  })
})
