import { readAnswer } from '../../dialog/answer.ts'
import type { SlotKind } from '../../dialog/slot.ts'
import { saysModelOff } from '../../understand/model-off.ts'
import { draftOf } from '../commands.ts'
import { picked, type Exchange } from '../exchange.ts'
import { slotAsked } from '../letter/asked.ts'
import { contextOf } from '../letter/start.ts'
import { letterIn } from '../refusal/paste.ts'
import { HEARD_SLOTS, type Asked, type ModelFinding, type ModelReading } from './port.ts'

/** What a model made of this turn's words; `asked` is for asking it more in the same turn. */
export interface Along { asked: Asked; reading?: ModelReading; finding?: ModelFinding }

/** A word or two are read without help. */
const LEAST_WORDS = 3

/** Lets the model read this turn's words, if the person said yes to that and the words may leave; undefined if not. */
export async function readAlong(exchange: Exchange): Promise<Along | undefined> {
  const { model, memory, world, said } = exchange
  if (!model || memory.readsAlong !== 'yes' || world.talksToMachine(said) || saysModelOff(said)) return undefined
  const slot = slotAsked(exchange)
  // Whatever is typed where a name, a birth date, an office or an address is asked for stays here, even if it looks like a letter.
  if (slot && !HEARD_SLOTS.some((heard) => heard === slot) && exchange.file === undefined) return undefined
  const asked: Asked = { conversation: exchange.conversation, known: knownOf(exchange), patience: model.patience() }
  const letter = letterIn(exchange)
  // What is no answer of an office is not theirs to read.
  if (letter && !letter.kind) return undefined
  if (letter) {
    const finding = await model.readLetter(letter.text, asked)
    return { asked, ...(finding && { finding }) }
  }
  if (said.split(/\s+/).length < LEAST_WORDS || isReadAlready(exchange, slot)) return undefined
  const reading = await model.read({ said, asking: slot }, asked)
  return { asked, ...(reading && { reading }) }
}

/** What is known without a model: a button, a command, a yes, a cry for help, an answer that the letter's question reads itself, or a change that names what is to be changed. */
function isReadAlready(exchange: Exchange, slot: SlotKind | undefined): boolean {
  const { world, said, memory } = exchange
  if (picked(exchange) !== undefined || world.readCommand(said) || world.readConfirm(said) !== 'ask' || world.reader.read(said, { language: memory.language }).crisis) return true
  const draft = draftOf(exchange)
  if (!draft) return false
  if (!slot) return world.play(draft.letter).mentionedField(said) !== undefined
  const read = readAnswer(world.play(draft.letter), draft.memory, slot, { said }, contextOf(exchange, draft.memory))
  return 'value' in read || 'declined' in read
}

/** All that the person told for letters, as words. */
export function knownOf(exchange: Exchange): string[] {
  const { memory } = exchange
  const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [])
  const kept = [memory.known, memory.tentative, draftOf(exchange)?.memory.answers, draftOf(exchange)?.memory.tentative, ...(memory.halfWritten ?? []).map((draft) => draft.memory.answers)]
  return [...new Set(kept.flatMap((answers) => Object.entries(answers ?? {}).flatMap(([slot, value]) => (TELLING.has(slot) ? texts(value) : []))))]
}

/** What of that tells who or where somebody is; the rest are choices of ours. */
const TELLING: ReadonlySet<string> = new Set<SlotKind>(['requester_name', 'patient_name', 'dob', 'death_date', 'provider', 'provider_contact', 'recipient', 'contact', 'delivery'])
