import { words, type Exchange } from '../exchange.ts'
import { answerTopic, answerTopics } from '../topic/answer.ts'
import { judgedLikely } from '../topic/judging.ts'
import { topicOf } from '../topic/words.ts'
import { missingLines, tellBareNo, topicsOf } from './known.ts'

/** Says whether they may, on the reason they gave, and apart from that what their notice lacks; then asks the fact that would turn it, or what to do. */
export function tellTruth(exchange: Exchange): void {
  tellBareNo(exchange)
  const topics = topicsOf(exchange.memory.refusal!)
  const [first, second] = topics as [string, string?]
  exchange.reading = { topics: topics.slice(0, 3), verdict: judgedLikely(exchange, topicOf(exchange, first)).verdict }
  const note = noticeLine(exchange)
  if (second) answerTopics(exchange, [first, second], { note })
  else answerTopic(exchange, first, { note })
}

/** What the notice lacks: a good reason may come in a poor letter, and the other way round. */
function noticeLine(exchange: Exchange): string | undefined {
  const missing = missingLines(exchange)
  return missing.length > 0 ? words(exchange, 'refusal.lacks', { lines: missing.map((line) => words(exchange, `refusal.lines.${line}`)) }) : undefined
}
