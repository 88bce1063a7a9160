import type { Storage, StoreItems } from 'botbuilder'
import { Turn } from './turn.ts'

/**
 * The Storage under ConversationState and UserState: reads and writes the current turn, never a database.
 * Documents are kept as text because BotState goes on using the object it handed over.
 * Its eTag is always '*' (last writer wins) and is ignored: the version of the conversation decides.
 */
export class TurnStorage implements Storage {
  async read(keys: string[]): Promise<StoreItems> {
    const turn = currentTurn()
    const items: StoreItems = {}
    for (const key of keys) {
      const document = turn.read(key)
      if (document !== undefined) items[key] = JSON.parse(document)
    }
    return items
  }

  async write(changes: StoreItems): Promise<void> {
    const turn = currentTurn()
    for (const [key, { eTag: _, ...document }] of Object.entries(changes)) turn.write(key, JSON.stringify(document))
  }

  async delete(keys: string[]): Promise<void> {
    const turn = currentTurn()
    for (const key of keys) turn.write(key, undefined)
  }
}

function currentTurn(): Turn {
  const turn = Turn.current.getStore()
  if (!turn) throw new Error('state can be read and written only inside a turn')
  return turn
}
