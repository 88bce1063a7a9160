import type { Reading } from '../../understand/reading.ts'
import { NEVER_WRITTEN } from '../../understand/reading.ts'
import type { ModelReading } from './port.ts'

/** More than these are too many to read. */
const MOST_CHOICES = 4
/** Surer than this that it is about something else, the model is not heard. */
const SURELY_OUTSIDE = 0.85

/**
 * Our own reading, with what a model made of the same words. The model can make us ask and offer, and can pick among what we held likely ourselves.
 * It can never take a crisis away, and never make us answer what we did not think of.
 */
export function together(own: Reading, model: ModelReading | undefined): Reading {
  if (!model) return own
  const read: Reading = { ...own, crisis: own.crisis || model.crisis }
  const ids = model.topics.map(({ id }) => id)
  const [first] = model.topics
  if (!first) return read
  switch (own.decision) {
    case 'answer':
    case 'answer-and-offer':
      return { ...read, asked: asked(own, model), choices: most([...ids, ...own.choices].filter((id) => id !== own.topics[0]!.id)) }
    case 'clarify':
      if (!first.sure || !own.choices.includes(first.id)) return { ...read, choices: most([...own.choices.slice(0, MOST_CHOICES - 1), ...ids]) }
      return { ...read, decision: 'answer-and-offer', byModel: true, topics: firstOf(own, first.id), asked: [first.id], choices: most([...ids, ...own.choices].filter((id) => id !== first.id)) }
    case 'lost':
      // What they ask hangs on a reason: that is said, and asked for.
      if (own.mayThey || (own.refusal && !own.waiting)) return { ...read, choices: ids }
      return { ...read, decision: 'clarify', choices: ids }
    case 'out-of-scope':
      return first.sure && mayBeInside(own) ? { ...read, decision: 'clarify', choices: ids } : read
  }
}

const most = (ids: readonly string[]): string[] => [...new Set(ids)].slice(0, MOST_CHOICES)

/** A second question is answered with the first where we held it so likely, too. */
const LEAST_SECOND = 0.1

function asked(own: Reading, { topics }: ModelReading): string[] {
  const [first] = own.asked
  const second = topics.find((topic) => topic.asked && topic.id !== first && own.topics.some(({ id, p }) => id === topic.id && p >= LEAST_SECOND))
  const both = topics.some((topic) => topic.asked && topic.id === first)
  return own.asked.length === 1 && both && second ? [first!, second.id] : own.asked
}

function firstOf({ topics }: Reading, id: string): Reading['topics'] {
  const own = topics.find((topic) => topic.id === id) ?? { id, p: 0 }
  return [own, ...topics.filter((topic) => topic.id !== id)].slice(0, 3)
}

const mayBeInside = ({ topics, kind }: Reading): boolean =>
  topics[0]!.p < SURELY_OUTSIDE && kind !== 'injection' && !NEVER_WRITTEN.some((never) => never === kind)
