import type { Finding, LineRead } from '../../understand/denial/finding.ts'
import { NOTICE_LINES } from '../../understand/denial/finding.ts'
import type { Exchange } from '../exchange.ts'

/** Our reading of a letter, less sure where a model shows words for a line that we missed: no letter of ours then says that it lacks it. */
export function doubted({ along }: Exchange, own: Finding): Finding {
  const found = along?.finding?.lines ?? []
  // A passage that is to show everything shows nothing.
  const shown = new Map(found.filter(({ words }) => found.filter((other) => other.words === words).length === 1).map(({ line, words }) => [line, words]))
  const lines = Object.fromEntries(NOTICE_LINES.map((line): [string, LineRead] => {
    const read = own.lines[line]
    return [line, read.standing === 'missing' && shown.has(line) ? { standing: 'cannot_tell', words: shown.get(line)! } : read]
  })) as Finding['lines']
  return { ...own, lines }
}

/** Reasons that a model reads in the letter and we do not: to be picked by the person, or not. */
export const groundsHeard = ({ along, world }: Exchange, own: Finding): string[] =>
  (along?.finding?.grounds ?? []).map(({ topic }) => topic).filter((topic) => world.isReason(topic) && !own.grounds.some((ground) => ground.topic === topic))
