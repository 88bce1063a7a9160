import { OUT_OF_SCOPE, VAGUE } from './examples.ts'
import { OUT_OF_SCOPE_KINDS, type Decision, type OutOfScopeKind } from './reading.ts'

/**
 * When to do what, by how likely the first topic is and above all how far it leads: of messages written apart from the phrases
 * (test/eval) 1 in 6 with a lead of 8 to 16 was about something else, and 1 in 100 with more.
 */
const SURE = { p: 0.6, lead: 16 }
const FAIRLY = { p: 0.6, lead: 6 }
const OUTSIDE = { p: 0.6, lead: 4, leastP: 0.3, pAboutRecords: 0.7 }
/** A topic this many times less likely than the one that is answered may still be the one that was meant: of wrong answers (test/eval) the right topic was so near in two of three. */
const NEAR = 100
/** Below this nothing is worth offering; a message that says too little needs more, of what is left without that class. */
const LOST = { p: 0.06, pOfVague: 0.2 }
/** A longer message says something, even if we cannot tell what. */
const MOST_VAGUE_WORDS = 5
/** A bare follow-up ("how much can they ask") is about the topic spoken of, however little it says of it: that topic counts this much more, and too few words are no reproach. */
const FOLLOW_UP = { words: 7, least: 0.005, times: 12, vague: 0.3 }

/** Choices that make up so much of what the message may be about are enough, and more than four are too many to read. */
const ENOUGH = 0.95
const MOST = 4

/** The likeliest topics, best first, at most four, and what the message may be instead. */
export interface Odds {
  best: { id: string; p: number }[]
  outside: number
  kind?: OutOfScopeKind
  vague: number
}

/** Makes the reader's ranking for the classes of a classifier. `topic`: the one spoken of so far. */
export function rankerOf(classes: readonly string[]): (p: Float64Array, words: number, topic?: string) => Odds {
  const readings = classes.map((id) => ({ id, kind: OUT_OF_SCOPE_KINDS.find((kind) => id === `${OUT_OF_SCOPE}/${kind}`) }))
  const vagueAt = classes.indexOf(VAGUE)
  return (p, words, topic) => {
    const follows = topic !== undefined && words <= FOLLOW_UP.words
    const vague = (p[vagueAt] ?? 0) * (follows ? FOLLOW_UP.vague : 1)
    const short = words <= MOST_VAGUE_WORDS
    const spoken = follows ? Math.max(FOLLOW_UP.least, p[classes.indexOf(topic)] ?? 0) * FOLLOW_UP.times : 0
    const whole = follows ? 1 - (p[vagueAt] ?? 0) + vague + spoken - (p[classes.indexOf(topic)] ?? 0) : 1
    const share = (short || vague === 1 ? 1 : 1 / (1 - vague / whole)) / whole
    const odds: Odds = { best: [], outside: 0, vague: short ? vague / whole : 0 }
    let kindP = 0
    for (let i = 0; i < readings.length; i++) {
      const { id, kind } = readings[i]!
      if (id === VAGUE) continue
      const here = (follows && id === topic ? spoken : p[i]!) * share
      if (!kind) insert(odds.best, id, Math.min(1, here))
      else {
        odds.outside += here
        if (here > kindP) [kindP, odds.kind] = [here, kind]
      }
    }
    return odds
  }
}

function insert(best: Odds['best'], id: string, p: number): void {
  if (best.length === MOST && p <= best[MOST - 1]!.p) return
  const at = best.findIndex((other) => p > other.p)
  best.splice(at < 0 ? best.length : at, 0, { id, p })
  if (best.length > MOST) best.pop()
}

/** What may have been meant instead of the first topic, though that is answered. */
export const nearTo = ([first, ...others]: Odds['best']): string[] => others.filter(({ p }) => p * NEAR > (first?.p ?? 0)).map(({ id }) => id)

/** The topics to choose from: few where it is one of two, more where it may be many. */
export function choicesOf({ best, outside, vague }: Odds): string[] {
  const whole = 1 - outside - vague
  let covered = 0
  return best.filter(({ p }, i) => {
    const wanted = i < 2 || covered < ENOUGH * whole
    covered += p
    return wanted
  }).map(({ id }) => id)
}

/** What to do with the odds. `aboutRecords`: the words say that it is about getting papers, whatever else. */
export function decide({ best, outside, vague }: Odds, aboutRecords: boolean): Decision {
  const first = best[0]?.p ?? 0
  const next = Math.max(best[1]?.p ?? 0, vague)
  if (outside >= (aboutRecords ? OUTSIDE.pAboutRecords : OUTSIDE.p)) return 'out-of-scope'
  if (vague > first) return first >= Math.max(LOST.p / 2, LOST.pOfVague * (1 - vague)) ? 'clarify' : 'lost'
  if (!aboutRecords && outside >= OUTSIDE.leastP && outside > OUTSIDE.lead * first) return 'out-of-scope'
  if (first < LOST.p) return 'lost'
  if (first >= SURE.p && first >= SURE.lead * next) return 'answer'
  return first >= FAIRLY.p && first >= FAIRLY.lead * next ? 'answer-and-offer' : 'clarify'
}
