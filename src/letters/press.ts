import { Worker } from 'node:worker_threads'
import type { LetterDocument } from './letter.ts'
import type { Done, Job } from './worker.ts'

/** One job takes well under a second; the worker's memory is given back when nobody asked for a while. */
const JOB_TIMEOUT_MS = 15_000
const IDLE_MS = 60_000
const MOST_WAITING = 64
const HEAP_MB = 96
const YOUNG_HEAP_MB = 4

interface Waiting { job: Job; resolve: (bytes: Buffer) => void; reject: (error: Error) => void }

/** Makes PDF and Word files in one worker thread, one after the other, so that no turn waits for a font. */
interface Press {
  make: (kind: Job['kind'], letter: LetterDocument) => Promise<Buffer>
  close: () => Promise<void>
}

/** Starts no thread before the first file is asked for, and never keeps the process alive. */
export function openPress(script = new URL('./worker.ts', import.meta.url)): Press {
  const queue: Waiting[] = []
  let worker: Worker | undefined
  let current: Waiting | undefined
  let clock: NodeJS.Timeout | undefined
  let lastId = 0

  const stop = async () => {
    const stopped = worker
    worker = undefined
    clearTimeout(clock)
    await stopped?.terminate()
  }
  const finish = (settle: (waiting: Waiting) => void) => {
    const waiting = current
    current = undefined
    clearTimeout(clock)
    if (waiting) settle(waiting)
    next()
  }
  const fail = (why: string) => finish(({ reject }) => reject(new Error(why)))
  const start = () => {
    const started = new Worker(script, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB } })
    started.unref()
    started.on('message', ({ id, bytes }: Done) => {
      if (id !== current?.job.id) return
      if (bytes) finish(({ resolve }) => resolve(Buffer.from(bytes)))
      else fail('a letter could not be made into a file')
    })
    const gone = () => {
      if (worker !== started) return
      worker = undefined
      fail('the thread that makes letter files ended')
    }
    started.on('error', gone).on('exit', gone)
    return started
  }
  const next = () => {
    if (current) return
    current = queue.shift()
    if (!current) {
      clock = setTimeout(() => void stop(), IDLE_MS).unref()
      return
    }
    worker ??= start()
    worker.postMessage(current.job)
    clock = setTimeout(() => void stop().then(() => fail('a letter file took too long to make')), JOB_TIMEOUT_MS)
  }
  return {
    make: (kind, letter) => new Promise((resolve, reject) => {
      if (queue.length >= MOST_WAITING) return reject(new Error('too many letter files are waiting to be made'))
      queue.push({ job: { id: ++lastId, kind, letter }, resolve, reject })
      clearTimeout(current ? undefined : clock)
      next()
    }),
    close: async () => {
      for (const { reject } of queue.splice(0)) reject(new Error('letter files are no longer made'))
      await stop()
      if (current) fail('letter files are no longer made')
      clearTimeout(clock)
    },
  }
}
