import type { Language } from '../../knowledge/schema.ts'
import { wordsOf } from '../../understand/text.ts'
import type { Exchange } from '../exchange.ts'
import { isFaithful } from './verifier/faithful.ts'
import { OPERATORS } from './verifier/operators.ts'

/** Below this (ms) the answer goes as it is. */
const LEAST_LEFT = 2_000

/** Lets the model fit the reasons of an answer to what the person said. What says more than the checked text, or names people whom nobody spoke of, is thrown away. */
export async function reword(exchange: Exchange): Promise<void> {
  const { model, along, memory: { language }, said } = exchange
  const answer = exchange.replies.find(({ why }) => why !== undefined)
  if (!model || !along?.reading || !answer || along.asked.patience.left() < LEAST_LEFT) return
  const { why } = answer
  const reworded = await model.reword({ said, curated: why!, language }, along.asked)
  if (reworded !== undefined && isFaithful(reworded, why!, language) && namesNoOther(reworded, `${why} ${said}`, language)) answer.text = answer.text.replace(why!, () => reworded)
}

/** Whether all offices and relatives of the wording were spoken of: "your mother" is nobody's, if the person did not say so. */
function namesNoOther(wording: string, spoken: string, language: Language): boolean {
  const { offices, family } = OPERATORS[language]
  const known = new Set(wordsOf(spoken))
  return wordsOf(wording).every((word) => known.has(word) || !(offices.has(word) || family.has(word)))
}
