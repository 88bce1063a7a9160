import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { FILE_BYTES } from '../turn/files.ts'
import { HEAP_MB, MEMORY_MB, OWN_MS } from './limits.ts'
import type { Extract } from './worker.ts'

/**
 * A process for one file: bytes in on stdin, one line of JSON out. This thread only watches, so it is never too busy to end
 * the process; a worker thread reads. Its heap has a cap of its own; what lies outside the heap shows in the process's memory.
 */
const end = (outcome: Extract): void => {
  process.stdout.write(JSON.stringify(outcome), () => process.exit(0))
  setTimeout(() => process.exit(0), 500) // nobody listens
}

setTimeout(() => end({ problem: 'too-hard' }), OWN_MS)
setInterval(() => { if (process.memoryUsage.rss() > MEMORY_MB * 1_048_576) end({ problem: 'too-hard' }) }, 15)

const parts: Buffer[] = []
let size = 0
for await (const part of process.stdin) {
  size += (part as Buffer).length
  if (size > FILE_BYTES) process.exit(1)
  parts.push(part as Buffer)
}
const bytes = new Uint8Array(size)
let at = 0
for (const part of parts.splice(0)) {
  bytes.set(part, at)
  at += part.length
}
const worker = new Worker(new URL('./worker.ts', import.meta.url), {
  workerData: { kind: process.argv[2], bytes }, transferList: [bytes.buffer],
  resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
  stdout: true, stderr: true, // a library's complaints can quote the file
})
worker.on('error', (error: NodeJS.ErrnoException) => end({ problem: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-hard' : 'broken' }))
const [outcome] = (await once(worker, 'message')) as [Extract]
end(outcome)
