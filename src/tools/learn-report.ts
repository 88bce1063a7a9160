import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../knowledge/load.ts'
import { examplesOf, OUT_OF_SCOPE, VAGUE, type Example } from '../understand/examples.ts'
import { lookerOf } from '../understand/looker.ts'
import { createReader, learnToRead } from '../understand/reader.ts'
import type { Reading } from '../understand/reading.ts'

const USE = `node src/tools/learn-report.ts [--share 50] [--errors N] [--topic ID]
  How well messages are read that taught nothing: the phrases are parted in five, each part is read by a reader that learned from the other four.
  Then the topics' own held-out questions, read by a reader that learned from all phrases. Phrases are harder than what people ask:
  they are written to differ from each other, and have one label each where two would do. Compare these figures with each other only.
  --share N    learn from N % of the phrases only
  --errors N   print N of the messages read wrong
  --topic ID   only errors that have to do with this topic`

/** A message, what it is about, and how it was read. */
interface Mark { id: string; text: string; language: string; reading: Reading }

const FOLDS = 5
const { values } = parseArgs({ options: { share: { type: 'string', default: '100' }, errors: { type: 'string', default: '0' }, topic: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log(USE)
  process.exit()
}
const folder = join(import.meta.dirname, '../../knowledge')
const knowledge = loadKnowledge(folder)
const understanding = join(folder, 'understanding')
const looker = lookerOf(understanding)
const examples = examplesOf(knowledge, understanding)
const places = placesOf(examples)
const share = Number(values.share) / 100
const learns = ({ text }: Example) => places.get(text)!.draw < share

const crossed = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
  const reader = createReader(learnToRead(knowledge, understanding, (example) => learns(example) && places.get(example.text)!.fold !== fold), looker)
  return examples.filter(({ text }) => places.get(text)!.fold === fold).map(({ id, text, language }) => ({ id, text, language, reading: reader.read(text) }))
})
const started = performance.now()
const reader = createReader(learnToRead(knowledge, understanding, learns), looker)
const seconds = (performance.now() - started) / 1000
const heldOut = [...knowledge.topics.values()].filter(({ group }) => group !== 'other')
  .flatMap(({ id, text }) => [...text].flatMap(([language, { tests }]) => tests.map((question) => ({ id, text: question, language, reading: reader.read(question) }))))

console.log(`${examples.length} messages in ${new Set(examples.map(({ id }) => id)).size} classes, learned in ${seconds.toFixed(2)} s; ${share * 100} % of them are learned from`)
console.log(`${'group'.padEnd(34)}${['n', 'first', 'first3', 'helped', 'answer', 'right', '+offer', 'right', 'clarify', 'right', 'lost', 'outside'].map((name) => name.padStart(8)).join('')}`)
for (const [name, marks] of groupsOf(crossed, heldOut)) console.log(`${name.padEnd(34)}${figures(marks).map((cell) => cell.padStart(8)).join('')}`)
console.log('Biggest confusions:')
for (const [pair, n] of confusions(crossed).slice(0, 20)) console.log(`${String(n).padStart(4)}  ${pair}`)
const wrong = crossed.filter((mark) => first(mark) !== mark.id && (!values.topic || [mark.id, first(mark)].includes(values.topic)))
const every = Math.max(1, Math.floor(wrong.length / Math.max(1, Number(values.errors))))
for (const { id, text, reading } of wrong.filter((_, i) => i % every === 0).slice(0, Number(values.errors))) {
  console.log(`  ${id} | ${reading.decision} ${reading.topics.map((topic) => `${topic.id} ${topic.p.toFixed(2)}`).join(', ')} | ${text.slice(0, 200)}`)
}

/** Parts each topic's phrases, language by language, into runs: Spanish and English lines of one story stand at the same height, and so in one part. */
function placesOf(all: readonly Example[]): Map<string, { fold: number; draw: number }> {
  return new Map([...Map.groupBy(all, ({ id, language }) => `${id} ${language}`).values()].flatMap((list) =>
    list.map(({ text }, i) => [text, { fold: Math.floor(2 * FOLDS * i / list.length) % FOLDS, draw: (i * 0.618034) % 1 }] as const)))
}

function groupsOf(phrases: readonly Mark[], questions: readonly Mark[]): [string, readonly Mark[]][] {
  const words = ({ text }: Mark) => text.split(/\s+/).length
  const topical = phrases.filter(({ id }) => !isOutside(id) && id !== VAGUE)
  return [
    ['phrases of topics', topical],
    ...(['en', 'es'] as const).map((language): [string, Mark[]] => [`  ${language}`, topical.filter((mark) => mark.language === language)]),
    ['  up to 8 words', topical.filter((mark) => words(mark) <= 8)], ['  9 to 25 words', topical.filter((mark) => words(mark) > 8 && words(mark) <= 25)], ['  more than 25 words', topical.filter((mark) => words(mark) > 25)],
    ['out of scope', phrases.filter(({ id }) => isOutside(id))], ['vague', phrases.filter(({ id }) => id === VAGUE)],
    ['held-out questions', questions],
    ...(['en', 'es'] as const).map((language): [string, Mark[]] => [`  ${language}`, questions.filter((mark) => mark.language === language)]),
  ]
}

function isOutside(id: string): boolean {
  return id.startsWith(OUT_OF_SCOPE)
}

/** The class that was read: one decision stands for all kinds of out of scope, and vague is what is asked back. */
function first({ id, reading }: Mark): string {
  if (reading.decision === 'out-of-scope') return isOutside(id) ? id : OUT_OF_SCOPE
  return id === VAGUE && (reading.decision === 'lost' || reading.decision === 'clarify') ? VAGUE : reading.topics[0]!.id
}

function figures(marks: readonly Mark[]): string[] {
  const percent = (n: number, of = marks.length) => (of === 0 ? '-' : `${(100 * n / of).toFixed(1)}%`)
  const among = ({ id, reading }: Mark) => reading.topics.some((topic) => topic.id === id)
  const right = (mark: Mark) => first(mark) === mark.id
  const of = (decision: Reading['decision']) => marks.filter(({ reading }) => reading.decision === decision)
  const decided = (decision: Reading['decision'], is: (mark: Mark) => boolean) => [percent(of(decision).length), percent(of(decision).filter(is).length, of(decision).length)]
  const helped = marks.filter((mark) => right(mark) || (among(mark) && ['answer-and-offer', 'clarify'].includes(mark.reading.decision)))
  return [
    String(marks.length), percent(marks.filter(right).length), percent(marks.filter((mark) => right(mark) || among(mark)).length), percent(helped.length),
    ...decided('answer', right), ...decided('answer-and-offer', right), ...decided('clarify', among), percent(of('lost').length), percent(of('out-of-scope').length),
  ]
}

function confusions(marks: readonly Mark[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const mark of marks) {
    if (first(mark) === mark.id) continue
    const pair = [mark.id, first(mark)].sort().join(' / ')
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)
}
