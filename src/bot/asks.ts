import { starters } from './answers.ts'
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

/** Asks what else there is. */
export function askMore(exchange: Exchange): true {
  reply(exchange, 'more.ask', [words(exchange, 'more.ask')], {
    choices: [choice(exchange, 'start-request', 'more.another'), choice(exchange, 'arrived', 'more.arrived'), choice(exchange, 'no', 'no')],
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
