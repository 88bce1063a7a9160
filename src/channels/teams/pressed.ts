import { z } from 'zod'
import type { Pressed } from '../../turn/pressed.ts'

const step = z.string().min(1).max(32)
const Value = z.union([z.object({ step, pick: z.string().min(1).max(128) }), z.object({ step, said: z.string().max(16_000) })])

/** What was pressed or typed in one of our cards; Teams sends it as an object, or as its JSON. Undefined: it is none of ours. */
export function readPressed(value: unknown): Pressed | undefined {
  return Value.safeParse(typeof value === 'string' ? parsed(value) : value).data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
