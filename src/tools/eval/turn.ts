/** What a bot message says of itself; the part of the contract that tests and figures read. */
export interface ReplyEntity {
  type: 'recordsRights.reply'
  id: string
  asks?: string
  topics?: string[]
  answered?: string[]
  verdict?: string
  verdicts?: Record<string, string>
  choices?: string[]
  crisis?: boolean
  citations?: { authority: string; paragraph: string }[]
  next?: string[]
  heard?: { slot: string; value: unknown }[]
  problem?: string
  command?: string
  notice?: Notice
  letter?: string
}

/** The reading of a denial letter. */
export interface Notice {
  grounds: string[]
  category: string
  present: string[]
  missing: string[]
  cannot_tell: string[]
  request_date?: string
  letter_date?: string
}

export interface Message {
  id: string
  replyToId?: string
  from: { id: string; role?: string }
  type: string
  text?: string
  locale?: string
  suggestedActions?: { actions: { title: string; value: unknown }[] }
  attachments?: { contentType: string; contentUrl?: string; name?: string }[]
  entities?: (ReplyEntity | { type: string })[]
}

/** One message of the person and all that came back, read as the contract says: `asks` from the last message that has it, lists in order. */
export interface Turn {
  said: string
  /** Until the post was answered, which is when the turn is committed. */
  ms: number
  replies: Message[]
  ids: string[]
  text: string
  asks?: string
  topics: string[]
  answered: string[]
  verdict?: string
  verdicts: Record<string, string>
  choices: { id: string; label: string }[]
  crisis: boolean
  citations: { authority: string; paragraph: string }[]
  heard: { slot: string; value: unknown }[]
  problem?: string
  command?: string
  notice?: Notice
  letters: { id: string; files: { contentType: string; url: string }[] }[]
  files: { contentType: string; url: string }[]
}

/** What a message of the bot says of itself. */
export const entityOf = ({ entities }: Message): ReplyEntity | undefined => entities?.find((entity): entity is ReplyEntity => entity.type === 'recordsRights.reply')

/** Reads the replies to one message. `ms`: what the post took. */
export function turnOf(said: string, ms: number, replies: Message[]): Turn {
  const entities = replies.flatMap((reply) => entityOf(reply) ?? [])
  const first = <K extends keyof ReplyEntity>(key: K) => entities.find((entity) => entity[key] !== undefined)?.[key]
  const filesOf = (reply: Message) => (reply.attachments ?? []).flatMap(({ contentType, contentUrl }) => (contentUrl ? [{ contentType, url: contentUrl }] : []))
  return {
    said,
    ms,
    replies,
    ids: entities.map(({ id }) => id),
    text: replies.map(({ text }) => text ?? '').join('\n\n'),
    asks: entities.findLast(({ asks }) => asks !== undefined)?.asks,
    topics: first('topics') ?? [],
    answered: [...new Set(entities.flatMap(({ answered }) => answered ?? []))],
    verdict: first('verdict'),
    verdicts: Object.assign({}, ...entities.map(({ verdicts }) => verdicts ?? {})) as Record<string, string>,
    choices: replies.flatMap((reply) => entityOf(reply)?.choices?.map((id, i) => ({ id, label: reply.suggestedActions?.actions[i]?.title ?? '' })) ?? []),
    crisis: entities.some(({ crisis }) => crisis === true),
    citations: entities.flatMap(({ citations }) => citations ?? []),
    heard: entities.flatMap(({ heard }) => heard ?? []),
    problem: first('problem'),
    command: first('command'),
    notice: first('notice'),
    letters: replies.flatMap((reply) => {
      const id = entityOf(reply)?.letter
      return id ? [{ id, files: filesOf(reply) }] : []
    }),
    files: replies.flatMap(filesOf),
  }
}
