import type { Slot } from '../../src/dialog/slot.ts'
import { declines } from '../../src/understand/commands.ts'
import { tidy } from '../../src/understand/text.ts'
import { addressTidy, titled } from './places.ts'
import { declined, turnsAside, unreadable } from './reply.ts'

const LEAD = /^(?:(?:well|um|uh|ok|okay|so|pues|bueno)[, ]+)?(?:it'?s(?: called)?|its(?: called)?|it is(?: called)?|that would be|(?:the |my )?(?:provider|doctor|hospital|clinic|office|practice|name)(?:'s)?(?: name)? (?:is|was)|i (?:go|went) to|i was (?:at|seen at)|from|at|se llama|es(?= )|(?:el|la) (?:hospital|cl[ií]nica|doctora?|consultorio) (?:es|se llama)|fui a|en)\b[: ]+/i
const VAGUE = /^(?:my |the |mi |el |la )?(?:old |new |other |eye |foot |spine |heart |family |viejo |vieja )*(?:doctor|dr|doc|dentist|gyn|obgyn|therapist|shrink|psychiatrist|clinic|hospital|office|place|practice|provider|doctora|m[eé]dico|dentista|cl[ií]nica|consultorio)$/i
const SENTENCE = /\b(?:they|won't|wont|don't|dont|didn't|didnt|refuse[sd]?|told|said|says|because|please|help|ignore|want|need|porque|dijeron|dicen|quiero|necesito|niegan|why|asked)\b/i

/** The name of the doctor, clinic or hospital, with its capitals. "My old gyn" is none yet. */
export const provider: Slot<'provider'> = {
  kind: 'provider',
  required: true,
  read(said) {
    if (said.length > 200 || turnsAside(said)) return declines(said) ? declined : unreadable
    if (declines(said)) return declined
    const name = tidy(said, 160).replace(/\s*\n\s*/g, ', ').replace(LEAD, '').replace(/[.!]+$/, '').trim()
    if (!/\p{L}{2}/u.test(name) || name.split(' ').length > 14 || SENTENCE.test(name) || /[<>{}=]/.test(name)) return unreadable
    return VAGUE.test(name) ? { problem: 'vague' } : { value: titled(name) }
  },
}

/** Where the office is: address, fax, or a town. */
export const provider_contact: Slot<'provider_contact'> = {
  kind: 'provider_contact',
  read(said) {
    if (declines(said)) return declined
    if (said.length > 300 || turnsAside(said)) return unreadable
    const place = tidy(said, 300).replace(/^(?:it'?s |they'?re |they are |its )?(?:in|at|on|located (?:in|at)|est[aá]n? en|queda en|en) +/i, '').replace(/[.!]+$/, '').trim()
    if (!/[\p{L}\d]{2}/u.test(place) || SENTENCE.test(place) || /^(?:yes|no|ok|okay|si|sí|hm+)$/i.test(place)) return unreadable
    return { value: place.split('\n').map(addressTidy).join('\n') }
  },
}
