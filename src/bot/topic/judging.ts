import type { Topic } from '../../knowledge/schema.ts'
import { factToAsk, judge, type FactsKnown, type Judgement } from '../../rules/verdict.ts'
import type { Exchange } from '../exchange.ts'
import type { Memory } from '../memory.ts'
import { prose } from './words.ts'

/** More questions than this about one topic, its state among them, are an interrogation. */
const MOST_ASKED = 2

/** Notes what this message says of a topic's facts; a later word counts. Gives all that is known of them. */
export function hear(exchange: Exchange, topic: string): FactsKnown {
  const { memory, world, said, today } = exchange
  const known = { ...memory.told[topic], ...(exchange.picked ? {} : world.readFacts(topic, said, today)) }
  if (Object.keys(known).length > 0) memory.told[topic] = known
  return known
}

/** The verdict of a topic on what the person has said so far, in words that are known to say it. */
export function judged(exchange: Exchange, topic: Topic): Judgement {
  return judge(topic, hear(exchange, topic.id))
}

/**
 * The verdict for an answer: where what was said decides nothing, on what they seem to have said, which the answer then asks about. Of that a
 * letter knows nothing: it stands apart from what was told.
 */
export function judgedLikely(exchange: Exchange, topic: Topic): Judgement {
  const { memory } = exchange
  hear(exchange, topic.id)
  const likely = { ...memory.likely?.[topic.id], ...guessed(exchange, topic) }
  if (Object.keys(likely).length > 0) memory.likely = { ...memory.likely, [topic.id]: likely }
  return judgedSoFar(memory, topic)
}

/** The same, of what was heard before; this message is not looked at. */
export function judgedSoFar({ told, likely }: Memory, topic: Topic): Judgement {
  const judgement = judge(topic, told[topic.id] ?? {})
  return judgement.by ? judgement : judge(topic, { ...likely?.[topic.id], ...told[topic.id] })
}

/** How likely a guess must be. That they may not refuse, where as a rule they may, is the most costly thing to be wrong about. */
const LIKELY = { else: 0.5, mayNot: 0.75 }

function guessed({ picked, world, said, memory }: Exchange, { id, facts, verdict }: Topic): FactsKnown {
  if (picked || !said) return {}
  const guesses = world.guessFacts(id, said, memory.language)
  return Object.fromEntries(facts.flatMap(({ id: fact, verdicts }) => {
    const guess = guesses[fact]
    const mayNot = guess && verdict.startsWith('may-refuse') && verdicts[guess.answer] === 'may-not-refuse'
    return guess && guess.p >= (mayNot ? LIKELY.mayNot : LIKELY.else) ? [[fact, guess.answer]] : []
  }))
}

/** `guessed`: the answer on which the verdict rests until it is given. */
export interface FactToAsk { id: string; question: string; guessed?: 'yes' | 'no' }

/** The question that would turn the verdict, or make sure of the guess it rests on, if there is one left to ask. `nth`: how many were asked of this topic. */
export function nextFact(exchange: Exchange, topic: Topic, nth: number): FactToAsk | undefined {
  if (nth >= MOST_ASKED) return undefined
  const { memory } = exchange
  const { questions } = topic.text.get(memory.language)!
  const known = memory.told[topic.id] ?? {}
  const { by } = nth === 0 ? judgedLikely(exchange, topic) : {}
  const guess = by && known[by.fact.id] === undefined && questions[by.fact.id] !== undefined ? by : undefined
  const id = guess?.fact.id ?? (nth === 0 ? factOfModel(exchange, topic, known) : undefined) ?? factToAsk(topic, known, (fact) => questions[fact] !== undefined)?.id
  return id === undefined ? undefined : { id, question: prose(exchange, questions[id]!), ...(guess && { guessed: guess.answer as 'yes' | 'no' }) }
}

/** A fact that the message tells, thinks a model: only the person's own word turns a verdict, so it is asked. */
function factOfModel(exchange: Exchange, { id, facts, text }: Topic, known: FactsKnown): string | undefined {
  const told = toldToModel(exchange, id)
  const { questions } = text.get(exchange.memory.language)!
  return facts.find((fact) => told[fact.id] !== undefined && known[fact.id] === undefined && questions[fact.id] !== undefined)?.id
}

const toldToModel = ({ along }: Exchange, topic: string): Record<string, 'yes' | 'no'> => along?.reading?.topics.find(({ id }) => id === topic)?.facts ?? {}

/** The topic about those whom the law does not bind, and the fact that tells who they are. */
const GATE = { topic: 'not-covered-entity', fact: 'covered' }

/** Whether HIPAA binds the office, as far as is known: nobody said that it does not, or the person knows better. */
export function isBound({ memory }: Exchange): boolean {
  const said = memory.told[GATE.topic]?.[GATE.fact]
  return said === 'yes' || (said !== 'no' && !memory.refusal?.grounds.includes(GATE.topic))
}

/** Whether something said casts doubt on whether the office is bound at all (an employer, a school, an app, cash only), and nobody has asked yet. */
export function doubt(exchange: Exchange, topic: Topic): { topic: string; id: string; question: string } | undefined {
  const { memory, world, said, today, picked } = exchange
  if (topic.id === GATE.topic || picked || memory.told[GATE.topic]?.[GATE.fact] !== undefined) return undefined
  const { [GATE.fact]: bound, ...signs } = world.readFacts(GATE.topic, said, today)
  const question = world.knowledge.topics.get(GATE.topic)?.text.get(memory.language)?.questions[GATE.fact]
  return !bound && question && Object.values(signs).includes('yes') ? { topic: GATE.topic, id: GATE.fact, question: prose(exchange, question) } : undefined
}
