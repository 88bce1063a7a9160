// The load generator and the channel's sink, in a process of their own: what they cost is not counted to the server.
import type { Ask, Answered } from './generator.ts'
import { measure, rehearse } from './measure.ts'
import { openSink } from './sink.ts'

const sink = await openSink()

process.on('message', ({ kind, job }: Ask) => {
  const answer = async (): Promise<Answered> => {
    if (kind === 'measure') return { measured: await measure(job, sink) }
    await rehearse(job, sink)
    return {}
  }
  void answer().catch((error: unknown): Answered => ({ problem: (error as Error).message })).then((answered) => process.send!(answered))
})
