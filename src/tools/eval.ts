import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { conversationReport, perform, type Performance } from './eval/conversations.ts'
import { denialReport, readDenials, type Denial } from './eval/denials.ts'
import { questionReport, scoreQuestions } from './eval/questions.ts'
import type { Question } from './eval/score.ts'
import { transcript, type Script } from './eval/script.ts'
import { startServer } from './eval/server.ts'
import { slotReport, typeAll, type SlotReply } from './eval/slot-replies.ts'

const CLOCK = '2026-11-24T10:00:00-06:00'
const USE = `npm run eval -- FILE.jsonl [--show N] [--only ID,ID] [--json OUT.jsonl]
  FILE: questions, conversations, denial letters or replies to slots, one JSON object a line; see test/eval.
  --show N      print N misses, or the transcripts of N conversations that went wrong
  --only IDS    only these lines
  --json OUT    write what the bot made of each line
  EVAL_URL      address of a bot that runs already; else one is started with its clock at ${CLOCK}`

const { values, positionals: [file] } = parseArgs({ allowPositionals: true, options: { show: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' }, help: { type: 'boolean' } } })
if (!file || values.help) {
  console.log(USE)
  process.exit(file || values.help ? 0 : 2)
}
const show = Number(values.show ?? 0)
const only = values.only?.split(',')
const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line) as { id: string; clock?: string })
  .filter(({ id }) => !only || only.includes(id))
if (lines.length === 0) throw new Error('no line to play')

const address = process.env.EVAL_URL
const server = address ? undefined : await startServer({ now: lines[0]!.clock ?? CLOCK })
const url = (address ?? server!.url).replace(/\/$/, '')
try {
  const written = await evaluate()
  if (values.json) writeFileSync(values.json, written.map((line) => `${JSON.stringify(line)}\n`).join(''))
} finally {
  await server?.stop()
}

/** Plays the file, prints the figures and gives back what to write. */
async function evaluate(): Promise<object[]> {
  const sample = lines[0]!
  if ('opening' in sample) return conversations(lines as unknown as Script[])
  if ('contents' in sample) {
    const marks = await readDenials(url, lines as unknown as Denial[])
    console.log(denialReport(marks))
    return marks
  }
  if ('expect' in sample) {
    const marks = await typeAll(url, lines as unknown as SlotReply[])
    console.log(slotReport(marks, values.show ? show : undefined))
    return marks
  }
  if (!('topic' in sample)) throw new Error('these lines are no questions, conversations, denial letters or replies')
  const { predictions, result } = await scoreQuestions(url, lines as unknown as Question[])
  console.log(questionReport(result, show))
  return predictions
}

async function conversations(scripts: Script[]): Promise<object[]> {
  const performances: Performance[] = []
  let clock = scripts[0]!.clock
  for (const script of scripts) {
    if (server && script.clock !== clock) await server.restart((clock = script.clock))
    performances.push(await perform(script, url, server))
  }
  console.log(conversationReport(performances))
  for (const { script, turns, letters } of performances.filter(({ fails }) => fails.length > 0 || only).slice(0, show)) console.log(`\n${script.id}\n${transcript(turns)}\n${letters.join('\n----\n')}`)
  return performances.map(({ script, turns, letters, fails }) => ({
    id: script.id, letters, fails, transcript: turns.flatMap(({ said, text, asks }) => [{ from: 'user', text: said }, { from: 'bot', text, kind: asks ?? 'more' }]),
  }))
}
