import type { Operators } from './operators.ts'
import type { Segment } from './segments.ts'
import type { Token } from './tokens.ts'

/** "A, B and C": where a list begins and ends, and what joins it. */
interface List { start: number; end: number; joint: string }

export const NO_LIST = -1
const NAME = 'name'

/** Says of each segment of a sentence whether it may be left out, and of which list it is. What is left must still say no more than the whole did. */
export function withOmissions(segments: readonly Segment[], operators: Operators): Segment[] {
  const lists = listsOf(segments, operators)
  return segments.map((segment, i) => {
    const list = lists[i]
    return { ...segment, list: list?.end ?? NO_LIST, listJoint: list?.joint ?? '', drops: isOtherName(segments, i, operators) || (isPlain(segments, i, operators) && (list ? dropsOfList(segments, i, list, operators) : dropsAside(segments, i))) }
  })
}

function listsOf(segments: readonly Segment[], operators: Operators): (List | undefined)[] {
  const lists: (List | undefined)[] = segments.map(() => undefined)
  segments.forEach(({ mark, tokens }, i) => {
    // "The federal health department (HHS)": one name and the other.
    if (i > 0 && mark === '(' && tokens.length === 1 && segments[i + 1]?.mark === ')') lists[i - 1] = lists[i] = { start: i - 1, end: i, joint: NAME }
  })
  segments.forEach(({ joint, tokens }, end) => {
    if (end === 0 || (joint !== 'and' && joint !== 'or')) return
    let start = end - 1
    // "It is free, and you do not need a lawyer" is two statements, with nothing else to count.
    const goesOn = (i: number) => i > 0 && segments[i]!.mark === ',' && !segments[i]!.joint && !segments[i]!.condition && !segments[i - 1]!.condition && weight(segments[i]!, operators) <= MOST_OF_MEMBER
    if (!operators.subjects.has(tokens[0]!.word)) while (goesOn(start)) start--
    for (let i = start; i <= end; i++) lists[i] ??= { start, end, joint }
  })
  return lists
}

/** Whether a segment holds nothing that decides: no negation, force, condition, hedge or number, no mere "you" or "they", and no condition hangs on it. */
function isPlain(segments: readonly Segment[], i: number, operators: Operators): boolean {
  const { condition, joint, tokens } = segments[i]!
  const next = segments[i + 1]
  const hangs = next?.condition === true && next.mark === '' && next.joint === ''
  return !condition && joint !== 'but' && !hangs && weight(segments[i]!, operators) > 0 && !tokens.some((_, n) => carries(tokens, n, operators)) && !has(segments, operators.limits)
}

/**
 * One of several that are allowed, or none of several: any of them may be named. "They must do A or B" is not "they must do A"; "not A and B" and
 * "if A and B" are not the same without B. The first goes where the verb is with the last, the last where it is with the first.
 */
function dropsOfList(segments: readonly Segment[], i: number, { start, end, joint }: List, operators: Operators): boolean {
  if (joint === NAME) return i === end || i === 0
  const { negations, duties, leaves, subjects } = operators
  const led = segments.slice(0, i).some(({ condition }) => condition)
  if (has(segments, duties) || (joint === 'or' ? !has(segments, leaves) && !has(segments, negations) : has(segments, negations) || led)) return false
  const [first, last] = [segments[start]!, segments[end]!]
  if (first.condition || YOU.has(first.tokens[0]!.word) || weight(last, operators) === 0) return false
  const isTail = end === segments.length - 1
  // "Doctors and labs that bill insurance" may all be those that do.
  if (i === end) return isTail && weight(last, operators) <= MOST_OF_LAST && !last.tokens.some(({ word }) => RELATIVE.has(word)) && (joint === 'or' ? subjects.has(first.tokens[0]!.word) && !acts(last, operators) : acts(first, operators))
  if (i === start) return weight(first, operators) <= MOST_OF_LAST && !acts(first, operators) && acts(last, operators) && (start === 0 || first.mark === ':')
  return true
}

/** "HHS, the federal health department, says so": the same by another name, whatever is said of it. */
function isOtherName(segments: readonly Segment[], i: number, operators: Operators): boolean {
  const [before, own, next] = [segments[i - 1], segments[i]!, segments[i + 1]]
  if (before?.tokens.length !== 1 || before.condition || own.mark !== ',' || own.joint || next?.mark !== ',' || next.joint) return false
  return ARTICLES.has(own.tokens[0]!.word) && !acts(own, operators) && !own.tokens.some((_, n) => carries(own.tokens, n, operators))
}

const ARTICLES = new Set(['the', 'el', 'la'])

/** "The privacy officer, who handles complaints there". */
function dropsAside(segments: readonly Segment[], i: number): boolean {
  const { mark, joint, tokens } = segments[i]!
  const [before, next] = [segments[i - 1], segments[i + 1]]
  if (!before || joint || before.condition) return false
  if (mark === '(') return next === undefined || next.mark === ')'
  return mark === ',' && next === undefined && ASIDE.has(tokens[0]!.word)
}

const ASIDE = new Set('who which such like so quien como'.split(' '))
const RELATIVE = new Set('that who which what que quien'.split(' '))
/** Content words of a list's members. */
const MOST_OF_MEMBER = 5
const MOST_OF_LAST = 3
const YOU = new Set(['you', 'usted'])

const has = (segments: readonly Segment[], words: ReadonlySet<string>): boolean => segments.some(({ tokens }) => tokens.some(({ word }, n) => words.has(word) && !isNotJust(tokens, n)))

/** How many words of it are neither small nor a mere "you". */
const weight = ({ tokens }: Segment, { actors, light, loose }: Operators): number => tokens.filter(({ word }) => !actors.has(word) && !light.has(word) && !loose.has(word)).length

/** Whether a segment has a verb, as far as small words tell. */
const acts = ({ tokens }: Segment, { duties, leaves, subjects }: Operators): boolean =>
  subjects.has(tokens[0]!.word) || tokens.some(({ word }) => duties.has(word) || leaves.has(word) || BE.has(word))
const BE = new Set('is are be am do does has have es son esta estan sigue siguen'.split(' '))

const carries = (tokens: readonly Token[], n: number, { negations, duties, leaves, limits, conditions, hedges }: Operators): boolean =>
  /\d/.test(tokens[n]!.word) || (!isNotJust(tokens, n) && [negations, duties, leaves, limits, conditions, hedges].some((words) => words.has(tokens[n]!.word)))

/** "Not just possible" takes nothing away and shuts nothing out. */
const isNotJust = (tokens: readonly Token[], n: number): boolean =>
  (JUST.has(tokens[n]!.word) && NOT.has(tokens[n - 1]?.word ?? '')) || (NOT.has(tokens[n]!.word) && JUST.has(tokens[n + 1]?.word ?? ''))
const JUST = new Set(['just', 'only', 'solo'])
const NOT = new Set(['not', 'no'])
