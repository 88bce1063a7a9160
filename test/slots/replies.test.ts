import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { slots } from '../../dialogs/slots/index.ts'
import type { SlotKind } from '../../src/dialog/slot.ts'
import type { SlotReply } from '../../src/tools/eval/slot-replies.ts'
import { readCommand } from '../../src/understand/commands.ts'
import { readConfirm } from '../../src/understand/yes-no.ts'
import { contextWith } from './reply.ts'

const replies = readFileSync(new URL('../eval/slot_replies_dev.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as SlotReply)

/** Whether a reader does with a reply what its line expects; `got` for the message. */
function judge({ kind, text, expect: wanted }: SlotReply): { right: boolean; got: string } {
  if (wanted.control) return verdict(readCommand(text) === wanted.control, readCommand(text))
  if (kind === 'confirm') return verdict(readConfirm(text) === wanted.value, readConfirm(text))
  const read = slots[kind as SlotKind].read(text, contextWith()) as { value?: unknown; declined?: true; problem?: string }
  const asks = read.problem !== undefined
  const span = typeof read.value === 'string' ? { from: read.value, to: read.value } : (read.value as { from?: string; to?: string; way?: string } | undefined)
  const right = (wanted.or_ask === true && asks)
    || (wanted.iso !== undefined && span?.from === wanted.iso)
    || (wanted.from !== undefined && span?.from === wanted.from && span.to === wanted.to)
    || (wanted.all === true && read.value === 'all')
    || (wanted.reject !== undefined && read.problem === wanted.reject.replaceAll(' ', '-'))
    || ((wanted.vague === true || wanted.ask === true || wanted.value === 'ask') && asks)
    || (wanted.decline === true && read.declined === true)
    || (wanted.not_a_value === true && read.value === undefined)
    || (wanted.value !== undefined && wanted.value === (span?.way ?? read.value))
  return verdict(right, read)
}
const verdict = (right: boolean, got: unknown) => ({ right, got: JSON.stringify(got) })

describe('the replies of the evaluation', () => {
  it.each(replies.map((reply) => [reply.id, reply.kind, reply.text, reply] as const))('%s %s: %s', (_, _kind, _text, reply) => {
    const { right, got } = judge(reply)
    expect(right, `got ${got}, expected ${JSON.stringify(reply.expect)}`).toBe(true)
  })
})
