import { expect, it } from 'vitest'
import { neverWritten } from '../../src/bot/fresh.ts'
import type { Reading } from '../../src/understand/reading.ts'

const read = (kind: Reading['kind'], p: number, decision: Reading['decision'] = 'out-of-scope') => neverWritten({ decision, kind, topics: [{ id: 'out-of-scope', p }] } as Reading)

it('a threat, a lie, another name or a court paper is not written, though it is less sure than what cannot be had here', () => {
  for (const kind of ['threat', 'false-statement', 'posing', 'court-papers'] as const) expect([kind, read(kind, 0.78), read(kind, 0.69)]).toEqual([kind, true, false])
})

it('what is only not for this product, or is answered, may be written', () => {
  expect([read('bill-dispute', 1), read(undefined, 1), read('threat', 1, 'answer')]).toEqual([false, false, false])
})
