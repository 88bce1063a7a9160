import { ChatPromptTemplate } from '@langchain/core/prompts'
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { z } from 'zod'

/** One thing that a model can be asked: its instructions, and the shape of its answer. */
export interface Task<Shape extends z.ZodType> {
  name: string
  instructions: string
  shape: Shape
}

const PROMPT = ChatPromptTemplate.fromMessages([['system', '{instructions}'], ['human', '{text}']])

/** Makes the asking of a task: one request, whose answer is checked against the shape. Throws what the model's library throws. */
export function toAsk<Shape extends z.ZodType>(model: BaseChatModel, { name, instructions, shape }: Task<Shape>): (text: string, signal: AbortSignal) => Promise<z.infer<Shape>> {
  // Calling a function makes one request and fails once; the other ways repeat what cannot be read as if the network had failed.
  const chain = PROMPT.pipe(model.withStructuredOutput(shape as never, { name, method: 'functionCalling' }))
  return async (text, signal) => shape.parse(await chain.invoke({ instructions, text }, { signal, runName: name })) as z.infer<Shape>
}
