import type { Reading } from '../understand/reading.ts'
import { choice, open, reply, STARTERS, words, type Exchange } from './exchange.ts'
import { mayAskConsent } from './model/consent.ts'
import { judgedLikely } from './topic/judging.ts'
import type { Choice } from './reply.ts'
import { ruleLine, section, topicChoice, topicOf } from './topic/words.ts'

/** Says what the product is not for, where to go instead, and what it can do. */
export function outOfScope(exchange: Exchange, kind: Reading['kind'], inDialog: boolean): void {
  const topic = exchange.world.knowledge.topics.get('out-of-scope')!
  const instead = section(exchange, topic, 'More')?.split('\n').map((line) => /^- ([a-z-]+): (.+)$/.exec(line)).find((line) => line?.[1] === (kind ?? 'other'))?.[2]
  reply(exchange, 'topic.out-of-scope', [kind === 'chit-chat' ? undefined : section(exchange, topic, 'Verdict'), instead, inDialog ? undefined : section(exchange, topic, 'Answer'), inDialog ? undefined : words(exchange, 'out_of_scope.ask')], {
    ...(!inDialog && { choices: starters(exchange) }),
    entity: { answered: ['out-of-scope'], ...(!inDialog && { asks: 'goal' }) },
  })
  if (!inDialog) open(exchange, { asks: 'goal' })
}

/** 988 and 911 first. Nothing is asked, nothing is lost, and the open question stays open for the next message. */
export function crisis(exchange: Exchange): void {
  const topic = exchange.world.knowledge.topics.get('crisis')!
  exchange.reading = { topics: ['crisis'], verdict: 'crisis' }
  reply(exchange, 'topic.crisis', [`**${section(exchange, topic, 'Verdict')}**`, section(exchange, topic, 'Answer'), section(exchange, topic, 'What to do now')], {
    entity: { crisis: true, answered: ['crisis'], citations: topic.citations },
  })
}

export const starters = (exchange: Exchange): Choice[] => STARTERS.map((id) => choice(exchange, id, `starters.${id}`))

/** Not sure: a few topics to choose from, and none of these. What was said of their facts is kept for the one that is picked. */
export function clarify(exchange: Exchange, topics: readonly string[], said: string | undefined = exchange.said): void {
  for (const id of topics) judgedLikely(exchange, topicOf(exchange, id))
  const offersModel = mayAskConsent(exchange)
  reply(exchange, 'clarify', [words(exchange, 'clarify')], {
    choices: [...topics.map((id) => topicChoice(exchange, id)), ...(offersModel ? [choice(exchange, 'model-on', 'consent.button')] : []), choice(exchange, 'none', 'none')],
    entity: { asks: 'clarify' },
  })
  open(exchange, { asks: 'clarify', topics: [...topics], ...(offersModel && said && { said }) })
}

/** Nothing to go by: one open question. */
export function askOpenly(exchange: Exchange): void {
  reply(exchange, 'goal.again', [words(exchange, 'goal.again')], { choices: starters(exchange), entity: { asks: 'goal' } })
  open(exchange, { asks: 'goal' })
}

/** The topic about a no for which nothing that counts is given. */
const BARE_NO = 'provider-discretion'

/** A refusal, and nothing to tell which: what it hangs on, and the question for it. `heard`: reasons that it may be. */
export function askWhatWasSaid(exchange: Exchange, heard: readonly string[] = []): void {
  const topic = topicOf(exchange, BARE_NO)
  exchange.reading = { topics: [BARE_NO], verdict: 'depends' }
  reply(exchange, 'denial_text.after_lost', [`**${words(exchange, 'denial_text.depends')}**`, words(exchange, 'denial_text.after_lost'), ruleLine(exchange, topic.citations, topic)], {
    choices: [...new Set([...heard, BARE_NO])].map((id) => topicChoice(exchange, id)),
    entity: { asks: 'denial_text', citations: topic.citations },
  })
  open(exchange, { asks: 'denial_text' })
}
