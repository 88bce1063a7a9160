import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { loadKnowledge } from '../knowledge/load.ts'
import { learnFacts } from './fact-learning.ts'
import type { Learned } from './learned-file.ts'
import { learnToRead } from './reader.ts'

/** Started by learn-apart.ts with the knowledge folder: writes what was learned to its output. */
const root = process.argv[2]!
const knowledge = loadKnowledge(root)
const folder = join(root, 'understanding')
const bytes = serialize({ knowledge, reading: learnToRead(knowledge, folder), facts: learnFacts(knowledge, folder) } satisfies Learned)
for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at)
