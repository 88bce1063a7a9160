import type { ScriptEvent } from './script.ts'
import type { Turn } from './turn.ts'

/** What is wrong with the answer to something said in between; `asked`: what was open before. */
export function effects({ expect, say, then }: ScriptEvent, asked: string, turn: Turn, opening: Turn): string[] {
  const what = `after "${say.at(-1)}"`
  return [
    ...(expect.topic && turn.topics[0] !== expect.topic ? [`${what}: topic ${turn.topics[0] ?? 'none'}, expected ${expect.topic}`] : []),
    ...(expect.verdict && turn.verdict !== expect.verdict ? [`${what}: verdict ${turn.verdict ?? 'none'}, expected ${expect.verdict}`] : []),
    ...(expect.lang && !turn.replies.every(({ locale }) => locale?.startsWith(expect.lang!)) ? [`${what}: not answered in ${expect.lang}`] : []),
    ...(expect.first_topic && opening.topics[0] !== expect.first_topic ? [`the opening: topic ${opening.topics[0] ?? 'none'}, expected ${expect.first_topic}`] : []),
    ...(then === 're-ask' && expect.topic && turn.asks !== asked ? [`${what}: asks ${turn.asks ?? 'nothing'}, expected ${asked} again`] : []),
  ]
}

const SLOTS = new Set(['who', 'relationship', 'authority', 'requester_name', 'patient_name', 'dob', 'death_date', 'provider', 'provider_contact', 'dates', 'records',
  'format', 'delivery', 'recipient', 'contact', 'state', 'denial_date', 'request_date', 'reason_given', 'what_happened', 'remedy', 'confirm', 'edit_field', 'edit_value'])

/** What is wrong by a check for machines, which is written in one of these sentences. */
export function machineCheck(sentence: string, turns: readonly Turn[]): string[] {
  const next = /^after (\w+)=(\S+) next prompt kind == (\w+)$/.exec(sentence)
  if (next) {
    const [, , said, kind] = next
    const turn = turns.find((one) => one.said === said)
    return turn?.asks === kind ? [] : [`${sentence}: it asks ${turn ? turn.asks ?? 'nothing' : 'nothing, for it was never said'}`]
  }
  if (/^after cancel.* no further slot prompts$/.test(sentence)) {
    const asks = turns.at(-1)?.asks
    return asks && SLOTS.has(asks) ? [`${sentence}: it asks ${asks}`] : []
  }
  return []
}
