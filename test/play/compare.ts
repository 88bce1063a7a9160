import assert from 'node:assert/strict'
import { download, type Client } from '../../src/tools/eval/client.ts'
import { entityOf, type Turn } from '../../src/tools/eval/turn.ts'
import type { Expectation } from './expectation.ts'

const TORN = ['undefined', '[object', 'NaN', 'Invalid Date', '{{', '}}']

/** What the turns before left behind. */
export interface SoFar { client: Client; turns: Turn[] }

/** Holds a turn against what is expected of it, and against what holds for every turn. @throws AssertionError that names the turn. */
export async function compare(turn: Turn, expected: Expectation, { client, turns }: SoFar): Promise<void> {
  const at = `after "${turn.said.slice(0, 60)}"`
  const same = (name: string, got: unknown, wanted: unknown) => assert.deepEqual(got, wanted, `${at}: ${name} is ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}\n${turn.text.slice(0, 600)}`)
  everyTurn(turn, turns, at)
  const { id, asks, heard, unheard, problem, command, topics, reads, verdict, answered, choices, unoffered, crisis, notice, language, letter, calendar, left, links } = expected
  if (id) same('id', turn.ids.filter((one) => id.includes(one)), id)
  if (asks) same('asks', turn.asks ?? 'none', asks)
  if (heard) for (const [slot, value] of Object.entries(heard)) same(`heard ${slot}`, turn.heard.findLast((one) => one.slot === slot)?.value, value)
  if (unheard) same('heard', turn.heard.filter(({ slot }) => unheard.includes(slot)), [])
  if (problem) same('problem', turn.problem, problem)
  if (command) same('command', turn.command, command)
  if (topics) same('topics', turn.topics.slice(0, topics.length), topics)
  if (reads) same('topics', turn.topics.filter((one) => reads.includes(one)).sort(), [...reads].sort())
  if (verdict) same('verdict', turn.verdict, verdict)
  if (answered) same('answered', turn.answered, answered)
  if (choices) same('choices', turn.choices.map((one) => one.id).filter((one) => choices.includes(one)), choices)
  if (unoffered) same('choices', turn.choices.map((one) => one.id).filter((one) => unoffered.includes(one)), [])
  if (crisis !== undefined) same('crisis', turn.crisis, crisis)
  if (notice) {
    same('grounds', turn.notice?.grounds.slice(0, notice.grounds.length), notice.grounds)
    if (notice.category) same('category', turn.notice?.category, notice.category)
    if (notice.missing) same('missing', turn.notice?.missing.toSorted(), notice.missing.toSorted())
  }
  if (language) same('language', [...new Set(turn.replies.map(({ locale }) => locale?.slice(0, 2)))], [language])
  words(turn.text, expected, at)
  if (letter === false) same('letters', turn.letters, [])
  if (letter) {
    same('letters', turn.letters.map((one) => one.id), [letter.id])
    const plain = turn.letters[0]!.files.filter(({ contentType }) => contentType === 'text/plain')
    same('text files', plain.length, 1)
    words(await fetched(plain[0]!.url), letter, `the letter ${at}`)
  }
  if (calendar) {
    const dates = turn.files.filter(({ contentType }) => contentType === 'text/calendar')
    same('calendar files', dates.length, 1)
    words(await fetched(dates[0]!.url), calendar, `the calendar ${at}`)
  }
  if (left !== undefined) same('messages left', (await client.history()).length, left)
  if (links) {
    const urls = turns.flatMap(({ files }) => files.map(({ url }) => url))
    assert.ok(urls.length > 0, `${at}: there was no link to try`)
    same('links', [...new Set(await Promise.all(urls.map(async (url) => (await download(url)).status)))], [links === 'work' ? 200 : 404])
  }
}

/** What holds for every turn: something comes back, one thing is asked at most, buttons have words, and no template is torn. */
function everyTurn(turn: Turn, turns: readonly Turn[], at: string): void {
  assert.ok(turn.replies.length > 0, `${at}: nothing came back`)
  assert.ok(turn.replies.every((reply) => entityOf(reply)), `${at}: a message does not say what it is`)
  const asking = turn.replies.filter((reply) => entityOf(reply)?.asks !== undefined)
  assert.ok(asking.length <= 1, `${at}: ${asking.length} messages ask`)
  assert.ok(turn.choices.every(({ label }) => label.length > 0), `${at}: a button without words`)
  assert.notEqual(turn.ids[0], 'oops', `${at}: the turn broke`)
  for (const words of TORN) assert.ok([turn, ...turns].some(({ said }) => said.includes(words)) || !turn.text.includes(words), `${at}: "${words}" in the reply\n${turn.text.slice(0, 600)}`)
}

async function fetched(url: string): Promise<string> {
  const { status, body } = await download(url)
  assert.equal(status, 200, `the link ${new URL(url).pathname.replace(/[\w-]{20,}/, '...')}`)
  return body.replaceAll('\r\n ', '') // a long calendar line goes on after a line break and a space
}

function words(text: string, { says = [], never = [] }: { says?: string[] | undefined; never?: string[] | undefined }, where: string): void {
  const folded = fold(text)
  for (const one of says) assert.ok(folded.includes(fold(one)), `${where}: "${one}" is missing in\n${text.slice(0, 3000)}`)
  for (const one of never) assert.ok(!folded.includes(fold(one)), `${where}: "${one}" stands in\n${text.slice(0, 3000)}`)
}

const fold = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()
