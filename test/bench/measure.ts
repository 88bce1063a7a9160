import { open, type Conversation, type Door } from './doors.ts'
import { cpuMs, rssMb } from './process-stat.ts'
import { SCRIPTS, type ScriptName } from './scripts.ts'
import type { Sink } from './sink.ts'

/** One measurement: so many people, each saying the next thing as soon as the last was answered. */
export interface Job {
  door: Door
  script: ScriptName
  port: number
  /** The server's process. */
  pid: number
  conversations: number
  warmSecs: number
  secs: number
  /** What every reply must hold; left out, each step of the script has its own. */
  reply?: string
}

export interface Measured {
  turns: number
  turnsPerSec: number
  /** Of the server's process, per turn. */
  cpuMs: number
  p50: number
  p99: number
  rssMb: number
  /** How busy the generator itself was, 0 to 1. */
  busy: number
  errors: string[]
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

let visitors = 0
/** Each visitor comes from another address of the loopback network, as people do: nobody's own limit is in the way. */
function address(): string {
  const n = visitors++ % 65_000
  return `127.1.${n >> 8}.${(n & 255) || 1}`
}

let turnNumber = 0

/** Fresh conversations, a warm-up, a window that is measured, and a look at the last reply of each. */
export async function measure(job: Job, sink: Sink): Promise<Measured> {
  const { all, loopsTo } = stepsOf(job)
  const errors: string[] = []
  const failed = (why: string) => void errors.push(why)
  const people = await Promise.all(Array.from({ length: job.conversations }, async () => {
    const conversation = await open(job.door, { port: job.port, from: address(), sink, steps: all, failed })
    return { conversation, next: 0, last: 0, idle: false }
  }))
  let stopping = false
  let measuring = false
  const latencies: number[] = []
  const go = (person: (typeof people)[number]): void => {
    if (stopping) {
      person.idle = true
      return
    }
    const started = performance.now()
    person.last = person.next
    person.next = person.next + 1 < all.length ? person.next + 1 : loopsTo
    person.conversation.take(person.last, ++turnNumber, () => {
      if (measuring) latencies.push(performance.now() - started)
      go(person)
    })
  }
  for (const person of people) go(person)
  await wait(job.warmSecs * 1000)
  const [cpu, own, started] = [cpuMs(job.pid), process.cpuUsage(), performance.now()]
  measuring = true
  await wait(job.secs * 1000)
  measuring = false
  const [spent, { user, system }, elapsed] = [cpuMs(job.pid) - cpu, process.cpuUsage(own), performance.now() - started]
  stopping = true
  for (let i = 0; i < 500 && !people.every(({ idle }) => idle); i++) await wait(10)
  for (const { conversation, idle, last } of people) {
    const { say, expect } = all[last]!
    const problem = idle ? await check(conversation, job.reply ?? expect) : 'the turn did not end'
    if (problem) failed(`to "${say}": ${problem}`)
    conversation.close()
  }
  latencies.sort((a, b) => a - b)
  const turns = latencies.length
  const percentile = (share: number) => latencies[Math.min(turns - 1, Math.floor(turns * share))] ?? Number.NaN
  return {
    turns,
    turnsPerSec: (turns / elapsed) * 1000,
    cpuMs: spent / turns,
    p50: percentile(0.5),
    p99: percentile(0.99),
    rssMb: rssMb(job.pid),
    busy: (user + system) / 1000 / elapsed,
    errors,
  }
}

async function check(conversation: Conversation, expect: string): Promise<string | undefined> {
  try {
    const reply = await conversation.lastReply()
    return reply.includes(expect) ? undefined : `expected ${expect} in ${reply.slice(0, 3_000)}`
  } catch (error) {
    return (error as Error).message
  }
}

/** Every step of a script once, each reply looked at: a script that has left its track would measure something else. @throws at the first that did */
export async function rehearse(job: Job, sink: Sink): Promise<void> {
  const { all } = stepsOf(job)
  const { promise: failure, reject } = Promise.withResolvers<never>()
  const conversation = await open(job.door, { port: job.port, from: address(), sink, steps: all, failed: (why) => reject(new Error(why)) })
  for (const [step, { say, expect }] of all.entries()) {
    await Promise.race([failure, new Promise<void>((over) => conversation.take(step, ++turnNumber, over))])
    const problem = await check(conversation, job.reply ?? expect)
    if (problem) throw new Error(`to "${say}": ${problem}`)
  }
  conversation.close()
}

/** Whoever does not know the product's dialog gets no opening either. */
function stepsOf({ script, reply }: Job) {
  const { before, steps } = SCRIPTS[script]
  const opening = reply === undefined ? before : []
  return { all: [...opening, ...steps], loopsTo: opening.length }
}
