import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { loadKnowledge } from '../knowledge/load.ts'
import { learnToRead } from './reader.ts'

/** Started by learn-apart.ts with the knowledge folder: writes what was learned to its output. */
const root = process.argv[2]!
const bytes = serialize(learnToRead(loadKnowledge(root), join(root, 'understanding')))
for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at)
