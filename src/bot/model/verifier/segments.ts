import { NO_LIST, withOmissions } from './omissions.ts'
import type { Operators } from './operators.ts'
import type { Token } from './tokens.ts'

/** Part of a sentence between its marks, joints and conditions: what a rewording keeps whole, moves whole or leaves out whole. */
export interface Segment {
  tokens: readonly Token[]
  /** The joint before it: "and", "or", "but" (or their like), none. */
  joint: string
  /** The mark before it, none, or "." between two sentences. */
  mark: string
  condition: boolean
  /** It may be left out, though not all of a list. */
  drops: boolean
  /** Members of one list have one number, and know what joins it. */
  list: number
  listJoint: string
}

const JOINTS: Readonly<Record<string, string>> = { and: 'and', or: 'or', but: 'but', y: 'and', e: 'and', o: 'or', u: 'or', pero: 'but' }

/** Cuts a sentence at its marks, its joints and its conditions, and says what may be left out. */
export const segmentsOf = (tokens: readonly Token[], operators: Operators): Segment[] => withOmissions(cut(tokens, operators), operators)

function cut(tokens: readonly Token[], operators: Operators): Segment[] {
  const segments: Segment[] = []
  let open = { tokens: [] as Token[], joint: '', mark: '', condition: false }
  const close = () => {
    if (open.tokens.length > 0) segments.push({ ...open, drops: false, list: NO_LIST, listJoint: '' })
    else return
    open = { tokens: [], joint: '', mark: '', condition: false }
  }
  tokens.forEach((token, i) => {
    const joint = Object.hasOwn(JOINTS, token.word) ? JOINTS[token.word]! : undefined
    if (token.mark) {
      close()
      open.mark = open.mark || token.word
    } else if (joint) {
      close()
      open.joint = joint
    } else {
      const opens = opensCondition(tokens, i, operators)
      if (opens) close()
      open.condition ||= opens
      open.tokens.push(token)
    }
  })
  close()
  return segments
}

/** "If", or the "only" of "only if". */
function opensCondition(tokens: readonly Token[], i: number, { conditions, limits }: Operators): boolean {
  const opener = (n: number) => {
    const word = tokens[n]?.word ?? ''
    return conditions.has(word) && (CLAUSES.has(word) || (AROUND.has(word) && tokens[n + 1]?.word === 'de'))
  }
  const led = (n: number) => limits.has(tokens[n]?.word ?? '') || tokens[n]?.word === 'even' || tokens[n]?.word === 'aun'
  return (opener(i) && !led(i - 1)) || (led(i) && opener(i + 1))
}

/** Of the words that may open a condition, those that do so wherever they stand. */
const CLAUSES = new Set('if unless when until while before after once because si cuando mientras salvo aunque'.split(' '))
/** "Antes de" opens one, "antes" alone tells when. */
const AROUND = new Set(['antes', 'despues'])

/** Orders in which a sentence surely says the same: as it stands, with its condition at the other end or its second statement first, or with "it" filled in. */
export function ordersOf(segments: readonly Segment[], operators: Operators): (readonly Segment[])[] {
  const at = turnsAt(segments, operators)
  return [segments, ...(at === undefined ? [] : [turned(segments, at)]), ...filledIn(segments)]
}

function turned(segments: readonly Segment[], at: number): readonly Segment[] {
  const [first, ...rest] = segments.slice(0, at)
  const [head, ...tail] = segments.slice(at)
  return [{ ...head!, joint: '', mark: '' }, ...tail, { ...first!, joint: head!.joint, mark: ',' }, ...rest]
}

/** "It does not matter who paid": "who paid does not matter". */
function filledIn([first, ...rest]: readonly Segment[]): (readonly Segment[])[] {
  const at = first?.tokens.findIndex(({ word }) => word === 'who') ?? -1
  if (!first || first.tokens[0]!.word !== 'it' || at < 3 || rest.some(({ mark, condition }) => mark !== '' || condition)) return []
  return [[{ ...first, tokens: first.tokens.slice(at) }, ...rest, { ...first, tokens: first.tokens.slice(1, at), mark: ',', drops: false, list: NO_LIST }]]
}

function turnsAt(segments: readonly Segment[], { subjects }: Operators): number | undefined {
  const conditions = segments.flatMap(({ condition }, i) => (condition ? [i] : []))
  const marks = segments.flatMap(({ mark }, i) => (i > 0 && mark ? [i] : []))
  const begins = (i: number) => subjects.has(segments[i]?.tokens[0]?.word ?? '')
  if (conditions.length === 0) return segments.length === 2 && segments[1]!.mark === ',' && segments[1]!.joint === 'and' && begins(0) && begins(1) ? 1 : undefined
  if (conditions[0] === 0) return marks.length === 1 && segments[marks[0]!]!.mark === ',' && !segments[marks[0]!]!.joint ? marks[0] : undefined
  const at = conditions[0]!
  return conditions.length === 1 && !segments[at]!.joint && marks.every((mark) => mark === at) ? at : undefined
}
