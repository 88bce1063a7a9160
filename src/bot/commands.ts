import { back, skip } from '../dialog/back-and-skip.ts'
import type { Advance } from '../dialog/play.ts'
import type { DraftState } from '../dialog/slot-dialog.ts'
import type { Command } from '../understand/commands.ts'
import { askGoal, askMore } from './asks.ts'
import { showDraft } from './letter/start.ts'
import { askConsent } from './model/consent.ts'
import { choice, open, reply, words, type Exchange } from './exchange.ts'
import { freshMemory, newCase } from './memory.ts'
import { standing, tellNextStep } from './case/next-step.ts'
import { review } from './letter/review.ts'
import { setReminders, stopReminders } from './reminder/set.ts'
import { tellMore } from './topic/answer.ts'

/** The letter that is being written, if any. */
export const draftOf = ({ drafting }: Exchange): DraftState | undefined => drafting.draft

/** Says one thing and asks the open question again. */
async function sayAndGoOn(exchange: Exchange, id: string, said: string): Promise<true> {
  reply(exchange, id, [said])
  await again(exchange)
  return true
}

/** Says one thing, and asks the letter's open question or what else there is. */
async function sayAndAskMore(exchange: Exchange, id: string, said: string): Promise<true> {
  if (draftOf(exchange)) return sayAndGoOn(exchange, id, said)
  reply(exchange, id, [said])
  return askMore(exchange)
}

/** The open question once more: the letter's own, or what brings the person here. */
export async function again(exchange: Exchange): Promise<void> {
  const { open: question } = exchange.memory
  if (question?.asks === 'consent') return void askConsent(exchange, question.said)
  if (draftOf(exchange)) {
    delete exchange.memory.open
    return exchange.drafting.again()
  }
  askGoal(exchange)
}

