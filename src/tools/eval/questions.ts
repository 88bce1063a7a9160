import { readdirSync } from 'node:fs'
import { connect } from './client.ts'
import { score, type Prediction, type Question, type Score } from './score.ts'

const TOPICS = new URL('../../../knowledge/topics', import.meta.url).pathname

/** The topics that have an answer: the files of knowledge/topics. */
export const topicsWithContent = (): Set<string> =>
  new Set(readdirSync(TOPICS, { recursive: true, encoding: 'utf8' }).flatMap((file) => /([\w-]+)\.md$/.exec(file)?.[1] ?? []).filter((name) => !name.endsWith('.es')))

/** Asks each question in a conversation of its own, a few at a time. */
export async function askAll(url: string, questions: readonly Question[], atOnce = 4): Promise<Prediction[]> {
  const predictions: Prediction[] = []
  const waiting = [...questions]
  const worker = async (): Promise<void> => {
    for (let question = waiting.shift(); question; question = waiting.shift()) {
      const client = await connect(url)
      const { ms, topics, verdict, answered, choices, verdicts, crisis, asks } = await client.say(question.text)
      predictions.push({ id: question.id, topics, ...(verdict && { verdict }), answered, choices: choices.map(({ id }) => id), verdicts, crisis, ...(asks && { asks }), ms })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return predictions
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`.padStart(7)

/** The figures as a table, and the first `show` misses. */
export function questionReport(result: Score, show = 0): string {
  const { multi, traps, crisis, outOfScope, lookalikes, reversed, ms } = result
  const groups = [...result.groups].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
  const weak = [...Map.groupBy(result.marks, ({ question }) => question.topic)]
    .map(([topic, marks]) => ({ topic, right: marks.filter(({ lenient }) => lenient).length, of: marks.length }))
    .filter(({ right, of }) => right / of < 0.6)
    .sort((a, b) => a.topic.localeCompare(b.topic))
  const misses = result.marks.filter(({ lenient, verdictLenient }) => !lenient || !verdictLenient).slice(0, show)
  return [
    `${'group'.padEnd(24)}${['n', 'strict', 'lenient', 'top3', 'helped', 'direct', 'right', 'verdict', 'v-len', 'reversed'].map((name) => name.padStart(name === 'n' ? 4 : name === 'reversed' ? 10 : 8)).join('')}`,
    ...groups.map(([name, { n, strict, lenient, top3, helped, direct, directRight, verdict, verdictLenient, reversed: turned }]) =>
      `${name.padEnd(24)}${String(n).padStart(4)} ${[strict, lenient, top3, helped, direct, directRight, verdict, verdictLenient].map(percent).join(' ')} ${String(turned).padStart(8)}`),
    'strict, lenient: the first topic is the best label, or one that will do. helped: answered it or offered it. direct: answered outright; right: of those.',
    `two questions in one: ${multi.found} of ${multi.labels} labels in the first three, ${multi.answered} answered; verdicts ${multi.verdictsRight} of ${multi.verdicts}`,
    `traps: fell for ${traps.fell} of ${traps.of}`,
    `crisis: caught ${crisis.caught} of ${crisis.of}, false alarms ${crisis.falseAlarms}, look-alikes caught ${lookalikes.caught} of ${lookalikes.of}`,
    `out of scope: caught ${outOfScope.caught} of ${outOfScope.of}, false alarms ${outOfScope.falseAlarms}`,
    `verdict reversed: ${reversed.length}${reversed.length > 0 ? ` (${reversed.map(({ question }) => question.id).join(', ')})` : ''}`,
    `topics under 60% lenient: ${weak.map(({ topic, right, of }) => `${topic} ${right}/${of}`).join(', ') || 'none'}`,
    `turn: p50 ${ms.p50.toFixed(1)} ms, p95 ${ms.p95.toFixed(1)} ms`,
    ...misses.map(({ question, prediction, lenient }) =>
      `  ${lenient ? 'VERDICT' : 'MISS'} ${question.id} ${question.topic} (${question.verdict}) | ${prediction.topics.join(', ') || 'none'} (${prediction.verdict ?? 'none'}) ${prediction.answered.length > 0 ? 'answered' : `asks ${prediction.asks ?? '-'}`} | ${question.text.slice(0, 140)}`),
  ].join('\n')
}

const rank = (name: string) => (name === 'ALL' ? 0 : name === 'content' ? 1 : 2)

/** Asks all and scores. */
export async function scoreQuestions(url: string, questions: readonly Question[]): Promise<{ predictions: Prediction[]; result: Score }> {
  const predictions = await askAll(url, questions)
  return { predictions, result: score(questions, predictions, topicsWithContent()) }
}
