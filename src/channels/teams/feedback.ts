import { z } from 'zod'

/** The invoke that the thumbs under an answer send. */
export const FEEDBACK = 'message/submitAction'

const Value = z.object({ actionName: z.literal('feedback'), actionValue: z.object({ reaction: z.enum(['like', 'dislike']) }) })
export type Reaction = 'like' | 'dislike'

/** Which thumb it was. The words that people may write beside it can be about their health: they are read by nobody. */
export const readReaction = (value: unknown): Reaction | undefined => Value.safeParse(value).data?.actionValue.reaction
