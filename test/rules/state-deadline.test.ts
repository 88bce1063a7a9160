import { expect, it } from 'vitest'
import { loadStates, type StateLaw } from '../../src/knowledge/state.ts'
import { shorterForCopies, stateDeadline } from '../../src/rules/state-deadline.ts'

const state = (days: number, unit: 'calendar' | 'business', right: 'copies' | 'inspect' = 'copies') =>
  ({ code: 'ZZ', deadlines: [{ right, days, unit, applies_to: { en: 'a clinic', es: 'una clínica' } }] }) as unknown as StateLaw

it('counts business days from Monday to Friday, and calls nothing late until a week after', () => {
  const law = state(10, 'business')
  // Thanksgiving counts as a business day: holidays are not known.
  expect(stateDeadline(law, law.deadlines[0]!, '2026-11-20')).toMatchObject({ due: '2026-12-04', late: '2026-12-12', count: 10, unit: 'business-days', citation: { authority: 'state-zz' } })
})

it('names a state\'s time for copies only where it ends before the federal one', () => {
  expect(shorterForCopies(state(15, 'calendar'), 30, '2026-11-24')?.deadline.due).toBe('2026-12-09')
  expect(shorterForCopies(state(21, 'business'), 30, '2026-11-24')?.deadline.due).toBe('2026-12-23')
  expect(shorterForCopies(state(30, 'calendar'), 30, '2026-11-24')).toBeUndefined()
  expect(shorterForCopies(state(5, 'business', 'inspect'), 30, '2026-11-24')).toBeUndefined()
  expect(shorterForCopies(undefined, 30, '2026-11-24')).toBeUndefined()
})

it('every state file has a source that was read, and no number is a year or a fee', () => {
  const states = [...loadStates('knowledge').values()]
  expect(states.length).toBeGreaterThan(5)
  for (const { deadlines } of states) for (const { days } of deadlines) expect(days).toBeLessThanOrEqual(60)
})
