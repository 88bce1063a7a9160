import type { Activity } from 'botbuilder'
import { languageOf } from './exchange.ts'
import { toActivity } from './reply.ts'
import type { World } from './world.ts'

/** Others read along: a group chat or a channel of a team, or any kind that we do not know. */
export const isShared = ({ conversation: { isGroup, conversationType } }: Activity): boolean =>
  Boolean(isGroup) || (conversationType ?? 'personal') !== 'personal'

/**
 * What the bot says where others read along: that it wants to be asked in private, once to each message that calls it by name,
 * and nothing else. It has no memory there: nothing of what was said is kept. Only a cry for help is answered as well.
 */
export function askForPrivacy(world: World, { text, locale, entities, recipient }: Activity): Partial<Activity>[] {
  const called = entities?.some(({ type, mentioned }) => type === 'mention' && (mentioned as { id?: unknown } | undefined)?.id === recipient.id)
  if (!called) return []
  const said = (text ?? '').replace(/<at\b[^<>]*>[^<>]*<\/at>/g, ' ').trim() // names of bots and people are no language
  const { language, crisis } = world.reader.read(said, { language: languageOf(locale) })
  const words = [...(crisis ? ['refusal.quoted_crisis'] : []), 'shared_chat'].map((id) => world.say(language, id))
  return [toActivity({ text: words.join('\n\n'), entity: { id: 'shared-chat' } }, language === 'es' ? 'es-US' : 'en-US')]
}
