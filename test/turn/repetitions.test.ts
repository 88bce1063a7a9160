import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Repetitions } from '../../src/turn/repetitions.ts'
import { DurableAdapter, WEB, type Bot } from '../../src/turn/durable-adapter.ts'
import type { Store } from '../../src/turn/store.ts'
import { pause } from '../support/eventually.ts'
import { message } from '../support/http.ts'
import { storeForEach } from '../support/store-for-each.ts'

const SECOND = 1_000

/** Teams and a bot on a clock of their own: the inbox knows ids, a turn takes as long as it is told. */
function chat(channelId = 'msteams') {
  const repetitions = new Repetitions()
  const taken = new Map<string, number>()
  let lane: Promise<unknown> = Promise.resolve()
  /** The words whose turn ran, in order. */
  const ran: string[] = []
  const receive = (id: string, text: string, takes: number, sent?: number) => {
    const arrivedAt = Date.now()
    const timestamp = sent === undefined ? undefined : new Date(sent * SECOND)
    const turn = async () => {
      const before = taken.get(id)
      if (before !== undefined) return { receipt: { id, after: before, head: before + 1 }, again: true }
      await new Promise((done) => setTimeout(done, takes))
      const after = ran.push(text) - 1
      taken.set(id, after)
      return { receipt: { id, after, head: after + 1 }, again: false }
    }
    const receipt = lane.then(() => repetitions.guard(message(id.startsWith('other/') ? 'other' : 'c', text, { id, channelId, ...(timestamp && { timestamp }) }), arrivedAt, turn))
    lane = receipt.catch(() => {})
    return receipt
  }
  /** What arrives when: seconds, id, words, how long its turn takes, and when it was sent, if the channel says. */
  const play = async (...arrivals: [at: number, id: string, text: string, takes?: number, sent?: number][]) => {
    const receipts = []
    let time = 0
    for (const [at, id, text, takes = 0, sent] of arrivals) {
      await vi.advanceTimersByTimeAsync((at - time) * SECOND)
      time = at
      receipts.push(receive(id, text, takes * SECOND, sent))
    }
    await vi.advanceTimersByTimeAsync(200 * SECOND)
    return Promise.all(receipts)
  }
  return { play, ran, taken }
}

describe('what Teams sends again', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('after 15 s, and with a new id, twice: one effect, one answer', async () => {
    const { play, ran } = chat()
    const receipts = await play([0, '1', 'yes', 50], [15, '1', 'yes'], [30, '2', 'yes'], [45, '2', 'yes'])
    expect(ran).toEqual(['yes'])
    expect(new Set(receipts.map(({ after }) => after)).size).toBe(1)
  })
  it('though the turn was quick: the answer was lost on its way', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes'], [15, '1', 'yes'], [30, '2', 'yes'], [45, '2', 'yes'])
    expect(ran).toEqual(['yes'])
  })
  it('while the answer was on its way, late', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes', 31], [30, '2', 'yes'], [32, '3', 'yes'])
    expect(ran).toEqual(['yes'])
  })
  it('with other words queued in between', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes', 40], [15, '1', 'yes'], [35, '9', 'hello?'], [38, '2', 'yes'])
    expect(ran).toEqual(['yes', 'hello?'])
  })
  it('whatever came in between, where the channel says when it was sent', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes', 0, 1], [15, '1', 'yes', 0, 1], [20, '9', 'hello?', 0, 20], [30, '2', 'yes', 0, 1], [45, '2', 'yes', 0, 1])
    expect(ran).toEqual(['yes', 'hello?'])
  })
})

describe('what a person says again', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is heard: to a quick answer', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes'], [0.5, '2', 'yes'], [5, '3', 'yes'])
    expect(ran).toEqual(['yes', 'yes', 'yes'])
  })
  it('is heard: to a late answer, as soon as it can be read', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes', 12], [15, '2', 'yes'])
    expect(ran).toEqual(['yes', 'yes'])
  })
  it('is heard: after something else, though Teams had sent the first again', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes'], [15, '1', 'yes'], [20, '2', 'why'], [25, '3', 'yes'])
    expect(ran).toEqual(['yes', 'why', 'yes'])
  })
  it('is not heard where something else was said in another conversation only', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes'], [15, '1', 'yes'], [20, 'other/2', 'why'], [25, '3', 'yes'])
    expect(ran).toEqual(['yes', 'why'])
  })
  it('is heard: a third time, though the second was a repetition', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes'], [15, '1', 'yes'], [20, '2', 'yes'], [21, '2', 'yes'], [25, '3', 'yes'])
    expect(ran).toEqual(['yes', 'yes'])
  })
  it('is heard: at once after one that came again, where the channel says when each was sent', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes', 0, 1], [1, '1', 'yes', 0, 1], [1, '2', 'yes', 0, 2], [16, '2', 'yes', 0, 2])
    expect(ran).toEqual(['yes', 'yes'])
  })
  it('is heard: within a moment of one that came again, as Teams would not', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes'], [15, '1', 'yes'], [15.1, '2', 'yes'])
    expect(ran).toEqual(['yes', 'yes'])
  })
  it('is heard: when that was long ago', async () => {
    const { play, ran } = chat()
    await play([0, '1', 'yes'], [15, '1', 'yes'], [90, '2', 'yes'])
    expect(ran).toEqual(['yes', 'yes'])
  })
  it('is heard anywhere else', async () => {
    const { play, ran } = chat('directline')
    await play([0, '1', 'yes', 50], [15, '2', 'yes'], [30, '3', 'yes'])
    expect(ran).toEqual(['yes', 'yes', 'yes'])
  })
})

describe('at the adapter', () => {
  let store: Store<string>
  storeForEach((opened) => void (store = opened), () => store)
  const late: Bot = async (context) => {
    await pause(60)
    await context.sendActivity(context.activity.text)
  }
  const adapter = () => new DurableAdapter({ store, bot: late, now: () => new Date().toISOString(), committed: () => {}, patienceMs: 30 })
  const say = (to: DurableAdapter, id: string, more = {}) => to.receive(message('c', 'yes', { id, ...more }), { key: id })

  it('the same id and a new one are one turn, also where the process began anew in between', async () => {
    const first = await say(adapter(), '1')
    const again = adapter()
    expect(await say(again, '1')).toEqual(first)
    await pause(20)
    expect(await say(again, '2')).toEqual(first)
    expect(await store.head('azure/msteams/c')).toBe(1)
  })
  it('all at once are one turn', async () => {
    const to = adapter()
    const [first, ...others] = await Promise.all(['1', '1', '2', '2'].map((id) => say(to, id)))
    expect(others).toEqual([first, first, first])
  })
  it('in a web chat they are as many as were said', async () => {
    const to = adapter()
    await Promise.all(['1', '2'].map((id) => say(to, id, { channelId: 'directline', serviceUrl: WEB })))
    expect(await store.head('web/c')).toBe(2)
  })
})
