import type { Activity, TurnContext } from 'botbuilder'
import { turnOf, type Bot } from '../../turn/durable-adapter.ts'
import { handedOf, putPressed } from '../../turn/pressed.ts'
import { viewOf, type View } from '../../turn/view.ts'
import type { RenderFile } from '../letters.ts'
import { CHANNEL } from './before.ts'
import { consentCard, infoCard, OFFERED } from './consent.ts'
import { FEEDBACK, readReaction, type Reaction } from './feedback.ts'
import { bare, teamsMessages } from './message.ts'
import { readPressed } from './pressed.ts'
import type { Sites } from './sites.ts'

export interface TeamsParts {
  /** Where people reach us, for links. */
  base: () => string
  render: RenderFile
  sites: Sites
  /** Somebody said whether an answer helped. What else they said is not looked at. */
  reacted: (reaction: Reaction) => void
}

/** The bot as it is in Teams: what was pressed in a card is heard, replies get the form that Teams shows best. Elsewhere nothing changes. */
export const inTeams = (bot: Bot, parts: TeamsParts): Bot => async (context) => {
  const { activity } = context
  if (activity.channelId !== CHANNEL) return bot(context)
  if (activity.type === 'invoke' && !(await answerInvoke(context, parts))) return
  const pressed = readPressed(activity.value)
  if (pressed && activity.type === 'message') putPressed(activity, pressed)
  context.onSendActivities(async (_, activities, next) => {
    const formed = await Promise.all(activities.map((reply) => form(context, reply, parts)))
    activities.splice(0, activities.length, ...formed.flat())
    const info = handedOf(activity) === 'kept' ? infoCard(activity, parts.sites) : undefined
    if (info && activities[0]) activities[0].attachments = [info]
    return next()
  })
  const handed = handedOf(activity)
  // What was offered is settled: the card goes, so that nobody presses it again.
  if ((handed === 'kept' || handed === 'declined') && activity.replyToId) await context.deleteActivity(activity.replyToId)
  await bot(context)
}

/** Answers what Teams itself asks. True: there is something for the bot in it. */
async function answerInvoke(context: TurnContext, { reacted }: TeamsParts): Promise<boolean> {
  const { activity } = context
  const handed = handedOf(activity)
  const reaction = activity.name === FEEDBACK ? readReaction(activity.value) : undefined
  if (handed || activity.name === FEEDBACK) await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: {} } })
  if (reaction) reacted(reaction)
  return handed !== undefined
}

/** One reply in Teams; a letter is followed by the question whether to keep it as a file. */
async function form(context: TurnContext, reply: Partial<Activity>, parts: TeamsParts): Promise<Partial<Activity>[]> {
  const drawn = viewOf(reply)
  if (!drawn) return [reply]
  const view = { ...drawn, text: drawn.plain ? drawn.text : drawn.text.replaceAll('](/', `](${parts.base()}/`), files: drawn.files.map((file) => ({ ...file, url: `${parts.base()}${file.url}` })) }
  const messages = teamsMessages(reply, view)
  const consent = drawn.letter ? await offer(context, drawn, parts.render) : undefined
  return consent ? [...messages, { ...bare(reply), attachments: [consent] }] : messages
}

async function offer(context: TurnContext, { files, words }: View, render: RenderFile) {
  const id = files.map(({ url }) => /^\/letters\/([\w-]+)\//.exec(url)?.[1]).find(Boolean)
  const document = id && turnOf(context).kept(id)
  const made = document ? await render(document, OFFERED).catch(() => undefined) : undefined
  return made && id ? consentCard(id, words.offer, Buffer.byteLength(made.body)) : undefined
}
