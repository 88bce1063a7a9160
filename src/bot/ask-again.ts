import { clarify } from './answers.ts'
import { askDenial, askGoal, askMore, askResume } from './asks.ts'
import { askRemedy } from './case/remedies.ts'
import { again, COMMANDS } from './commands.ts'
import { reply, words, type Exchange } from './exchange.ts'
import { askConsent } from './model/consent.ts'
import { askReasonAgain } from './refusal/reason.ts'
import { askFact, offer, wantLetter } from './topic/next-question.ts'
import { topicOf } from './topic/words.ts'

/** The open question once more, whatever it is; it stays as it was, and nothing is taken for its answer. */
export async function askAgain(exchange: Exchange): Promise<void> {
  const { open, topic } = exchange.memory
  switch (open?.asks) {
    case undefined: return again(exchange)
    case 'goal': return void askGoal(exchange)
    case 'denial_text': return void askDenial(exchange)
    case 'more': return void askMore(exchange)
    case 'resume': return void askResume(exchange)
    case 'cancel_confirm': return void (await COMMANDS.cancel(exchange))
    case 'restart_confirm': return void (await COMMANDS['start-over'](exchange))
    case 'reason_given': return askReasonAgain(exchange)
    case 'remedy': return void askRemedy(exchange, undefined, open)
    case 'tidied': {
      delete exchange.memory.open
      return exchange.drafting.again()
    }
    case 'consent': return void askConsent(exchange, open.said)
    case 'clarify': {
      if (!open.answered) return clarify(exchange, open.topics, open.said)
      const { says, choices, entity } = offer(exchange, open.topics, open.answered)
      return reply(exchange, 'answer.offer', [says], { choices, entity })
    }
    case 'arrival': return reply(exchange, 'arrived.ask', [words(exchange, 'arrived.ask')], { entity: { asks: 'fact' } })
    case 'state': return reply(exchange, 'state.ask', [words(exchange, 'state.ask')], { entity: { asks: 'state' } })
    case 'fact': {
      const { says, choices, entity } = askFact(exchange, open)
      return reply(exchange, 'fact.ask', [says], { choices, entity })
    }
    case 'want_letter': {
      const { says, choices, entity } = wantLetter(exchange, topicOf(exchange, topic ?? 'make-request'))
      return reply(exchange, 'want_letter', [says], { choices, entity })
    }
  }
}
