import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { writeBetweenMarks } from '../../src/tools/between-marks.ts'
import type { Question } from '../../src/tools/eval/mark.ts'
import { missingLetter, type Result } from '../../src/tools/eval/results.ts'
import { resultsTable, resultsText } from '../../src/tools/eval/results-text.ts'
import { score } from '../../src/tools/eval/score.ts'
import type { Script } from '../../src/tools/eval/script.ts'
import { readSet, readSets } from '../../src/tools/eval/sets.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'eval-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('the sets', () => {
  test('are all that can be played, questions first and conversations last', () => {
    const sets = readSets('test/eval')
    expect(sets.map(({ name }) => name)).toEqual(expect.arrayContaining(['dev', 'slot_replies_dev', 'denial_letters_dev', 'conversations_dev']))
    expect(sets[0]!.kind).toBe('questions')
    expect(sets.at(-1)!.kind).toBe('conversations')
  })

  test('are told apart by their lines, and a part can be picked', () => {
    const file = write('x.jsonl', '{"id":"a","topic":"fees"}\n\n{"id":"b","topic":"fees"}\n')
    expect(readSet(file)).toEqual({ name: 'x', kind: 'questions', lines: [{ id: 'a', topic: 'fees' }, { id: 'b', topic: 'fees' }] })
    expect(readSet(file, ['b']).lines).toHaveLength(1)
    expect(() => readSet(file, ['c'])).toThrow('x.jsonl: no line to play')
    expect(() => readSet(write('y.jsonl', '{"id":"a"}'))).toThrow('y.jsonl: these lines are no questions')
  })
})

test('a script waits for the letter that is not written', () => {
  const leadsTo = (letter_type: string) => missingLetter({ expected: { letter_type } as Script['expected'] }, new Set(['records-request']))
  expect(leadsTo('records-request')).toBeUndefined()
  expect(leadsTo('none')).toBeUndefined()
  expect(leadsTo('denial-response (optional) or none')).toBe('denial-response')
})

describe('the results', () => {
  const question: Question = { id: 'a', text: 'they ask 50 dollars', topic: 'fees', also: [], verdict: 'depends', verdict_also: [], lang: 'es', difficulty: 1, tags: [], trap: 'unpaid-bill', expects: ['fees'], verdicts: {} }
  const answered = { id: 'a', topics: ['unpaid-bill'], verdict: 'may-not-refuse', answered: ['unpaid-bill'], choices: [], verdicts: {}, citations: [], crisis: false, text: 'No.', language: 'es', ms: 3 }
  const results: Result[] = [
    { name: 'own', kind: 'questions', notYet: [], score: score([question, { ...question, id: 'b' }], [answered], loadKnowledge('knowledge')) },
    { name: 'replies', kind: 'replies', notYet: [], marks: [{ reply: { id: 's', kind: 'dob', text: 'x', lang: 'en', expect: {} }, right: false, got: '' }] },
    { name: 'denials', kind: 'denials', notYet: ['4 letters (the bot does not read refusals)'], marks: [] },
    { name: 'talks', kind: 'conversations', notYet: [], performances: [] },
  ]

  test('have every figure, and what was not played', () => {
    const table = resultsTable(results)
    expect(table).toContain('|  | `own` |')
    expect(table).toContain('| messages | 2 |')
    expect(table).toContain('| answered at once | 50.0 % |')
    expect(table).toContain('| fell for a keyword of another topic | 1 of 2 |')
    expect(table).toContain('| **answers with citations that are about them, and no others** | 0 of 1 |')
    expect(table).toContain('| other messages lost as out of scope | 0 of 2 (0.0 %) |')
    expect(table).toContain('| Spanish: first topic is one that will do | 0.0 % of 2 |')
    expect(table).toContain('| reading level of English answers (school grade) | - |')
    expect(table).toContain('- `replies`: 0 of 1 replies at a question are read right.')
    expect(table).toContain('- `denials`: nothing to count. Not yet: 4 letters (the bot does not read refusals).')
    expect(table).toContain('- `talks`: nothing to count.')
  })

  test('name the kind of topic, and nothing of this machine but what it is told', () => {
    const text = resultsText(results, 'Played today.')
    expect(text).toContain('## own, by kind of topic')
    expect(text).toContain('| procedure | 2 | 0.0 % | 0.0 % | 0.0 % | 0 |')
    expect(text).toContain('Played today.')
    expect(text).not.toMatch(/(?:^|\s|`)\/\w/)
  })
})

test('a text is put between its marks, and a file without them is left alone', () => {
  const file = write('a.md', 'before\n<!-- eval -->\nold\n<!-- /eval -->\nafter\n')
  writeBetweenMarks(file, 'eval', 'new')
  expect(readFileSync(file, 'utf8')).toBe('before\n<!-- eval -->\nnew\n<!-- /eval -->\nafter\n')
  expect(() => writeBetweenMarks(file, 'bench', 'new')).toThrow('has no <!-- bench -->')
  expect(readFileSync('README.md', 'utf8')).toMatch(/<!-- eval -->[^]*<!-- \/eval -->/)
})
