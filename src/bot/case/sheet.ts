import type { Attachment } from 'botbuilder'
import { randomBytes } from 'node:crypto'
import type { Topic } from '../../knowledge/schema.ts'
import { SHEET } from '../../letters/files.ts'
import { staffSheet } from '../../letters/staff-sheet.ts'
import type { Exchange } from '../exchange.ts'

/** The page to hand over at the desk, in English, as a PDF; undefined where nothing can be said there. */
export function sheetFor(exchange: Exchange, topic: Topic): Attachment | undefined {
  const { world, memory, today } = exchange
  const sheet = staffSheet(world.knowledge, topic, memory.told[topic.id] ?? {}, 'en', today)
  if (!sheet) return undefined
  const key = randomBytes(24).toString('base64url')
  exchange.keep({ id: key, body: JSON.stringify(sheet) })
  return { ...SHEET, contentUrl: `/letters/${key}/${SHEET.name}` }
}
