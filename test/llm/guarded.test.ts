import { expect, it } from 'vitest'
import { guarded, SPENDING, type Spending } from '../../src/llm/guarded.ts'
import type { LogFields } from '../../src/privacy/log.ts'

function start(more: Partial<Spending> = {}, ms = 5_000) {
  const logged: LogFields[] = []
  const guard = guarded((_level, fields) => logged.push(fields), { ...SPENDING, ...more })
  const outcomes = () => logged.map(({ outcome }) => outcome)
  const call = (conversation = 'a', patience = { signal: AbortSignal.timeout(ms), left: () => ms }) => ({ task: 'reading', conversation, patience })
  return { guard, outcomes, logged, call }
}
const fails = (error: unknown) => async () => { throw error }

it('gives what the model says', async () => {
  const { guard, outcomes, call } = start()
  expect(await guard(call(), async () => 7)).toBe(7)
  expect(outcomes()).toEqual(['answered'])
})

it.each([
  ['unauthorized', Object.assign(new Error(), { status: 401 })], ['rate-limited', Object.assign(new Error(), { status: 429 })], ['server-error', Object.assign(new Error(), { status: 503 })],
  ['unreadable', Object.assign(new Error(), { name: 'OutputParserException' })], ['failed', new TypeError('fetch failed')], ['failed', 'no error at all'],
])('a failure is no answer, and is told as %s', async (outcome, error) => {
  const { guard, outcomes, call } = start()
  expect(await guard(call(), fails(error))).toBeUndefined()
  expect(outcomes()).toEqual([outcome])
})

it('does not wait longer than the turn may, whatever the call does', async () => {
  const { guard, outcomes, call } = start({}, 400)
  const started = performance.now()
  expect(await guard(call(), () => new Promise(() => {}))).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(1_500)
  expect(outcomes()).toEqual(['late'])
})

it('does not begin what cannot end in time', async () => {
  const { guard, outcomes, call } = start()
  let asked = 0
  await guard(call('a', { signal: AbortSignal.timeout(1_000), left: () => 100 }), async () => asked++)
  expect([asked, outcomes()]).toEqual([0, ['no-time']])
})

it('rests after some failures in a row, and tries again later', async () => {
  const { guard, outcomes, call } = start({ failures: 2, restFor: 80 })
  let asked = 0
  const ask = () => { asked++; return Promise.reject(new Error('down')) }
  for (let i = 0; i < 4; i++) await guard(call(), ask)
  expect([asked, outcomes()]).toEqual([2, ['failed', 'failed', 'resting', 'resting']])
  await new Promise((r) => setTimeout(r, 120))
  expect(await guard(call(), async () => 'up')).toBe('up')
})

it('spends no more than it may: a conversation, and all in a day', async () => {
  const { guard, outcomes, call } = start({ aConversation: 2, aDay: 3 })
  for (const who of ['a', 'a', 'a', 'b', 'b']) await guard(call(who), async () => 1)
  expect(outcomes()).toEqual(['answered', 'answered', 'spent', 'answered', 'spent'])
})

it('lets so many ask at once, and the next goes without', async () => {
  const { guard, outcomes, call } = start({ atOnce: 1 })
  const first = Promise.withResolvers<number>()
  const waiting = guard(call(), () => first.promise)
  await new Promise((r) => setTimeout(r, 20))
  expect(await guard(call(), async () => 2)).toBeUndefined()
  first.resolve(1)
  expect(await waiting).toBe(1)
  expect(outcomes()).toEqual(['busy', 'answered'])
})

it('tells the log nothing of what was said', async () => {
  const { guard, logged, call } = start()
  await guard(call(), fails(new Error('Rosa Quill was refused')))
  expect(Object.keys(logged[0]!).sort()).toEqual(['error', 'event', 'kind', 'ms', 'outcome'])
})
