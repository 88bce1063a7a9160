import type { LetterCase } from '../../src/letters/case.ts'
import { judge } from '../../src/rules/verdict.ts'
import { knowledge, today } from './letters.ts'

/** What may be said of a case, worked out here anew and more bluntly than the letters do it, so that the two can disagree. */
const DAY = 86_400_000
export const plus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

const TIMES = { access: [30, 30], amendment: [60, 30], accounting: [60, 30] } as const

export interface Allowed { lastDays: string[]; late: boolean; faults: string[] }

/** The last days that can be counted, whether the request is late for certain, and what is wrong with the last word about a delay. */
export function allowed({ right = 'access', receivedOn, askedOn, asked, noAnswer, refused, delays = [] }: LetterCase): Allowed {
  const zero = receivedOn ?? askedOn
  if (!zero) return { lastDays: [], late: false, faults: [] }
  const [time, more] = TIMES[right]
  const due = plus(zero, time)
  let good: string | undefined
  let faults: string[] = []
  // What was said of a delay before the request is about another one.
  for (const { on, until, reason, inWriting } of delays.filter((notice) => notice.on >= (askedOn ?? receivedOn!))) {
    faults = [...(inWriting ? [] : ['written']), ...(reason ? [] : ['reason']), ...(until ? [] : ['date']), ...(on > due ? ['late'] : []), ...(good ? ['second'] : [])]
    const excused = faults.length === 0 || (!receivedOn && faults.join() === 'late')
    if (excused && !good) good = until! < plus(due, more) ? (until! < due ? due : until!) : plus(due, more)
  }
  const last = good ?? due
  return { lastDays: [due, last], late: Boolean(receivedOn && noAnswer && !refused && asked !== 'spoken' && today > last), faults: asked === 'spoken' ? [] : faults.filter((fault) => fault !== 'late' || receivedOn) }
}

/** The groups whose reasons are on the rule's own list of grounds. */
const ON_THE_LIST = ['unreviewable', 'reviewable']
const judged = ({ grounds = [], facts = {} }: LetterCase) => grounds.map((id) => {
  const topic = knowledge.topics.get(id)!
  return { onTheList: ON_THE_LIST.includes(topic.group), reviewable: topic.group === 'reviewable', verdict: judge(topic, facts[id] ?? {}).verdict }
})

/** Whether a letter may say that none of the reasons is a ground: not one on the list, and the verdict on each is that they may not refuse. */
export const mayDeny = (told: LetterCase): boolean => judged(told).length > 0 && judged(told).every(({ onTheList, verdict }) => !onTheList && verdict === 'may-not-refuse')

/** Whether a letter may ask for a review: one of the reasons is of (a)(3), and nothing that is known takes it away or puts another in its place. */
export const mayAskReview = (told: LetterCase): boolean => judged(told).some(({ reviewable, verdict }) => verdict === 'may-refuse-reviewable' || (reviewable && verdict === 'depends'))
