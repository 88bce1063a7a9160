import { connect, type Client, type Door } from './client.ts'
import type { Turn } from './turn.ts'

/** What a person types at one kind of question, and what is to be made of it. */
export interface SlotReply {
  id: string
  kind: string
  text: string
  lang: string
  expect: {
    iso?: string
    from?: string
    to?: string
    all?: boolean
    reject?: string
    vague?: boolean
    ask?: boolean
    decline?: boolean
    value?: string
    control?: string
    not_a_value?: boolean
    /** To ask back is fine too. */
    or_ask?: boolean
    or_from_dob?: boolean
  }
}

export interface SlotMark { reply: SlotReply; right: boolean; got: string }

/** The way to any question of the request: one answer to each. */
const ANSWERS: Record<'en' | 'es', Record<string, string>> = {
  en: {
    who: 'mine', patient_name: 'Jordan Ellery', dob: '5/17/1974', provider: 'Larkspur Family Clinic', provider_contact: '12 Fir St, Salem OR 97301',
    dates: '2022 to 2023', records: 'lab results', format: 'paper', delivery: 'by mail', contact: '8 Oak Ln, Salem OR 97302', state: 'Oregon', fact: 'yes',
  },
  es: {
    who: 'míos', patient_name: 'Jordán Elizalde', dob: '17 de mayo de 1974', provider: 'Clínica Las Lomas', provider_contact: '12 Fir St, Salem OR 97301',
    dates: '2022 a 2023', records: 'resultados de laboratorio', format: 'en papel', delivery: 'por correo', contact: '8 Oak Ln, Salem OR 97302', state: 'Oregon', fact: 'sí',
  },
}

/** Answers until the bot asks `kind`. @throws Error when it never does. */
export async function goTo(client: Client, kind: string, language: 'en' | 'es' = 'en'): Promise<Turn> {
  const answers = ANSWERS[language]
  let turn = await client.say(client.greeting.choices.find(({ id }) => id === 'start-request')?.label ?? '')
  for (let left = 20; turn.asks !== kind; left--) {
    const next = answers[turn.asks ?? '']
    if (left === 0 || next === undefined) throw new Error(`on the way to ${kind} the bot asks ${turn.asks ?? 'nothing'}`)
    turn = await client.say(next)
  }
  return turn
}

/** Types each reply at its question. Kind `any` is typed at the date of birth. */
export async function typeAll(door: Door, replies: readonly SlotReply[]): Promise<SlotMark[]> {
  const marks: SlotMark[] = []
  for (const reply of replies) {
    const kind = reply.kind === 'any' ? 'dob' : reply.kind
    const language = reply.lang === 'es' ? 'es' : 'en'
    try {
      const client = await connect(door, { locale: language })
      await goTo(client, kind, language)
      const turn = await client.say(reply.text)
      marks.push({ reply, right: fits(reply, kind, turn), got: `heard ${JSON.stringify(heardOf(turn, kind))}, problem ${turn.problem ?? '-'}, command ${turn.command ?? '-'}, asks ${turn.asks ?? '-'}` })
    } catch (error) {
      marks.push({ reply, right: false, got: (error as Error).message })
    }
  }
  return marks
}

const heardOf = ({ heard }: Turn, kind: string): unknown => heard.find(({ slot }) => slot === kind)?.value

/** Whether a turn is what a reply to a question of this kind should lead to. */
export function fits({ expect }: SlotReply, kind: string, turn: Turn): boolean {
  const heard = heardOf(turn, kind)
  const range = typeof heard === 'string' && /^\d{4}-/.test(heard) ? { from: heard, to: heard } : (heard as { from?: string; to?: string } | undefined)
  const spans = (from?: string, to = from) => range?.from === from && range?.to === to
  const asksBack = heard === undefined && turn.asks === kind && turn.command === undefined
  if (expect.or_ask && asksBack) return true
  if (expect.iso) return spans(expect.iso)
  if (expect.from) return spans(expect.from, expect.to)
  if (expect.all) return heard === 'all' || (expect.or_from_dob === true && range?.from === '1974-05-17')
  if (expect.reject) return heard === undefined && turn.problem === expect.reject.replaceAll(' ', '-')
  if (expect.vague) return asksBack || range?.from !== undefined
  if (expect.ask) return asksBack
  if (expect.decline) return heard === 'declined'
  if (expect.not_a_value) return heard === undefined
  if (expect.control) return turn.command === expect.control
  if (expect.value === 'ask') return asksBack
  if (kind === 'confirm') return expect.value === 'yes' ? turn.letters.length === 1 : turn.letters.length === 0 && (turn.asks ?? '').startsWith('edit_')
  return heard === expect.value
}

/** How many are right, and those that are not. */
export const slotReport = (marks: readonly SlotMark[], show = marks.length): string => [
  `${marks.filter(({ right }) => right).length} of ${marks.length} replies read right`,
  ...marks.filter(({ right }) => !right).slice(0, show).map(({ reply, got }) => `  ${reply.id} ${reply.kind} "${reply.text.slice(0, 80)}": expected ${JSON.stringify(reply.expect)}, ${got}`),
].join('\n')
