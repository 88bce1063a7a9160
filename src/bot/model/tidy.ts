import type { DialogMemory } from '../../dialog/memory.ts'
import type { DraftState } from '../../dialog/slot-dialog.ts'
import { choice, open, plain, reply, words, type Exchange } from '../exchange.ts'
import { knownOf } from './along.ts'

/** The person's own story stands in the letter, and a model may read along: it may put the words in order, if they ask for that. */
export const mayTidy = ({ model, memory, world }: Exchange, { answers: { what_happened: story } }: DialogMemory): boolean =>
  model !== undefined && memory.readsAlong === 'yes' && typeof story === 'string' && !world.talksToMachine(story)

/** Shows the story as the model would write it beside their own words; they choose. What tells more or less than they did is not shown. */
export async function offerTidied(exchange: Exchange, { memory }: DraftState): Promise<void> {
  const { model, world, conversation, memory: { language } } = exchange
  const story = memory.answers.what_happened!
  const tidied = await model!.tidy(story, { conversation, known: knownOf(exchange), patience: model!.patience() })
  if (tidied === undefined || !world.isSameStory(tidied, story, language)) {
    reply(exchange, 'tidy.none', [words(exchange, 'tidy.none')])
    return exchange.drafting.again()
  }
  reply(exchange, 'tidy.both', [words(exchange, 'tidy.both', { own: quoted(story), tidied: quoted(tidied) })], {
    choices: [choice(exchange, 'yes', 'tidy.use'), choice(exchange, 'no', 'tidy.keep')], entity: { asks: 'confirm' },
  })
  open(exchange, { asks: 'tidied', text: tidied })
}

const quoted = (text: string): string => plain(text).replace(/\n/g, '\n> ')

/** Takes the tidied words, or leaves their own; then the letter is looked over again. */
export async function answerTidied(exchange: Exchange, text: string, yes: boolean): Promise<void> {
  const { drafting, memory } = exchange
  delete memory.open
  if (yes && drafting.draft) drafting.draft.memory.answers.what_happened = text
  await drafting.again()
}
