import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { lookerOf } from '../../src/understand/looker.ts'
import { createReader, learnToRead } from '../../src/understand/reader.ts'

const ROOT = join(import.meta.dirname, '../..')
export const KNOWLEDGE = join(ROOT, 'knowledge')
export const UNDERSTANDING = join(KNOWLEDGE, 'understanding')

export const knowledge = loadKnowledge(KNOWLEDGE)
export const newReader = () => createReader(learnToRead(knowledge, UNDERSTANDING), lookerOf(UNDERSTANDING))

/** A file of cases beside the tests. */
export const cases = <T>(name: string) => parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as T
