import type { Citation } from '../../knowledge/schema.ts'

/** A labelled question: `topic` is the best label, `also` others that will do, `trap` a wrong one that a keyword points to. */
export interface Question {
  id: string
  text: string
  topic: string
  also: string[]
  verdict: string
  verdict_also: string[]
  lang: string
  difficulty: number
  tags: string[]
  trap: string
  /** All labels that a message with two questions needs, and their verdicts. */
  expects: string[]
  verdicts: Record<string, string>
}

/** What the bot made of a question. */
export interface Prediction {
  id: string
  topics: string[]
  verdict?: string
  answered: string[]
  choices: string[]
  verdicts: Record<string, string>
  citations: Citation[]
  crisis: boolean
  asks?: string
  /** What it said, and in which language. */
  text: string
  language: string
  ms: number
}

/** One question against its labels. */
export interface Mark {
  question: Question
  prediction: Prediction
  strict: boolean
  lenient: boolean
  top3: boolean
  /** The right topic was answered, or stood among the choices where it was asked which was meant. */
  helped: boolean
  /** The right topic was answered, or has a button under whatever was said. */
  oneTap: boolean
  /** Something was answered outright, with no "which of these?". */
  direct: boolean
  /** Of these: what was answered first is a label that will do. */
  directRight: boolean
  verdict: boolean
  verdictLenient: boolean
  /** Told that they may refuse where they may not, or the other way round. */
  reversed: boolean
}

const may = (verdict: string | undefined) => verdict === 'may-refuse' || verdict === 'may-refuse-reviewable'

/** Holds what the bot made of a question against its labels. */
export function mark(question: Question, prediction: Prediction): Mark {
  const [first] = prediction.topics
  const right = new Set([question.topic, ...question.also])
  const verdicts = new Set([question.verdict, ...question.verdict_also])
  const holdsRight = (labels: readonly string[]) => labels.some((label) => right.has(label))
  // To ask back is the right thing with a message that says too little.
  const askedBack = question.tags.includes('clarify') && prediction.asks !== undefined && prediction.answered.length === 0
  const verdictLenient = askedBack || (prediction.verdict !== undefined && verdicts.has(prediction.verdict))
  const [answer] = prediction.answered
  return {
    question,
    prediction,
    strict: first === question.topic,
    lenient: askedBack || (first !== undefined && right.has(first)),
    top3: askedBack || holdsRight(prediction.topics.slice(0, 3)),
    helped: askedBack || holdsRight(prediction.answered) || (prediction.asks === 'clarify' && holdsRight(prediction.choices)),
    oneTap: askedBack || holdsRight(prediction.answered) || holdsRight(prediction.choices),
    direct: answer !== undefined,
    directRight: answer !== undefined && (right.has(answer) || question.expects.includes(answer)),
    verdict: prediction.verdict === question.verdict,
    verdictLenient,
    reversed: !verdictLenient && ((may(prediction.verdict) && question.verdict === 'may-not-refuse') || (prediction.verdict === 'may-not-refuse' && may(question.verdict))),
  }
}
