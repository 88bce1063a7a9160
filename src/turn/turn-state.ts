import type { StatePropertyAccessor, TurnContext } from 'botbuilder'
import { turnOf } from './durable-adapter.ts'

/**
 * A named part of the conversation's state, as the Bot Framework asks for it. It lives in the turn and is committed with it, so there is
 * nothing to load or save; ConversationState would keep a second copy and hash it twice in every turn.
 */
export const turnProperty = <T>(name: string): StatePropertyAccessor<T> => ({
  get: async (context: TurnContext, fresh?: T) => turnOf(context).property(name, fresh) as T,
  set: async (context, value) => turnOf(context).setProperty(name, value),
  delete: async (context) => turnOf(context).setProperty(name, undefined),
})
