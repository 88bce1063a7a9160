import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../knowledge/load.ts'
import { writeBetweenMarks } from './between-marks.ts'
import { playOne } from './eval/play-one.ts'
import { resultOf, type Bot, type Result } from './eval/results.ts'
import { resultsTable, resultsText } from './eval/results-text.ts'
import { startServer } from './eval/server.ts'
import { readSet, readSets } from './eval/sets.ts'

const CLOCK = '2026-11-24T10:00:00-06:00'
const ROOT = join(import.meta.dirname, '../..')
const USE = `npm run eval: plays all of test/eval, prints the figures and writes test/eval/RESULTS.md
  --write       and the table in README.md
npm run eval -- --llm   plays all with the configured model too, and prints both
npm run eval -- FILE.jsonl [--llm] [--show N] [--only ID,ID] [--json OUT.jsonl]
  FILE: questions, conversations, denial letters or replies to slots, one JSON object a line; see test/eval.
  --show N      print N misses, or the transcripts of N conversations that went wrong
  --only IDS    only these lines
  --json OUT    write what the bot made of each line
EVAL_URL        address of a bot that runs already; else one is started with its clock at ${CLOCK}`

const { values, positionals: [file] } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' }, write: { type: 'boolean' }, llm: { type: 'boolean' }, help: { type: 'boolean' } },
})
if (values.help || (file || values.llm ? values.write : values.show ?? values.only ?? values.json)) {
  console.log(USE)
  process.exit(values.help ? 0 : 2)
}

const MODEL = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(?:AZURE_OPENAI|OPENAI|MODEL)_/.test(name)))
if (values.llm && (!MODEL.OPENAI_API_KEY && !MODEL.AZURE_OPENAI_API_KEY)) {
  console.log('No model is set: see .env.example, and set OPENAI_API_KEY or the names for Azure OpenAI for this command.')
  process.exit(2)
}

const alone = process.env.EVAL_URL ? undefined : await startServer({ now: CLOCK })
const helped = values.llm ? await startServer({ now: CLOCK, env: MODEL as Record<string, string> }) : undefined
const { letters } = loadKnowledge(join(ROOT, 'knowledge'))
const bots: [name: string, Bot][] = [
  ['', { url: (process.env.EVAL_URL ?? alone!.url).replace(/\/$/, ''), ...(alone && { server: alone }), letters }],
  ...(helped ? [[' + model', { url: helped.url, readsAlong: true, server: helped, letters }] satisfies [string, Bot]] : []),
]
try {
  if (file) for (const [name, bot] of bots) await playFile(file, name, bot)
  else await playAll()
} finally {
  await Promise.all([alone?.stop(), helped?.stop()])
}

async function playFile(path: string, name: string, bot: Bot): Promise<void> {
  const { report, written } = await playOne(readSet(path, values.only?.split(',')), bot, values.show === undefined ? undefined : Number(values.show), Boolean(values.only))
  console.log(bots.length > 1 ? `${name ? 'With the model' : 'Without'}\n${report}\n` : report)
  if (values.json) writeFileSync(name ? values.json.replace(/(\.\w+)?$/, '.model$1') : values.json, written.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** What a model changes is printed only: the files tell what anybody gets who plays without a key. */
async function playAll(): Promise<void> {
  const results: Result[] = []
  for (const set of readSets(join(ROOT, 'test/eval'))) {
    for (const [name, bot] of bots) results.push({ ...await resultOf(set, bot), name: `${set.name}${name}` })
  }
  const about = `Played on ${new Date().toISOString().slice(0, 10)} through Direct Line, four conversations at a time, no model and no key; Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}.`
  if (values.llm) return console.log(resultsTable(results))
  const text = resultsText(results, about)
  console.log(text)
  writeFileSync(join(ROOT, 'test/eval/RESULTS.md'), text)
  if (values.write) writeBetweenMarks(join(ROOT, 'README.md'), 'eval', `${resultsTable(results)}\n\n${about}`)
}
