import { ActivityHandler, TurnContext } from 'botbuilder'
import type { CreateBot } from '../../src/host/server.ts'
import { filesOf, type ReadFile } from '../../src/turn/files.ts'
import { CONTINUE, turnOf } from '../../src/turn/durable-adapter.ts'
import { turnProperty } from '../../src/turn/turn-state.ts'
import { documentId } from '../../src/turn/turn.ts'

interface Notes { said: string[] }

/**
 * A small bot for testing what is below the bot. It greets, counts, and does as it is told:
 * `letter` delivers one, `delete` forgets, `slow N` takes N ms, `crash` throws, `wake T` speaks on its own at an instant.
 */
export const createTestBot: CreateBot = ({ today }) => {
  const notes = turnProperty<Notes>('notes')
  const person = turnProperty<{ n: number }>('person')
  const bot = new ActivityHandler()
  bot.onMembersAdded(async (context, next) => {
    await context.sendActivity(`Hello (${context.activity.locale ?? 'no locale'})`)
    await next()
  })
  bot.onEvent(async (context, next) => {
    if (context.activity.name === CONTINUE) await context.sendActivity('It is time')
    await next()
  })
  bot.onMessage(async (context, next) => {
    const { text = '', attachments } = context.activity
    const { said } = await notes.get(context, { said: [] })
    const counted = await person.get(context, { n: 0 })
    said.push(text)
    said.splice(0, said.length - 10)
    counted.n++
    const [word, argument] = text.split(' ')
    if (word === 'crash') throw new Error(`a bug near "${text}"`)
    if (word === 'slow') await new Promise((r) => setTimeout(r, Number(argument)))
    if (word === 'letter') {
      const id = documentId()
      turnOf(context).keep({ id, body: JSON.stringify({ to: argument }) })
      await context.sendActivity({ type: 'message', text: 'Your letter', attachments: [{ contentType: 'text/plain', name: 'letter.txt', contentUrl: `/letters/${id}/letter.txt` }] })
    } else if (word === 'delete') {
      turnOf(context).erase = true
      await context.sendActivity('Deleted.')
    } else if (word === 'wake') turnOf(context).wake = { at: argument!, reference: TurnContext.getConversationReference(context.activity) }
    else if (word === 'today') await context.sendActivity(`${today(argument)} ${turnOf(context).now}`)
    else if (filesOf(context.activity)?.text) await context.sendActivity(`read ${filesOf(context.activity)!.text}`)
    else await context.sendActivity(attachments?.length ? `got ${attachments.map(({ name }) => name).join(' and ')}` : `${counted.n}: ${text}`)
    await next()
  })
  return (context) => bot.run(context)
}

/** The letters of the test bot. */
export async function renderTestFile(document: string, file: string) {
  const { to } = JSON.parse(document) as { to: string }
  return file === 'letter.txt' ? { contentType: 'text/plain', body: `Dear ${to}, señora` } : undefined
}

/** Reads nothing but `words:`, so that a test of the door starts no process. */
export const readTestFile: ReadFile = async (bytes) => {
  const text = Buffer.from(bytes).toString('utf8')
  return text.startsWith('words:') ? { kind: 'text', text, cut: false } : { kind: 'other', problem: 'wrong-type' }
}
