import { starters } from './answers.ts'
import { canRemind } from './reminder/days.ts'
import { WORKSHEETS } from './letter/worksheets.ts'
import { choice, open, reply, words, type Exchange } from './exchange.ts'

/** Asks what brings the person here. */
export function askGoal(exchange: Exchange): true {
  reply(exchange, 'goal.ask', [words(exchange, 'goal.ask')], { choices: starters(exchange), entity: { asks: 'goal' } })
  open(exchange, { asks: 'goal' })
  return true
}

/** Asks for the words of a refusal. */
export function askDenial(exchange: Exchange): true {
  reply(exchange, 'denial_text.ask', [words(exchange, 'denial_text.ask')], { entity: { asks: 'denial_text' } })
  open(exchange, { asks: 'denial_text' })
  return true
}

/** Asks what else there is; where a letter is on its way, one can be reminded of its days, and say that it arrived. */
export function askMore(exchange: Exchange): true {
  const { events } = exchange.memory
  const made = events.findLastIndex((event) => event.kind === 'letter-made' && !(event.letter in WORKSHEETS))
  const underway = made >= 0 && !events.slice(made).some(({ kind }) => kind === 'received')
  const another = made >= 0 ? 'more.another' : 'starters.start-request'
  reply(exchange, 'more.ask', [words(exchange, 'more.ask')], {
    choices: [...(canRemind(exchange) ? [choice(exchange, 'remind', 'remind.button')] : []), choice(exchange, 'start-request', another), ...(underway ? [choice(exchange, 'arrived', 'more.arrived')] : []), choice(exchange, 'start-refused', 'starters.start-refused'), choice(exchange, 'no', 'no')],
    entity: { asks: 'more' },
  })
  open(exchange, { asks: 'more' })
  return true
}

/** There is a letter half written already. */
export function askResume(exchange: Exchange): true {
  reply(exchange, 'resume.ask', [words(exchange, 'resume.ask')], { choices: [choice(exchange, 'yes', 'yes'), choice(exchange, 'no', 'no')], entity: { asks: 'resume' } })
  open(exchange, { asks: 'resume' })
  return true
}
