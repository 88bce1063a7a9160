import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Denial } from './denials.ts'
import type { Question } from './mark.ts'
import type { Script } from './script.ts'
import type { SlotReply } from './slot-replies.ts'

/** A file of things to play, told apart by what its first line holds. */
export type EvalSet = { name: string } & (
  | { kind: 'questions'; lines: Question[] }
  | { kind: 'replies'; lines: SlotReply[] }
  | { kind: 'denials'; lines: Denial[] }
  | { kind: 'conversations'; lines: Script[] }
)

/** Reads a file, one JSON object a line. `only`: these ids. @throws Error when nothing is left, or the lines are none that can be played. */
export function readSet(file: string, only?: readonly string[]): EvalSet {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line) as { id: string }).filter(({ id }) => !only || only.includes(id))
  const [sample] = lines
  if (!sample) throw new Error(`${basename(file)}: no line to play`)
  return { name: basename(file, '.jsonl'), kind: kindOf(sample, file), lines } as EvalSet
}

/** Everything there is to play, questions first: whoever plays conversations turns the clock. */
export function readSets(folder: string): EvalSet[] {
  const order: EvalSet['kind'][] = ['questions', 'replies', 'denials', 'conversations']
  return readdirSync(folder).filter((file) => file.endsWith('.jsonl')).sort().map((file) => readSet(join(folder, file))).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

function kindOf(sample: object, file: string): EvalSet['kind'] {
  if ('opening' in sample) return 'conversations'
  if ('contents' in sample) return 'denials'
  if ('expect' in sample) return 'replies'
  if ('topic' in sample) return 'questions'
  throw new Error(`${basename(file)}: these lines are no questions, conversations, denial letters or replies`)
}
