import { bulkhead, circuitBreaker, BrokenCircuitError, BulkheadRejectedError, ConsecutiveBreaker, handleAll, wrap } from 'cockatiel'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Patience } from '../bot/model/port.ts'
import type { Log } from '../privacy/log.ts'

/** What may be spent on a model. */
export interface Spending {
  /** Calls of one conversation in a day, and of all together. */
  aConversation: number
  aDay: number
  /** At the same time; more are not waited for. */
  atOnce: number
  /** So many failures in a row and the model is left alone, for so long (ms). */
  failures: number
  restFor: number
}

export const SPENDING: Spending = { aConversation: 60, aDay: 5_000, atOnce: 32, failures: 4, restFor: 30_000 }
const DAY = 86_400

/** Less than this (ms) is too short for an answer to come. */
const TOO_LATE = 300

export interface Call { task: string; conversation: string; patience: Patience }
export type Guarded = <T>(call: Call, ask: (signal: AbortSignal) => Promise<T>) => Promise<T | undefined>

/**
 * Asks the model within its limits. Undefined when it may not be asked, failed, or was not in time; the log tells which and nothing of what was said.
 * Never throws, and never takes longer than the turn's patience.
 */
export function guarded(log: Log, { aConversation, aDay, atOnce, failures, restFor }: Spending = SPENDING): Guarded {
  const policy = wrap(circuitBreaker(handleAll, { halfOpenAfter: restFor, breaker: new ConsecutiveBreaker(failures) }), bulkhead(atOnce))
  const conversations = new RateLimiterMemory({ points: aConversation, duration: DAY })
  const day = new RateLimiterMemory({ points: aDay, duration: DAY })

  return async ({ task, conversation, patience }, ask) => {
    const started = performance.now()
    const ended = (outcome: string, error?: unknown) => log(error === undefined ? 'info' : 'warn', { event: 'model', kind: task, outcome, ms: performance.now() - started, ...(error !== undefined && { error }) })
    if (patience.left() < TOO_LATE) return void ended('no-time')
    try {
      await conversations.consume(conversation)
      await day.consume('all')
    } catch {
      return void ended('spent')
    }
    try {
      const answer = await policy.execute(() => inTime(ask(patience.signal), patience.signal))
      ended('answered')
      return answer
    } catch (error) {
      return void ended(outcomeOf(error, patience.signal), error)
    }
  }
}

/** Whatever the library does with the signal, the turn goes on when it rings. */
async function inTime<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>()
  const ring = () => late.reject(signal.reason)
  signal.addEventListener('abort', ring, { once: true })
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    signal.removeEventListener('abort', ring)
    answer.catch(() => {}) // nobody waits for it any more
  }
}

function outcomeOf(error: unknown, { aborted }: AbortSignal): string {
  if (aborted) return 'late'
  if (error instanceof BrokenCircuitError) return 'resting'
  if (error instanceof BulkheadRejectedError) return 'busy'
  const status = (error as { status?: unknown } | null)?.status
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 429) return 'rate-limited'
  if (typeof status === 'number' && status >= 500) return 'server-error'
  return error instanceof Error && /Pars|Zod/.test(error.name) ? 'unreadable' : 'failed'
}
