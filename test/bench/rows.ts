import type { Door } from './doors.ts'
import type { ScriptName } from './scripts.ts'
import type { ServerName } from './servers.ts'

/** A line of the table: a server, the door it is called by, and what is said. */
export interface Row {
  id: string
  title: string
  server: ServerName
  door: Door
  script: ScriptName
  /** What a reply must hold, where it is no reply of the product. */
  reply?: string
}

export const ROWS: readonly Row[] = [
  { id: 'raw', title: 'bare `node:http`, JSON echo in the response', server: 'raw', door: 'inline', script: 'question', reply: '"text":"Echo: ' },
  { id: 'echo-bot', title: 'stock EchoBot (botbuilder, restify, MemoryStorage)', server: 'echo-bot', door: 'callback', script: 'question', reply: '"text":"Echo: ' },
  { id: 'question', title: '**a question, by the web chat door**', server: 'product', door: 'web', script: 'question' },
  { id: 'drafting', title: '**a drafting turn, by the web chat door**', server: 'product', door: 'web', script: 'drafting' },
  { id: 'question-stream', title: '**a question, web chat with its stream**', server: 'product', door: 'web-stream', script: 'question' },
  { id: 'question-callback', title: '**a question, by callback**', server: 'product', door: 'callback', script: 'question' },
]
