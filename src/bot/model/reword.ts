import type { Exchange } from '../exchange.ts'
import { isFaithful } from './verifier/faithful.ts'

/** Below this (ms) the answer goes as it is. */
const LEAST_LEFT = 2_000

/** Lets the model fit the reasons of an answer to what the person said. What says more than the checked text is thrown away. */
export async function reword(exchange: Exchange): Promise<void> {
  const { model, along, memory, said } = exchange
  const answer = exchange.replies.find(({ why }) => why !== undefined)
  if (!model || !along?.reading || !answer || along.asked.patience.left() < LEAST_LEFT) return
  const { why } = answer
  const reworded = await model.reword({ said, curated: why!, language: memory.language }, along.asked)
  if (reworded !== undefined && isFaithful(reworded, why!, memory.language)) answer.text = answer.text.replace(why!, () => reworded)
}
