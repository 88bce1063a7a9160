import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../knowledge/load.ts'
import { writeBetweenMarks } from './between-marks.ts'
import { playOne } from './eval/play-one.ts'
import { resultOf, type Result } from './eval/results.ts'
import { resultsTable, resultsText } from './eval/results-text.ts'
import { startServer } from './eval/server.ts'
import { readSet, readSets } from './eval/sets.ts'

const CLOCK = '2026-11-24T10:00:00-06:00'
const ROOT = join(import.meta.dirname, '../..')
const USE = `npm run eval: plays all of test/eval, prints the figures and writes test/eval/RESULTS.md
  --write       and the table in README.md
npm run eval -- FILE.jsonl [--show N] [--only ID,ID] [--json OUT.jsonl]
  FILE: questions, conversations, denial letters or replies to slots, one JSON object a line; see test/eval.
  --show N      print N misses, or the transcripts of N conversations that went wrong
  --only IDS    only these lines
  --json OUT    write what the bot made of each line
EVAL_URL        address of a bot that runs already; else one is started with its clock at ${CLOCK}`

const { values, positionals: [file] } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' }, write: { type: 'boolean' }, help: { type: 'boolean' } },
})
if (values.help || (file ? values.write : values.show ?? values.only ?? values.json)) {
  console.log(USE)
  process.exit(values.help ? 0 : 2)
}

const server = process.env.EVAL_URL ? undefined : await startServer({ now: CLOCK })
const bot = { url: (process.env.EVAL_URL ?? server!.url).replace(/\/$/, ''), ...(server && { server }), letters: loadKnowledge(join(ROOT, 'knowledge')).letters }
try {
  if (file) {
    const { report, written } = await playOne(readSet(file, values.only?.split(',')), bot, values.show === undefined ? undefined : Number(values.show), Boolean(values.only))
    console.log(report)
    if (values.json) writeFileSync(values.json, written.map((line) => `${JSON.stringify(line)}\n`).join(''))
  } else await playAll()
} finally {
  await server?.stop()
}

async function playAll(): Promise<void> {
  const results: Result[] = []
  for (const set of readSets(join(ROOT, 'test/eval'))) results.push(await resultOf(set, bot))
  const about = `Played on ${new Date().toISOString().slice(0, 10)} through Direct Line, four conversations at a time, no model and no key; Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}.`
  const text = resultsText(results, about)
  console.log(text)
  writeFileSync(join(ROOT, 'test/eval/RESULTS.md'), text)
  if (values.write) writeBetweenMarks(join(ROOT, 'README.md'), 'eval', `${resultsTable(results)}\n\n${about}`)
}
