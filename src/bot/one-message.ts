import type { Reply } from './reply.ts'

/**
 * An answer and the question after it, as one message: where a channel posts, each message is a post of its own, with a sound and a notice.
 * It goes by the id of the first. A letter, its text to copy, and what has files, a drawing or buttons of its own stay apart.
 */
export const asOneMessage = (replies: readonly Reply[]): Reply[] =>
  replies.reduce<Reply[]>((messages, next) => {
    const last = messages.at(-1)
    if (!last || !joins(last, next)) return [...messages, next]
    return [...messages.slice(0, -1), { ...last, ...next, text: `${last.text}\n\n${next.text}`, entity: { ...last.entity, ...next.entity, id: last.entity.id } }]
  }, [])

const joins = (first: Reply, next: Reply): boolean =>
  [first, next].every(({ attachments, plain, review, timeline, entity }) => !attachments && !plain && !review && !timeline && !entity.letter) && !(first.choices?.length && next.choices?.length)
