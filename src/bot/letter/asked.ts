import { isSlot } from '../../dialog/memory.ts'
import type { SlotKind } from '../../dialog/slot.ts'
import { draftOf } from '../commands.ts'
import type { Exchange } from '../exchange.ts'

/** The slot that a letter asks for now, or asks for anew. */
export function slotAsked(exchange: Exchange): SlotKind | undefined {
  const { asking, editing } = draftOf(exchange)?.memory ?? {}
  return asking && isSlot(asking) ? asking : asking === 'edit_value' ? editing : undefined
}
