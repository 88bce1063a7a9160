import type { Language } from '../../knowledge/schema.ts'
import type { Result } from './results.ts'
import type { Score } from './score.ts'

type Questions = Extract<Result, { kind: 'questions' }>

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const of = (part: number, whole: number) => `${part} of ${whole}`
const level = ({ levels }: Score, language: Language) => (levels[language] ? `${levels[language].mean.toFixed(1)}, hardest ${levels[language].hardest.toFixed(1)}` : '-')
const all = ({ groups }: Score) => groups.get('ALL')!

/** Every figure of a set of questions, by its name. */
const FIGURES: [string, (score: Score) => string][] = [
  ['messages', (score) => String(all(score).n)],
  ['first topic is the best label', (score) => percent(all(score).strict)],
  ['**first topic is one that will do**', (score) => percent(all(score).lenient)],
  ['one of the first three will do', (score) => percent(all(score).top3)],
  ['**helped**: answered, or among the choices of "which did you mean?"', (score) => percent(all(score).helped)],
  ['answered, or one tap away', (score) => percent(all(score).oneTap)],
  ['answered at once', (score) => percent(all(score).direct)],
  ['of these the right topic', (score) => percent(all(score).directRight)],
  ['verdict is the best label', (score) => percent(all(score).verdict)],
  ['**verdict is one that will do**', (score) => percent(all(score).verdictLenient)],
  ['**verdict the wrong way round**', (score) => String(all(score).reversed)],
  ['fell for a keyword of another topic', ({ traps }) => of(traps.fell, traps.of)],
  ['**answers with citations that are about them, and no others**', ({ cited }) => of(cited.of - cited.wrong.length, cited.of)],
  ['**crisis caught**', ({ crisis }) => of(crisis.caught, crisis.of)],
  ['other messages taken for a crisis', ({ crisis }) => of(crisis.falseAlarms, crisis.others)],
  ['of these look-alikes', ({ lookalikes }) => of(lookalikes.caught, lookalikes.of)],
  ['out of scope caught', ({ outOfScope }) => of(outOfScope.caught, outOfScope.of)],
  ['other messages lost as out of scope', ({ outOfScope }) => `${of(outOfScope.falseAlarms, outOfScope.others)} (${percent(outOfScope.others === 0 ? 0 : outOfScope.falseAlarms / outOfScope.others)})`],
  ['Spanish: first topic is one that will do', ({ groups }) => (groups.has('lang:es') ? `${percent(groups.get('lang:es')!.lenient)} of ${groups.get('lang:es')!.n}` : '-')],
  ['two questions in one message: both answered', ({ multi }) => of(multi.both, multi.of)],
  ['reading level of English answers (school grade)', (score) => level(score, 'en')],
  ['reading level of Spanish answers (60 and more is plain)', (score) => level(score, 'es')],
  ['a turn, half and 95 in 100 (ms)', ({ ms }) => `${ms.p50.toFixed(1)}, ${ms.p95.toFixed(1)}`],
]

/** The figures of all sets of questions beside each other, as a Markdown table. */
export const figuresTable = (sets: readonly Questions[]): string => table(['', ...sets.map(({ name }) => `\`${name}\``)], FIGURES.map(([name, figure]) => [name, ...sets.map(({ score }) => figure(score))]))

/** The figures of a set by the folder in which the right topic stands. */
export const groupsTable = ({ score }: Questions): string => table(
  ['topics', 'messages', 'first topic', 'helped', 'verdict', 'reversed'],
  [...score.groups].filter(([name]) => name.startsWith('group:')).sort(([a], [b]) => a.localeCompare(b))
    .map(([name, { n, lenient, helped, verdictLenient, reversed }]) => [name.slice('group:'.length), String(n), percent(lenient), percent(helped), percent(verdictLenient), String(reversed)]),
)

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, ['---', ...head.slice(1).map(() => '--:')], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
