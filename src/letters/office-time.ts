import { clockOf, type CaseLaw, type Clock } from '../case/clock.ts'
import type { Day } from '../dialog/slot.ts'
import type { Delay } from '../rules/answer-time.ts'
import type { LetterCase } from './case.ts'

/** The time to act on the request that a letter is about. Undefined where neither the day of asking nor that of receipt is known. */
export function officeTime({ right = 'access', asked, askedOn, receivedOn, delays = [] }: LetterCase, law: CaseLaw, today: Day): Clock | undefined {
  const on = askedOn ?? receivedOn
  if (!on) return undefined
  const request = { right, on, how: asked ?? 'spoken', ...(receivedOn && { received: receivedOn }) } as const
  return clockOf(request, delays.map((notice) => ({ kind: 'extended', ...notice })), law, today)
}

/** The delay that holds, or may hold. */
export const standingDelay = (time: Clock | undefined): Delay | undefined => time?.delays.find(({ standing }) => standing !== 'invalid')
