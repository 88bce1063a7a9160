import type { Citation, Knowledge, Topic } from '../../knowledge/schema.ts'
import type { Prediction } from './mark.ts'

/** Whether something was answered that rests on law; what the product is not for does not. */
export const restsOnLaw = ({ answered }: Prediction): boolean => answered.some((id) => id !== 'out-of-scope')

/** Whether each answer has a citation of its own, and nothing is cited that belongs to none of them. */
export function citesRightly({ answered, verdict, verdicts, citations }: Prediction, { topics }: Pick<Knowledge, 'topics'>): boolean {
  const own = answered.filter((id) => id !== 'out-of-scope').map((id) => {
    const topic = topics.get(id)
    return (citation: Citation) => topic !== undefined && belongs(citation, topic, verdicts[id] ?? verdict)
  })
  return own.every((mine) => citations.some(mine)) && citations.every((citation) => own.some((mine) => mine(citation)))
}

/** A citation of the topic, or of a fact that can have given this verdict, or of a state's own time where the topic says it. */
function belongs(citation: Citation, topic: Topic, verdict: string | undefined): boolean {
  const turning = topic.facts.filter(({ verdicts }) => Object.values(verdicts).some((one) => one === verdict)).map((fact) => fact.citation)
  return [...topic.citations, ...turning].some(({ authority, paragraph }) => authority === citation.authority && paragraph === citation.paragraph)
    || (topic.state_time !== undefined && /^state-[a-z]{2}$/.test(citation.authority))
}
