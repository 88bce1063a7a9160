import { expect, it } from 'vitest'
import { Live } from '../../src/turn/live.ts'
import type { Commit, Loaded } from '../../src/turn/store.ts'

const BEFORE: Loaded<string> = { version: 3, head: 7, state: '{"said":"before"}' }

function committed(more: Partial<Commit<string>> = {}): Commit<string> {
  return { conversation: 'c', activity: 'a', version: 3, head: 9, answer: { id: 'i', after: 7, head: 9 }, lines: [], documents: [], deliver: false, erase: false, said: true, at: 0, ...more }
}

it('knows a conversation as its last turn left it', () => {
  const live = new Live()
  expect(live.find('c', 'next')).toBeUndefined()
  live.keep(committed({ state: '{"said":"now"}' }), BEFORE)
  expect(live.find('c', 'next')).toEqual({ version: 4, head: 9, state: '{"said":"now"}' })
  live.keep(committed({ version: 4, head: 11 }), live.find('c', 'next')!)
  expect(live.find('c', 'next')).toEqual({ version: 5, head: 11, state: '{"said":"now"}' })
  live.forget('c')
  expect(live.find('c', 'next')).toBeUndefined()
})

it('leaves an activity that was just taken to the store, which has its answer', () => {
  const live = new Live()
  live.keep(committed({ activity: 'first' }), BEFORE)
  live.keep(committed({ activity: 'second', version: 4 }), live.find('c', 'second')!)
  expect(live.find('c', 'first')).toBeUndefined()
  expect(live.find('c', 'second')).toBeUndefined()
  expect(live.find('c', 'third')).toBeDefined()
})

it('keeps nothing of a conversation that was erased', () => {
  const live = new Live()
  live.keep(committed(), BEFORE)
  live.keep(committed({ version: 4, erase: true }), live.find('c', 'next')!)
  expect(live.find('c', 'next')).toBeUndefined()
})

it('keeps no large state', () => {
  const live = new Live()
  live.keep(committed({ state: 'x'.repeat(100_000) }), BEFORE)
  expect(live.find('c', 'next')).toBeUndefined()
})

it('has an end, and lets go first of who was quiet for longest', () => {
  const live = new Live()
  const keep = (conversation: string) => live.keep(committed({ conversation }), BEFORE)
  for (let i = 0; i < 2_000; i++) {
    keep(`c${i}`)
    if (i % 100 > 0) continue
    expect(i === 0 || live.find('talks on', 'next'), `after ${i}`).toBeTruthy()
    keep('talks on')
  }
  const known = Array.from({ length: 2_000 }, (_, i) => live.find(`c${i}`, 'next') !== undefined)
  expect(known.filter(Boolean).length).toBeLessThan(1_000)
  expect(known.slice(-100)).not.toContain(false)
  expect(known.slice(0, 1_000)).not.toContain(true)
  expect(live.find('talks on', 'next')).toBeDefined()
})
