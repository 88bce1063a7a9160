// npm run bench: what a turn costs, beside a bare echo and the stock EchoBot of the Bot Framework. Linux only (/proc).
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startGenerator } from './generator.ts'
import type { Job } from './measure.ts'
import { ROWS, type Row } from './rows.ts'
import { startServer, type Running, type ServerName } from './servers.ts'
import { writeBetweenMarks } from '../../src/tools/between-marks.ts'
import { table, type Sample } from './table.ts'

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    secs: { type: 'string' },
    /** Ids of rows, commas between. */
    only: { type: 'string' },
    /** Numbers of conversations, commas between. */
    at: { type: 'string', default: '1,32,256' },
    /** Puts the table into README.md. */
    write: { type: 'boolean', default: false },
  },
})
const rounds = Number(options.rounds ?? (options.quick ? 1 : 3))
const secs = Number(options.secs ?? (options.quick ? 1 : 2))
const warmSecs = options.quick ? 0.3 : 0.5
const counts = options.at.split(',').map(Number)
const rows = options.only ? options.only.split(',').map(rowOf) : ROWS
if (![rounds, secs, ...counts].every((n) => n > 0)) throw new Error('--rounds, --secs and --at take numbers above 0')

function rowOf(id: string): Row {
  const row = ROWS.find((candidate) => candidate.id === id.trim())
  if (!row) throw new Error(`--only: there is no row "${id}"; there are ${ROWS.map((each) => each.id).join(', ')}`)
  return row
}

const servers = new Map<ServerName, Running>()
const jobOf = ({ server, door, script, reply }: Row, more: Pick<Job, 'conversations' | 'warmSecs' | 'secs'>): Job =>
  ({ ...more, door, script, port: servers.get(server)!.port, pid: servers.get(server)!.pid, ...(reply !== undefined && { reply }) })

const loadBefore = loadavg()[0]!
const generator = startGenerator()
const samples: Sample[] = []
try {
  for (const name of new Set(rows.map(({ server }) => server))) {
    const running = await startServer(name)
    servers.set(name, running)
    console.log(`${name} answers after ${running.startSecs.toFixed(1)} s`)
  }
  for (const row of rows) {
    // A server is measured when V8 has compiled what is hot, which takes thousands of turns.
    const warm = jobOf(row, { conversations: 32, warmSecs: 0, secs: options.quick ? 1 : 4 })
    await generator.rehearse(warm)
    await generator.measure(warm)
  }
  for (let round = 0; round < rounds; round++) {
    for (const conversations of counts) {
      // Every other round goes backwards, so that no row always comes after the same one.
      for (const row of round % 2 === 0 ? rows : rows.toReversed()) {
        const measured = await generator.measure(jobOf(row, { conversations, warmSecs, secs }))
        samples.push({ ...measured, row: row.id, round, conversations })
        console.log(`round ${round + 1}, ${conversations} × ${row.id}: ${Math.round(measured.turnsPerSec)} turns/s, ${measured.cpuMs.toFixed(3)} ms CPU per turn, generator ${Math.round(measured.busy * 100)} % busy`)
      }
    }
  }
} finally {
  generator.close()
  await Promise.all([...servers.values()].map(({ stop }) => stop()))
}

const text = table(samples, `CPU of the server's process per turn, closed loop, fresh conversations for every measurement, ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'} of ${secs} s; medians, and ratios within one round. `
  + `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, load average ${loadBefore.toFixed(1)} before the run.`)
console.log(`\n${text}`)
const errors = samples.flatMap(({ row, conversations, errors: all }) => all.map((error) => `${row} at ${conversations}: ${error}`))
if (errors.length > 0) {
  console.error(`\n${errors.length} errors, for example:\n${errors.slice(0, 5).join('\n')}`)
  process.exitCode = 1
} else if (options.write) writeBetweenMarks(join(import.meta.dirname, '../../README.md'), 'bench', text)
