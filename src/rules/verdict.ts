import type { Answer, Fact, Topic, Verdict } from '../knowledge/schema.ts'

/** What is known of a topic's facts: said in a message or answered. `unknown`: the person does not know. */
export type FactsKnown = Partial<Record<string, Answer>>

export interface Judgement {
  verdict: Verdict
  /** The fact and answer that gave the verdict; none: it is the topic's own. */
  by?: { fact: Fact; answer: Answer }
  /** Whether nothing more that could be asked would change it. */
  settled: boolean
}

/**
 * The verdict on what is known so far. What defeats a refusal, and what it needs and lacks, end the matter; other answers count if they agree,
 * and are "it depends" if they pull both ways. An "I do not know" counts only when nothing else is known.
 */
export function judge({ facts, verdict }: Topic, known: FactsKnown): Judgement {
  const given = facts.flatMap((fact) => {
    const answer = known[fact.id]
    const turned = answer && fact.verdicts[answer]
    return turned ? [{ fact, answer, verdict: turned }] : []
  })
  const of = (one: (typeof given)[number], settled: boolean): Judgement => ({ verdict: one.verdict, by: { fact: one.fact, answer: one.answer }, settled })
  const decisive = given.find(({ fact, answer }) => (fact.role === 'defeats' && answer === 'yes') || (fact.role === 'needs' && answer === 'no'))
  if (decisive) return of(decisive, true)
  const firm = given.filter(({ answer }) => answer !== 'unknown')
  if (firm.length > 0) return firm.every((one) => one.verdict === firm[0]!.verdict) ? of(firm[0]!, false) : { verdict: 'depends', settled: false }
  return given.length > 0 ? of(given[0]!, false) : { verdict, settled: false }
}

/** The next fact worth asking: not known, and able to turn the verdict either way. */
export function factToAsk(topic: Topic, known: FactsKnown, asks: (fact: string) => boolean): Fact | undefined {
  const { verdict, settled } = judge(topic, known)
  if (settled) return undefined
  return topic.facts.find(({ id, verdicts }) => known[id] === undefined && asks(id) && [verdicts.yes, verdicts.no].some((turned) => turned && turned !== verdict))
}