/** What can be said at any moment. Each gives false where it does not fit, and the words are then read as any others. */
export const COMMANDS: Record<Command, (exchange: Exchange) => Promise<boolean>> = {
  help: (exchange) => sayAndGoOn(exchange, 'help', words(exchange, 'help')),
  privacy: (exchange) => sayAndGoOn(exchange, 'privacy', [words(exchange, 'privacy'), exchange.model && words(exchange, 'consent.privacy', { on: exchange.memory.readsAlong === 'yes' })].filter(Boolean).join('\n\n')),
  save: async (exchange) => (draftOf(exchange) ? sayAndGoOn(exchange, 'save', words(exchange, 'save')) : false),

  async resume(exchange) {
    const { memory } = exchange
    if (draftOf(exchange)) return sayAndGoOn(exchange, 'resume.back', words(exchange, 'resume.back'))
    if (!memory.halfWritten?.length) return false
    await takeUp(exchange)
    return true
  },

  async why(exchange) {
    const draft = draftOf(exchange)
    if (!draft) return sayAndGoOn(exchange, 'why', words(exchange, 'why.none'))
    const { asking, editing } = draft.memory
    const slot = asking === 'edit_value' ? editing : asking
    const id = slot && !['confirm', 'edit_field'].includes(slot) && !slot.startsWith('fact:') ? `slots.${slot}.why` : 'why.none'
    return sayAndGoOn(exchange, 'why', words(exchange, id, { email: draft.memory.answers.delivery?.way === 'email', law: exchange.world.law(exchange.today) }))
  },

  async back(exchange) {
    const draft = draftOf(exchange)
    if (!draft) return false
    if (!back(draft.memory)) return sayAndGoOn(exchange, 'back.none', words(exchange, 'back.none'))
    await again(exchange)
    return true
  },

  async skip(exchange) {
    const draft = draftOf(exchange)
    if (!draft) return false
    const turn: Advance = { memory: draft.memory, says: [], heard: [] }
    if (!skip(exchange.world.play(draft.letter), turn)) return sayAndGoOn(exchange, 'skip.required', words(exchange, 'skip.required'))
    delete exchange.memory.open
    showDraft(exchange, draft, turn)
    return true
  },

  async review(exchange) {
    const draft = draftOf(exchange)
    if (!draft) return sayAndGoOn(exchange, 'review', words(exchange, 'review.empty'))
    const lines = review(exchange, draft.letter, draft.memory)
    if (draft.memory.asking === 'confirm') return again(exchange).then(() => true)
    return sayAndGoOn(exchange, 'review.so_far', lines ? `${words(exchange, 'review.so_far')}\n\n${lines}` : words(exchange, 'review.empty'))
  },

  async cancel(exchange) {
    if (!draftOf(exchange)) return sayAndGoOn(exchange, 'cancel.nothing', words(exchange, 'cancel.nothing'))
    reply(exchange, 'cancel.confirm', [words(exchange, 'cancel.confirm')], {
      choices: [choice(exchange, 'yes', 'yes'), choice(exchange, 'keep', 'cancel.keep'), choice(exchange, 'no', 'no')],
      entity: { asks: 'cancel_confirm' },
    })
    open(exchange, { asks: 'cancel_confirm' })
    return true
  },

  async 'start-over'(exchange) {
    if (!draftOf(exchange)) {
      newCase(exchange.memory)
      return again(exchange).then(() => true)
    }
    reply(exchange, 'restart.confirm', [words(exchange, 'restart.confirm')], { choices: [choice(exchange, 'yes', 'yes'), choice(exchange, 'no', 'no')], entity: { asks: 'restart_confirm' } })
    open(exchange, { asks: 'restart_confirm' })
    return true
  },

  async more(exchange) {
    const draft = draftOf(exchange)
    tellMore(exchange, draft !== undefined)
    if (draft) await again(exchange)
    else if (!exchange.replies.some(({ entity }) => entity.asks)) askMore(exchange)
    return true
  },

  async 'next-step'(exchange) {
    if (!draftOf(exchange)) return tellNextStep(exchange)
    const says = standing(exchange)
    return says ? sayAndGoOn(exchange, 'status', says) : false
  },

  remind: (exchange) => sayAndAskMore(exchange, ...setReminders(exchange)),
  'stop-reminders': (exchange) => sayAndAskMore(exchange, ...stopReminders(exchange)),

  async 'model-on'(exchange) {
    const { model, memory: { readsAlong, open: question } } = exchange
    if (!model) return sayAndGoOn(exchange, 'consent.none', words(exchange, 'consent.none'))
    if (readsAlong === 'yes') return sayAndGoOn(exchange, 'consent.yes', words(exchange, 'consent.on'))
    // The words that the bot was not sure of, if that is what is open.
    return askConsent(exchange, question?.asks === 'clarify' ? question.said : undefined)
  },
  async 'model-off'(exchange) {
    const { memory } = exchange
    memory.readsAlong = 'no'
    if (memory.open?.asks === 'consent') delete memory.open
    return sayAndGoOn(exchange, 'consent.no', words(exchange, exchange.model ? 'consent.off' : 'consent.none'))
  },

  'quick-exit': (exchange) => forget(exchange, 'quick_exit'),
  delete: (exchange) => forget(exchange, 'delete'),
  'language-en': (exchange) => speak(exchange, 'en'),
  'language-es': (exchange) => speak(exchange, 'es'),
}

/** Goes on with the letter that was put aside last. */
export async function takeUp(exchange: Exchange): Promise<void> {
  const { memory, drafting } = exchange
  const { letter, memory: draft } = memory.halfWritten!.pop()!
  delete memory.open
  await drafting.begin({ letter, answers: draft.answers, tentative: draft.tentative, facts: draft.facts })
}

async function speak(exchange: Exchange, language: 'en' | 'es'): Promise<boolean> {
  exchange.memory.language = language
  return sayAndGoOn(exchange, 'language', words(exchange, 'language'))
}

/** Everything goes: state, words, letters. Only the receipt stays. */
async function forget(exchange: Exchange, id: 'quick_exit' | 'delete'): Promise<boolean> {
  exchange.erase()
  await exchange.drafting.cancel()
  const { language } = exchange.memory
  for (const key of Object.keys(exchange.memory)) delete (exchange.memory as unknown as Record<string, unknown>)[key]
  Object.assign(exchange.memory, freshMemory(language))
  reply(exchange, id, [words(exchange, id)])
  return true
}
