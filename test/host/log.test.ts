import { expect, it } from 'vitest'
import { createLog, type LogFields } from '../../src/privacy/log.ts'

const written = (fields: LogFields): Record<string, unknown> => {
  let line = ''
  createLog({ write: (text) => { line = text } })('error', fields)
  return JSON.parse(line) as Record<string, unknown>
}

const NAME = 'Rosalind Quimby'

it('writes what is allowed', () => {
  expect(written({ event: 'turn-failed', reply: 'letter.text', topic: 'unpaid-bill', kind: 'confirm', status: 503, ms: 12.6, count: 2, conversation: 'web/abc' }))
    .toMatchObject({ level: 50, event: 'turn-failed', reply: 'letter.text', topic: 'unpaid-bill', kind: 'confirm', status: 503, ms: 13, count: 2, conversation: expect.stringMatching(/^[0-9a-f]{12}$/) })
})

it('of an error writes its name, its code and where in our code it came from', () => {
  const line = written({ event: 'turn-failed', error: Object.assign(new TypeError(`cannot read "${NAME}"`), { code: 'ERR_X' }) })
  expect(line).toMatchObject({ error: 'TypeError', code: 'ERR_X' })
  expect(JSON.stringify(line)).not.toContain('Quimby')
})

it('lets nothing else pass, whatever shape it comes in', () => {
  const nasty = new Error('x')
  nasty.name = NAME
  nasty.message = `Error\n    at src/${NAME}.ts:1:1\n    at src/quimby.ts:1:1`
  const attempts: unknown[] = [
    { event: NAME }, { event: 'ok', reply: NAME }, { event: 'ok', topic: { toString: () => NAME } }, { event: 'ok', status: NAME }, { event: 'ok', ms: NAME },
    { event: 'ok', text: NAME }, { event: 'ok', msg: NAME }, { event: 'ok', err: new Error(NAME) }, { event: 'ok', conversation: NAME }, { event: 'ok', conversation: { NAME } },
    { event: 'ok', error: NAME }, { event: 'ok', error: { message: NAME } }, { event: 'ok', error: nasty }, { event: 'ok', error: new Error(`\n    at src/quimby.ts:1:1\n${NAME}`) },
    { event: 'ok', error: Object.assign(new Error(NAME), { code: NAME, activity: { text: NAME } }) }, { event: 'ok', error: new AggregateError([new Error(NAME)], NAME, { cause: NAME }) },
    { event: 'ok', toJSON: () => NAME }, Object.create({ event: 'ok', text: NAME }),
  ]
  for (const fields of attempts) expect(JSON.stringify(written(fields as LogFields)).toLowerCase()).not.toContain('quimby')
})

it('a conversation has another hash in another run, and the same in one', () => {
  expect(written({ event: 'a', conversation: 'web/abc' }).conversation).toBe(written({ event: 'b', conversation: 'web/abc' }).conversation)
  expect(written({ event: 'a', conversation: 'web/abc' }).conversation).not.toBe(written({ event: 'b', conversation: 'web/abd' }).conversation)
})
