import { join } from 'node:path'
import { createClock } from '../clock.ts'
import { knowledgeReport } from './knowledge-report.ts'

/**
 * npm run knowledge [-- <topic>...]: every topic with its verdict, facts, citations, day of checking, reading level and phrases in each language, and what is wrong or stale.
 * With ids only these files are read. Ends with 1 when something does not hold.
 */
const { lines, faults } = knowledgeReport(join(import.meta.dirname, '../../knowledge'), createClock().today(), process.argv.slice(2))
for (const line of [...lines, ...faults.map((fault) => `WRONG ${fault}`)]) console.log(line)
process.exitCode = faults.length > 0 ? 1 : 0
