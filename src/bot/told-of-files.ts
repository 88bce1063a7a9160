import type { FileProblem, FilesRead } from '../turn/files.ts'
import { draftOf } from './commands.ts'
import { open, reply, words, type Exchange } from './exchange.ts'

/** What cannot be helped by sending the file in another form: the words themselves are asked for. */
const TYPE_IT: ReadonlySet<FileProblem> = new Set(['picture', 'scan'])

/**
 * Says what was wrong with the files of a message and how to go on. Their words are read like typed ones, so nothing is
 * said of what could be read whole.
 */
export function tellOfFiles(exchange: Exchange, { text, cut, problems }: FilesRead): void {
  const [problem] = problems
  if (text) {
    const parts = [problem && words(exchange, 'file.some', { count: problems.length }), cut ? words(exchange, 'file.cut') : undefined]
    if (parts.some(Boolean)) reply(exchange, problem ? 'file.some' : 'file.cut', parts)
    return
  }
  if (!problem) return
  const asks = !exchange.said && !draftOf(exchange) && (exchange.memory.open === undefined || exchange.memory.open.asks === 'goal' || exchange.memory.open.asks === 'more' || exchange.memory.open.asks === 'denial_text')
  const parts = [words(exchange, `file.${problem}`), TYPE_IT.has(problem) ? words(exchange, 'file.type_it') : undefined]
  reply(exchange, `file.${problem}`, parts, { entity: asks ? { asks: 'denial_text' } : {} })
  if (asks) open(exchange, { asks: 'denial_text' })
}
