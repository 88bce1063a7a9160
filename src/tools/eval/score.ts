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
  crisis: boolean
  asks?: string
  ms: number
}

/** One question against its labels. */
interface Mark {
  question: Question
  prediction: Prediction
  strict: boolean
  lenient: boolean
  top3: boolean
  /** The right topic was answered, or stood among the choices. */
  helped: boolean
  /** Something was answered outright, with no "which of these?". */
  direct: boolean
  verdict: boolean
  verdictLenient: boolean
  /** Told that they may refuse where they may not, or the other way round. */
  reversed: boolean
}

export interface Score {
  marks: Mark[]
  /** Shares from 0 to 1 by name of group: ALL, content (topics that have an answer), lang:, difficulty:, tag:. */
  groups: Map<string, Group>
  /** Of the labels that messages with two questions need: how many stand in the first three topics, how many were answered, how many verdicts are right. */
  multi: { labels: number; found: number; answered: number; verdicts: number; verdictsRight: number }
  traps: { of: number; fell: number }
  crisis: Caught
  outOfScope: Caught
  /** Questions that only look like a crisis, and how many were taken for one. */
  lookalikes: { of: number; caught: number }
  reversed: Mark[]
  ms: { p50: number; p95: number }
}
export interface Group { n: number; strict: number; lenient: number; top3: number; helped: number; direct: number; directRight: number; verdict: number; verdictLenient: number; reversed: number }
export interface Caught { of: number; caught: number; falseAlarms: number }

const NOTHING: Omit<Prediction, 'id'> = { topics: [], answered: [], choices: [], verdicts: {}, crisis: false, ms: 0 }

/** Scores predictions; a question without one counts as missed. `withContent`: the topics that have an answer of their own. */
export function score(questions: readonly Question[], predictions: readonly Prediction[], withContent: ReadonlySet<string> = new Set()): Score {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]))
  const marks = questions.map((question) => mark(question, byId.get(question.id) ?? { id: question.id, ...NOTHING }))
  const groups = new Map<string, Mark[]>()
  for (const one of marks) {
    const { question } = one
    const names = ['ALL', ...(withContent.has(question.topic) ? ['content'] : []), `lang:${question.lang}`, `difficulty:${question.difficulty}`, ...question.tags.map((tag) => `tag:${tag}`)]
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), one])
  }
  const multi = marks.filter(({ question }) => question.expects.length > 1)
  const count = (of: (one: Mark) => number) => multi.reduce((sum, one) => sum + of(one), 0)
  const trapped = marks.filter(({ question }) => question.trap)
  const lookalikes = marks.filter(({ question }) => question.tags.includes('crisis-lookalike'))
  const times = marks.map(({ prediction }) => prediction.ms).sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    marks,
    groups: new Map([...groups].map(([name, members]) => [name, groupOf(members)])),
    multi: {
      labels: count(({ question }) => question.expects.length),
      found: count(({ question, prediction }) => question.expects.filter((label) => prediction.topics.slice(0, 3).includes(label)).length),
      answered: count(({ question, prediction }) => question.expects.filter((label) => prediction.answered.includes(label)).length),
      verdicts: count(({ question }) => Object.keys(question.verdicts).length),
      verdictsRight: count(({ question, prediction }) => Object.entries(question.verdicts).filter(([label, verdict]) => prediction.verdicts[label] === verdict).length),
    },
    traps: { of: trapped.length, fell: trapped.filter(({ question, prediction }) => prediction.topics[0] === question.trap).length },
    crisis: caught(marks, 'crisis'),
    outOfScope: caught(marks, 'out-of-scope'),
    lookalikes: { of: lookalikes.length, caught: lookalikes.filter(({ prediction }) => prediction.crisis || prediction.topics[0] === 'crisis').length },
    reversed: marks.filter(({ reversed }) => reversed),
    ms: { p50: at(0.5), p95: at(0.95) },
  }
}

const may = (verdict: string | undefined) => verdict === 'may-refuse' || verdict === 'may-refuse-reviewable'

function mark(question: Question, prediction: Prediction): Mark {
  const [first] = prediction.topics
  const right = new Set([question.topic, ...question.also])
  const verdicts = new Set([question.verdict, ...question.verdict_also])
  const holdsRight = (labels: readonly string[]) => labels.some((label) => right.has(label))
  // To ask back is the right thing with a message that says too little.
  const askedBack = question.tags.includes('clarify') && prediction.asks !== undefined && prediction.answered.length === 0
  const verdictLenient = askedBack || (prediction.verdict !== undefined && verdicts.has(prediction.verdict))
  return {
    question,
    prediction,
    strict: first === question.topic,
    lenient: askedBack || (first !== undefined && right.has(first)),
    top3: askedBack || holdsRight(prediction.topics.slice(0, 3)),
    helped: askedBack || holdsRight(prediction.answered) || (prediction.asks === 'clarify' && holdsRight(prediction.choices)),
    direct: prediction.answered.length > 0,
    verdict: prediction.verdict === question.verdict,
    verdictLenient,
    reversed: !verdictLenient && ((may(prediction.verdict) && question.verdict === 'may-not-refuse') || (prediction.verdict === 'may-not-refuse' && may(question.verdict))),
  }
}

function groupOf(marks: readonly Mark[]): Group {
  const share = (is: (one: Mark) => boolean, of = marks) => (of.length === 0 ? 0 : of.filter(is).length / of.length)
  const direct = marks.filter((one) => one.direct)
  return {
    n: marks.length,
    strict: share((one) => one.strict),
    lenient: share((one) => one.lenient),
    top3: share((one) => one.top3),
    helped: share((one) => one.helped),
    direct: share((one) => one.direct),
    directRight: share((one) => [one.question.topic, ...one.question.also, ...one.question.expects].includes(one.prediction.answered[0]!), direct),
    verdict: share((one) => one.verdict),
    verdictLenient: share((one) => one.verdictLenient),
    reversed: marks.filter((one) => one.reversed).length,
  }
}

function caught(marks: readonly Mark[], label: 'crisis' | 'out-of-scope'): Caught {
  const said = ({ prediction }: Mark) => prediction.topics[0] === label || (label === 'crisis' && prediction.crisis)
  const due = marks.filter(({ question }) => question.topic === label)
  return { of: due.length, caught: due.filter(said).length, falseAlarms: marks.filter((one) => one.question.topic !== label && !one.question.also.includes(label) && said(one)).length }
}
