import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Job, Measured } from './measure.ts'

export interface Ask { kind: 'rehearse' | 'measure'; job: Job }
export interface Answered { measured?: Measured; problem?: string }

/** The load generator as the bench sees it: one job at a time. Both reject with what went wrong. */
export interface Generator {
  rehearse: (job: Job) => Promise<void>
  measure: (job: Job) => Promise<Measured>
  close: () => void
}

/** A job that has not ended this long (ms) after its time never will. */
const PATIENCE = 30_000

export function startGenerator(): Generator {
  const child = fork(join(import.meta.dirname, 'load.ts'))
  const ask = (message: Ask) => new Promise<Answered>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the load generator did not come back')), PATIENCE + 1000 * (message.job.secs + message.job.warmSecs))
    const died = () => reject(new Error('the load generator ended'))
    child.once('exit', died)
    child.once('message', (answered: Answered) => {
      clearTimeout(timer)
      child.off('exit', died)
      if (answered.problem === undefined) resolve(answered)
      else reject(new Error(answered.problem))
    })
    child.send(message)
  })
  return {
    rehearse: async (job) => void (await ask({ kind: 'rehearse', job })),
    measure: async (job) => (await ask({ kind: 'measure', job })).measured!,
    close: () => void child.kill(),
  }
}
