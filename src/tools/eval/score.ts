import type { Knowledge, Language } from '../../knowledge/schema.ts'
import { citesRightly, restsOnLaw } from './citations.ts'
import { levelsOf, type Level } from './levels.ts'
import { mark, type Mark, type Prediction, type Question } from './mark.ts'
import { sharesOf, type Shares } from './shares.ts'

/** What a set of questions came to. */
export interface Score {
  marks: Mark[]
  /** By name of group: ALL, the topic's folder (group:), lang:, difficulty:, tag:. */
  groups: Map<string, Shares>
  multi: Multi
  traps: { of: number; fell: number }
  crisis: Caught
  outOfScope: Caught
  /** Questions that only look like a crisis, and how many were taken for one. */
  lookalikes: { of: number; caught: number }
  /** Answers that rest on law, and those that cite it wrongly: nothing of the topic, or something of none. */
  cited: { of: number; wrong: Mark[] }
  reversed: Mark[]
  levels: Partial<Record<Language, Level>>
  ms: { p50: number; p95: number }
}

/** Messages with two questions: in how many both were answered; of their labels, how many stand in the first three topics, how many were answered, how many verdicts are right. */
export interface Multi { of: number; both: number; labels: number; found: number; answered: number; verdicts: number; verdictsRight: number }

/** `others`: messages that are nothing of the kind, of which some may raise a false alarm. */
export interface Caught { of: number; caught: number; others: number; falseAlarms: number }

const NOTHING: Omit<Prediction, 'id'> = { topics: [], answered: [], choices: [], verdicts: {}, citations: [], crisis: false, text: '', language: 'en', ms: 0 }

/** Scores predictions; a question without one counts as missed. */
export function score(questions: readonly Question[], predictions: readonly Prediction[], knowledge: Pick<Knowledge, 'topics'>): Score {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]))
  const marks = questions.map((question) => mark(question, byId.get(question.id) ?? { id: question.id, ...NOTHING }))
  const groups = new Map<string, Mark[]>()
  for (const one of marks) for (const name of groupsOf(one.question, knowledge)) groups.set(name, [...(groups.get(name) ?? []), one])
  const trapped = marks.filter(({ question }) => question.trap)
  const lookalikes = marks.filter(({ question }) => question.tags.includes('crisis-lookalike'))
  const lawful = marks.filter(({ prediction }) => restsOnLaw(prediction))
  const times = marks.map(({ prediction }) => prediction.ms).sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    marks,
    groups: new Map([...groups].map(([name, members]) => [name, sharesOf(members)])),
    multi: multiOf(marks.filter(({ question }) => question.expects.length > 1)),
    traps: { of: trapped.length, fell: trapped.filter(({ question, prediction }) => prediction.topics[0] === question.trap).length },
    crisis: caught(marks, 'crisis'),
    outOfScope: caught(marks, 'out-of-scope'),
    lookalikes: { of: lookalikes.length, caught: lookalikes.filter(({ prediction }) => prediction.crisis || prediction.topics[0] === 'crisis').length },
    cited: { of: lawful.length, wrong: lawful.filter(({ prediction }) => !citesRightly(prediction, knowledge)) },
    reversed: marks.filter(({ reversed }) => reversed),
    levels: levelsOf(marks.map(({ prediction }) => prediction)),
    ms: { p50: at(0.5), p95: at(0.95) },
  }
}

function groupsOf({ topic, lang, difficulty, tags }: Question, { topics }: Pick<Knowledge, 'topics'>): string[] {
  const folder = topics.get(topic)?.group
  return ['ALL', ...(folder ? [`group:${folder}`] : []), `lang:${lang}`, `difficulty:${difficulty}`, ...tags.map((tag) => `tag:${tag}`)]
}

function multiOf(marks: readonly Mark[]): Multi {
  const sum = (of: (one: Mark) => number) => marks.reduce((total, one) => total + of(one), 0)
  return {
    of: marks.length,
    both: marks.filter(({ question, prediction }) => question.expects.every((label) => prediction.answered.includes(label))).length,
    labels: sum(({ question }) => question.expects.length),
    found: sum(({ question, prediction }) => question.expects.filter((label) => prediction.topics.slice(0, 3).includes(label)).length),
    answered: sum(({ question, prediction }) => question.expects.filter((label) => prediction.answered.includes(label)).length),
    verdicts: sum(({ question }) => Object.keys(question.verdicts).length),
    verdictsRight: sum(({ question, prediction }) => Object.entries(question.verdicts).filter(([label, verdict]) => prediction.verdicts[label] === verdict).length),
  }
}

function caught(marks: readonly Mark[], label: 'crisis' | 'out-of-scope'): Caught {
  const said = ({ prediction }: Mark) => prediction.topics[0] === label || (label === 'crisis' && prediction.crisis)
  const due = marks.filter(({ question }) => question.topic === label)
  const others = marks.filter(({ question }) => question.topic !== label && !question.also.includes(label))
  return { of: due.length, caught: due.filter(said).length, others: others.length, falseAlarms: others.filter(said).length }
}
