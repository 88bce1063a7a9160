import type { Mark } from './mark.ts'
import type { Score } from './score.ts'

const percent = (share: number) => `${(100 * share).toFixed(1)}%`.padStart(7)
const ids = (marks: readonly Mark[]) => (marks.length > 0 ? ` (${marks.map(({ question }) => question.id).join(', ')})` : '')

/** The figures of a set of questions as a table, and the first `show` misses. */
export function questionReport(result: Score, show = 0): string {
  const { multi, traps, crisis, outOfScope, lookalikes, cited, reversed, levels, ms } = result
  const groups = [...result.groups].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
  const weak = [...Map.groupBy(result.marks, ({ question }) => question.topic)]
    .map(([topic, marks]) => ({ topic, right: marks.filter(({ lenient }) => lenient).length, of: marks.length }))
    .filter(({ right, of }) => right / of < 0.6)
    .sort((a, b) => a.topic.localeCompare(b.topic))
  const misses = result.marks.filter((one) => !one.lenient || !one.verdictLenient || cited.wrong.includes(one)).slice(0, show)
  return [
    `${'group'.padEnd(24)}${['n', 'strict', 'lenient', 'top3', 'helped', 'one tap', 'direct', 'right', 'verdict', 'v-len', 'reversed'].map((name) => name.padStart(name === 'n' ? 4 : name === 'reversed' ? 10 : 8)).join('')}`,
    ...groups.map(([name, { n, strict, lenient, top3, helped, oneTap, direct, directRight, verdict, verdictLenient, reversed: turned }]) =>
      `${name.padEnd(24)}${String(n).padStart(4)} ${[strict, lenient, top3, helped, oneTap, direct, directRight, verdict, verdictLenient].map(percent).join(' ')} ${String(turned).padStart(8)}`),
    'strict, lenient: the first topic is the best label, or one that will do. helped: answered it, or offered it where it asked which was meant; one tap: or has a button for it. direct: answered outright; right: of those.',
    `two questions in one: both answered ${multi.both} of ${multi.of}; ${multi.found} of ${multi.labels} labels in the first three, ${multi.answered} answered; verdicts ${multi.verdictsRight} of ${multi.verdicts}`,
    `traps: fell for ${traps.fell} of ${traps.of}`,
    `crisis: caught ${crisis.caught} of ${crisis.of}, false alarms ${crisis.falseAlarms} of ${crisis.others}, look-alikes caught ${lookalikes.caught} of ${lookalikes.of}`,
    `out of scope: caught ${outOfScope.caught} of ${outOfScope.of}, false alarms ${outOfScope.falseAlarms} of ${outOfScope.others}`,
    `verdict reversed: ${reversed.length}${ids(reversed)}`,
    `cited rightly: ${cited.of - cited.wrong.length} of ${cited.of} answers${ids(cited.wrong)}`,
    `reading level: ${Object.entries(levels).map(([language, { n, mean, hardest }]) => `${language} ${mean.toFixed(1)}, hardest ${hardest.toFixed(1)} (${n} answers)`).join('; ') || 'nothing answered'}`,
    `topics under 60% lenient: ${weak.map(({ topic, right, of }) => `${topic} ${right}/${of}`).join(', ') || 'none'}`,
    `turn: p50 ${ms.p50.toFixed(1)} ms, p95 ${ms.p95.toFixed(1)} ms`,
    ...misses.map(({ question, prediction, lenient, verdictLenient }) =>
      `  ${lenient ? (verdictLenient ? 'CITATION' : 'VERDICT') : 'MISS'} ${question.id} ${question.topic} (${question.verdict}) | ${prediction.topics.join(', ') || 'none'} (${prediction.verdict ?? 'none'}) ${prediction.answered.length > 0 ? 'answered' : `asks ${prediction.asks ?? '-'}`} | ${question.text.slice(0, 140)}`),
  ].join('\n')
}

const rank = (name: string) => (name === 'ALL' ? 0 : name.startsWith('group:') ? 1 : 2)
