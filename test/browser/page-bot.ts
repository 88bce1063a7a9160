import { ActivityHandler } from 'botbuilder'
import type { CreateBot } from '../../src/host/server.ts'
import { filesOf } from '../../src/turn/files.ts'
import { documentId } from '../../src/turn/turn.ts'
import { turnOf } from '../../src/turn/durable-adapter.ts'
import { turnProperty } from '../../src/turn/turn-state.ts'

const LETTER = 'Casey Example\n12 Elm Street\nSpringfield, VA 22150\n\nMercy Example Clinic\nHealth information management\n\nTo whom it may concern:\n\nUnder 45 CFR 164.524 I ask for a copy of my records, in electronic form.\n\nSincerely,\n\nCasey Example'
const ANSWER = '**They may not refuse for this reason.**\n\nAn unpaid bill is no ground to keep your records from you.\n\n**What to do now**\n\n- Ask again in writing.\n- Say that you do not refuse to pay.\n\nRule: [45 CFR 164.524(a)](https://www.ecfr.gov/current/title-45/section-164.524). General information, not legal advice.'

/** Shows the page what a bot can send: long answers, many long buttons, a letter with files, the commands that the page obeys. */
export const createPageBot: CreateBot = () => {
  const counted = turnProperty<{ n: number }>('counted')
  const bot = new ActivityHandler()
  const message = (id: string, text: string, rest: object = {}, entity: object = {}) => ({
    type: 'message', text, textFormat: 'markdown', locale: 'en-US', entities: [{ type: 'recordsRights.reply', id, ...entity }], ...rest,
  })
  const buttons = (...labels: string[]) => ({ suggestedActions: { to: [], actions: labels.map((label) => ({ type: 'imBack', title: label, value: label })) } })
  bot.onMembersAdded(async (context, next) => {
    const spanish = context.activity.locale?.startsWith('es')
    await context.sendActivity(message('greeting', spanish ? 'Hola. Soy de prueba.' : 'Hello. I am a bot for testing the page.', {
      ...buttons('They refused me', 'Write a request for my records', 'They have not answered'), ...(spanish && { locale: 'es-US' }),
    }))
    await next()
  })
  bot.onMessage(async (context, next) => {
    const { text = '' } = context.activity
    const { n } = Object.assign(await counted.get(context, { n: 0 }), { n: (await counted.get(context, { n: 0 })).n + 1 })
    if (text === 'quick exit' || text === 'delete my data') {
      turnOf(context).erase = true
      await context.sendActivity(message('gone', text === 'quick exit' ? 'Cleared.' : 'All deleted.', {}, { command: text === 'quick exit' ? 'quick-exit' : 'delete' }))
    } else if (text === 'They refused me') await context.sendActivity(message('answer', ANSWER))
    else if (text === 'many') {
      await context.sendActivity(message('clarify', 'Which of these is closest?', buttons('They say I must pay my old bill before they give me anything', 'They want me to come in person and fill out their own form', 'They did not answer for more than 30 days', 'They sent only a summary', 'None of these')))
    } else if (text === 'letter') {
      const id = documentId()
      turnOf(context).keep({ id, body: '{"to":"Casey Example"}' })
      await context.sendActivities([
        message('letter', 'Your letter is ready. [Privacy](/privacy)', {
          attachments: ['text/plain;letter.txt', 'application/pdf;letter.pdf', 'text/calendar;dates.ics'].map((file) => file.split(';')).map(([contentType, name]) => ({ contentType, name, contentUrl: `/letters/${id}/${name}` })),
        }, { letter: 'records-request' }),
        message('letter.text', LETTER, { textFormat: 'plain' }),
      ])
    } else if (text === 'hola') await context.sendActivity(message('hola', 'Hablamos en español.', { locale: 'es-US' }))
    else await context.sendActivity(message('echo', `${n}: ${filesOf(context.activity)?.text ?? text}`))
    await next()
  })
  return (context) => bot.run(context)
}
