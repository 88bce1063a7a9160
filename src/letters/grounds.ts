import type { GroundStands } from '../case/ladder.ts'
import type { Citation, Language, Topic } from '../knowledge/schema.ts'
import { factToAsk, judge, type FactsKnown } from '../rules/verdict.ts'
import type { LetterCase } from './case.ts'

/** A reason they gave, and what it is worth on what is known. */
export interface GroundJudged {
  topic: Topic
  known: FactsKnown
  /**
   * `not`: no ground, as far as is known. `reviewable`: one of (a)(3), on which another professional has to look if the person asks.
   * `part`: they may, without review. `open`: it hangs on something.
   */
  stands: GroundStands
  /** It is on the rule's list, for some part of the records, and nothing that is known takes it away. */
  listed: boolean
  /** Nothing that could be asked would change that. */
  settled: boolean
}

/** Its fact rests on one of the grounds that are reviewed if the person asks: 45 CFR 164.524 (a)(3). */
const isReviewable = (rests: Citation | undefined): boolean => rests?.authority === 'cfr-45-164-524' && rests.paragraph.startsWith('(a)(3)')

/** The reasons of a case, judged. A topic that is not known is left out. */
export function groundsOf(letterCase: LetterCase, topics: ReadonlyMap<string, Topic>): GroundJudged[] {
  return (letterCase.grounds ?? []).flatMap((id) => {
    const topic = topics.get(id)
    if (!topic) return []
    const known = letterCase.facts?.[id] ?? {}
    const { verdict, by } = judge(topic, known)
    const notMet = verdict === 'may-not-refuse'
    const settled = factToAsk(topic, known, (fact) => topic.text.get('en')!.questions[fact] !== undefined) === undefined
    const reviewable = verdict === 'may-refuse-reviewable' || (verdict === 'depends' && (topic.group === 'reviewable' || isReviewable(by?.fact.citation)))
    const stands = reviewable ? 'reviewable' : notMet ? 'not' : verdict === 'may-refuse' ? 'part' : 'open'
    return [{ topic, known, settled, stands, listed: !notMet && (reviewable || topic.group === 'unreviewable' || topic.group === 'reviewable') }]
  })
}

/** What the topic says in a letter: its words for a known fact, else its own. Nothing where a fact has turned the verdict and has no words of its own: the topic's could contradict it. */
export function groundWords({ topic, known }: Pick<GroundJudged, 'topic' | 'known'>, language: Language): string | undefined {
  const { sections, inLetter } = topic.text.get(language)!
  const { by, verdict } = judge(topic, known)
  const own = by && by.answer !== 'unknown' && inLetter[`${by.fact.id}: ${by.answer}`]
  if (own) return own
  return by && by.answer !== 'unknown' && verdict !== topic.verdict ? undefined : sections['In a letter']
}
