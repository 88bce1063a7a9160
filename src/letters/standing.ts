import type { Answers, Authority, Day } from '../dialog/slot.ts'
import { ageOn } from '../rules/days.ts'

/** In whose place a letter is written. `none`: nothing told gives the requester the patient's place; the letter then claims none. */
export type Standing = 'self' | 'parent' | 'guardian' | 'health-care-agent' | 'agent' | 'executor' | 'patient-signs' | 'none'

const MAJORITY = 18
/** Relations that say "my child" of a child and are not a parent's by themselves. */
const NOT_PARENT = /^(foster|grand|step|aunt|uncle|brother|sister|cousin|abuel|t[ií][oa]\b|padrastro|madrastra|herman|prim[oa]\b)/i
const OF_AUTHORITY: Partial<Record<Authority, Standing>> = {
  'health-care-agent': 'health-care-agent', agent: 'agent', guardian: 'guardian', parent: 'parent', executor: 'executor', 'patient-signs': 'patient-signs',
}

/** What the answers say about the requester's place, and about the patient. A power of attorney usually ends at death, a parent's place when the child is grown. */
export function standingOf({ who, authority, relationship, dob, death_date }: Answers, today: Day): { standing: Standing; died: boolean; minor: boolean } {
  const died = who === 'other:deceased' || Boolean(death_date) || authority?.kind === 'executor'
  const minor = Boolean(dob) && ageOn(dob!, today) < MAJORITY
  if (!who || who === 'self') return { standing: 'self', died: false, minor }
  const claimed = authority ? OF_AUTHORITY[authority.kind] ?? 'none' : fromWho(who, relationship ?? '')
  const grown = claimed === 'parent' && Boolean(dob) && !minor
  const ended = died && claimed !== 'executor'
  return { standing: grown || ended ? 'none' : claimed, died, minor }
}

const fromWho = (who: NonNullable<Answers['who']>, relationship: string): Standing =>
  who === 'other:child' && !NOT_PARENT.test(relationship.trim()) ? 'parent' : who === 'other:guardian' ? 'guardian' : who === 'other:agent' ? 'agent' : 'none'
