import { loadKnowledge } from '../../knowledge/load.ts'
import { connect, type Door } from './client.ts'
import type { Prediction, Question } from './mark.ts'
import { score, type Score } from './score.ts'

const KNOWLEDGE = new URL('../../../knowledge', import.meta.url).pathname

/** Asks each question in a conversation of its own, a few at a time. */
export async function askAll(door: Door, questions: readonly Question[], atOnce = 4): Promise<Prediction[]> {
  const predictions: Prediction[] = []
  const waiting = [...questions]
  const worker = async (): Promise<void> => {
    for (let question = waiting.shift(); question; question = waiting.shift()) {
      const client = await connect(door)
      const { ms, topics, verdict, answered, choices, verdicts, citations, crisis, asks, text, replies } = await client.say(question.text)
      const language = replies[0]?.locale?.slice(0, 2) ?? ''
      predictions.push({ id: question.id, topics, ...(verdict && { verdict }), answered, choices: choices.map(({ id }) => id), verdicts, citations, crisis, ...(asks && { asks }), text, language, ms })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return predictions
}

/** Asks all and scores. */
export async function scoreQuestions(door: Door, questions: readonly Question[]): Promise<{ predictions: Prediction[]; result: Score }> {
  const predictions = await askAll(door, questions)
  return { predictions, result: score(questions, predictions, loadKnowledge(KNOWLEDGE)) }
}
