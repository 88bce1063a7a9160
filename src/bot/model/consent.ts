import { choice, open, reply, words, type Exchange } from '../exchange.ts'

/** Whether the person may be asked to let a model read along: there is one, and they have not said yet. */
export const mayAskConsent = ({ model, memory }: Exchange): boolean => model !== undefined && memory.readsAlong === undefined

/** Asks, in plain words, once. `said`: what we did not follow, to be read anew if they say yes. */
export function askConsent(exchange: Exchange, said?: string): true {
  reply(exchange, 'consent.ask', [words(exchange, said === undefined ? 'consent.about' : 'consent.unsure'), words(exchange, 'consent.ask')], {
    choices: [choice(exchange, 'yes', 'consent.yes'), choice(exchange, 'no', 'consent.no')], entity: { asks: 'consent' },
  })
  open(exchange, { asks: 'consent', ...(said !== undefined && { said }) })
  return true
}

/** Turns it on or off, and says so. Off holds: nobody is asked again. */
export function setReadsAlong(exchange: Exchange, readsAlong: 'yes' | 'no'): void {
  exchange.memory.readsAlong = readsAlong
  reply(exchange, `consent.${readsAlong}`, [words(exchange, readsAlong === 'yes' ? 'consent.on' : 'consent.off')])
}
