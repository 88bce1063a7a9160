import type { Slot } from '../../src/dialog/slot.ts'
import { declines } from '../../src/understand/commands.ts'
import { tidy, wordsOf } from '../../src/understand/text.ts'
import { findRelations } from './people.ts'
import { declined, turnsAside, unreadable } from './reply.ts'

const LEAD = /^(?:(?:well|yes|no|um|si|pues)[, ]+)?(?:i'?m|i am|i'm|soy|yo soy|es|it'?s|as)\b(?: (?:the|his|her|their|a|an|el|la|su|un|una|patient'?s))*[ ,]*/i
const REVERSED = /^(?:(?:s?he|they|it)s? (?:is |are )?)?(?:my|mi|es mi|shes my|hes my|the patient is my|patient is my|ella es mi|el es mi)(?: (?:late|own|dear|little|old|elderly))* $/
/** Said more exactly than by our own word for it; who is no parent must not become one in the letter. */
const KEPT = /^(?:step|foster|half|madrastra|padrastro|hermanastr|.*\bin law\b|.* de crianza)/

/** What the person who types is to the patient: one of people.yaml's relations, or their own words. */
export const relationship: Slot<'relationship'> = {
  kind: 'relationship',
  read(said) {
    if (said.length > 160 || turnsAside(said)) return declines(said) ? declined : unreadable
    if (declines(said)) return declined
    const words = wordsOf(said)
    const hit = findRelations(words)[0]
    const rest = tidy(said, 160).replace(LEAD, '').replace(/[.!]+$/, '').trim()
    const core = wordsOf(rest)
    if (hit && REVERSED.test(`${words.slice(0, hit.start).join(' ')} `) && words.length - hit.end <= 3) return { value: hit.value.of }
    if (hit && core.length <= 2 && !KEPT.test(core.join(' ')) && findRelations(core)[0]?.end === core.length) return { value: hit.value.id }
    if (core.length === 0 || core.length > 12 || !/\p{L}{2}/u.test(rest) || /\b(?:they|you|want|need|said|why|told)\b/i.test(rest)) return unreadable
    return /^(?:yes|no|ok|okay|me|self|myself|other|si|none|y|n|nope|yeah)$/i.test(core.join(' ')) ? unreadable : { value: rest }
  },
}
