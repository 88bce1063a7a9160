import type { Slot } from '../../src/dialog/slot.ts'
import { declines } from '../../src/understand/commands.ts'
import { readDay } from '../../src/understand/dates/index.ts'
import { fold, tidy, wordsOf } from '../../src/understand/text.ts'
import { addressTidy, officeAndPlace, titled } from './places.ts'
import { declined, turnsAside, unreadable } from './reply.ts'

const LEAD = /^(?:(?:well|um|uh|ok|okay|so|sure|yes|yeah|pues|bueno|s[ií])[, ]+)*(?:(?:it'?s|it is|its|it was|they'?re|they are|that would be|that'?s)(?: called| with| at)?(?= )|(?:the |my |their )?(?:provider|doctor|hospital|clinic|office|practice|place|facility|name)(?:'s)?(?: name)? (?:is|was)(?: called)?|provider:|name:|i (?:go|went) to|i (?:was|got) (?:at|seen at|treated at)|(?:it'?s )?(?:from|at|called)(?= )|se llama|es(?= )|(?:el|la) (?:hospital|cl[ií]nica|doctora?|consultorio|nombre) (?:es|se llama)|fui a|(?:fue )?en(?= )|(?:en )?(?:el|la)(?= (?:hospital|cl[ií]nica|centro|consultorio)))[: ]+/i
const ARTICLE = /^the (?=\p{L})/u
/** Words of a description: with nothing else there is no name yet ("my old gyn", "the spine doctor"). */
const DESCRIBING = new Set(('my the a an our his her their that this some old new other former current last first local same main big little mi el la un una los las mis viejo vieja nuevo nueva otro otra anterior de del in at of and y for '
  + 'doctor doctors dr doc dentist gyn obgyn ob therapist shrink psychiatrist psychologist counselor surgeon pediatrician clinic hospital office place practice provider facility specialist pcp gp primary care physician nurse lab pharmacy '
  + 'eye foot spine heart back skin family kids childrens women womens bone knee dental medical mental health urgent er emergency room nursing home rehab center town school county '
  + 'doctora medico medica dentista clinica consultorio especialista terapeuta psiquiatra psicologo psicologa cirujano pediatra ginecologo ginecologa laboratorio farmacia lugar cabecera').split(' '))
const TELLING = /\b(?:they|them|you|won't|wont|don't|dont|didn't|didnt|can't|cant|refuse[sd]?|told|said|says|because|please|help|ignore|want|need|needs|asked|why|who|just|was|were|have|has|had|hm+|porque|dijeron|dicen|quiero|necesito|niegan|nunca|favor|tengo|whatever|nobody|nothing|crying)\b/i
const NO_NAME = /^(?:yes|no|nope|nah|ok|okay|y|n|k|si|sí|me|myself|hello|hi|hm+(?: ok)?|none|ninguno|nada|same|test|yeah|yep|thanks|gracias|hola|sure|fine|dale|claro|bueno)$/i

/** The name of the doctor, clinic or hospital, with its capitals. "My old gyn" is none yet. */
export const provider: Slot<'provider'> = {
  kind: 'provider',
  required: true,
  read(said) {
    if (declines(said)) return declined
    if (said.length > 250 || turnsAside(said)) return unreadable
    const name = officeAndPlace(tidy(said, 250).replace(/\s*\n\s*/g, ', ')).office.replace(LEAD, '').replace(LEAD, '').replace(ARTICLE, '').replace(/[!]+$|(?<!\b(?:p|c|inc|dr|m\.d|p\.c|st|md))\.$/i, '').trim()
    const words = wordsOf(name)
    if (!/\p{L}{2}/u.test(name) || words.length > 14 || NO_NAME.test(fold(name).replace(/[^\p{L} ]/gu, '')) || TELLING.test(name) || /^i\b/i.test(name)) return unreadable
    const named = withoutRole(name)
    return wordsOf(named).every((word) => DESCRIBING.has(word)) ? { problem: 'vague' } : { value: titled(named) }
  },
}

/** "my dentist dr patel" is Dr. Patel. */
function withoutRole(name: string): string {
  const match = /^(?:my|mi|the|el|la) (?:\p{L}+ ){1,3}(dra?\.? \p{L}.*)$/iu.exec(name)
  const left = match?.[1] ?? name
  return left.startsWith('DR') ? left : left.replace(/^(dra?)\.? (?=\p{L})/iu, (_, title: string) => (/a$/i.test(title) ? 'Dra. ' : 'Dr. ')).replace(/^(Dra?\. )(\p{Ll}.*)$/u, (_, title: string, rest: string) => title + titled(rest))
}

/** Where the office is: address, fax, or a town. */
export const provider_contact: Slot<'provider_contact'> = {
  kind: 'provider_contact',
  read(said, { today }) {
    if (declines(said) || /^(?:no|none|nope|ninguno|ninguna|you (?:can )?(?:look|google|find)(?: (?:it|them))?(?: up)?|just (?:look|google).*)$/i.test(said.trim())) return declined
    if (said.length > 300 || (turnsAside(said) && !/\d{3}/.test(said))) return unreadable
    const place = tidy(said, 300).replace(/^(?:(?:it'?s|they'?re|they are|its|it is|the address is|their address is|address:?|la direcci[oó]n es|est[aá]n?|queda|somewhere|over|near|around|located)\b *)*(?:(?:in|at|on|en)\b *)?/i, '').replace(/[.!]+$/, '').trim()
    // "Last monday" is where nobody is.
    if (!/\d{3}/.test(place) && 'value' in readDay(said, { today, meaning: 'recent' })) return unreadable
    if (!/[\p{L}\d]{2}/u.test(place) || (!/\d{3}/.test(place) && (TELLING.test(place) || wordsOf(place).length > 8 || NO_NAME.test(fold(place)) || /^i\b/i.test(place)))) return unreadable
    return { value: place.split('\n').map((line) => addressTidy(line.trim())).join('\n') }
  },
}
