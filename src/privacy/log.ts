import { createHmac, randomBytes } from 'node:crypto'
import { pino, type DestinationStream } from 'pino'

/** All that may ever stand in the log. What is given beside it, or in another shape, is left out. */
export interface LogFields {
  /** What happened: a word of ours, kebab-case. */
  event: string
  reply?: string
  topic?: string
  kind?: string
  status?: number
  ms?: number
  count?: number
  bytes?: number
  /** How it ended: a word of ours. */
  outcome?: string
  /** Only its name, its code and the place in our code it came from are logged, never its message. */
  error?: unknown
  /** Logged as a hash that cannot be told from another run's. */
  conversation?: string
}

export type Log = (level: 'info' | 'warn' | 'error', fields: LogFields) => void

const ID = /^[a-z][a-z0-9.-]{0,63}$/
const NAME = /^[A-Z][A-Za-z]{0,39}$/
const CODE = /^[A-Z][A-Z0-9_]{0,39}$/
const PLACE = /^ {4}at .{0,300}?((?:src|dialogs|node_modules)\/[\w@./-]{1,160}):(\d{1,6}):\d{1,6}\)?$/m

const salt = randomBytes(16)
const text = (pattern: RegExp) => (value: unknown) => (typeof value === 'string' && pattern.test(value) ? value : undefined)
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : undefined)

const ALLOWED: { [K in Exclude<keyof LogFields, 'error'>]-?: (value: unknown) => string | number | undefined } = {
  event: text(ID),
  reply: text(ID),
  topic: text(ID),
  kind: text(ID),
  status: number,
  ms: number,
  count: number,
  bytes: number,
  outcome: text(ID),
  conversation: (value) => (typeof value === 'string' ? createHmac('sha256', salt).update(value).digest('hex').slice(0, 12) : undefined),
}

/** A log that cannot hold anything about a person. Writes JSON lines to stderr unless told where. */
export function createLog(to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  const out = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, to)
  return (level, fields) => out[level](allowed(fields))
}

function allowed(fields: LogFields): Record<string, string | number> {
  const kept: Record<string, string | number> = {}
  for (const [name, pass] of Object.entries(ALLOWED)) {
    const value = pass(fields[name as keyof typeof ALLOWED])
    if (value !== undefined) kept[name] = value
  }
  return { ...kept, ...(fields.error !== undefined && errorFields(fields.error)) }
}

function errorFields(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: 'NotAnError' }
  const { name, code, stack, message } = error as NodeJS.ErrnoException
  // A stack begins with the message, which may quote a person: only what comes after it is looked at.
  const after = typeof stack === 'string' && typeof message === 'string' ? stack.indexOf(message) : -1
  const frames = after < 0 ? '' : stack!.slice(after + message.length).slice(0, 10_000)
  const [, file, line] = PLACE.exec(frames) ?? []
  return {
    error: text(NAME)(name) ?? 'Error',
    ...(text(CODE)(code) && { code: code! }),
    ...(file && { at: `${file}:${line}` }),
  }
}
