import type { Slot } from '../../src/dialog/slot.ts'
import { declines } from '../../src/understand/commands.ts'
import { tidy } from '../../src/understand/text.ts'
import { addressTidy, emailIn, phoneIn, streetIn, titled } from './places.ts'
import { declined, perhaps, turnsAside, unreadable } from './reply.ts'

const LEAD = /^(?:(?:yes|sure|ok|si|sí|claro)[, ]+)?(?:(?:my|mi|the) )?(?:(?:e-?mail|correo(?: electr[oó]nico)?|phone|tel[eé]fono|number|n[uú]mero|address|direcci[oó]n|cell|celular|contact)(?: (?:address|number))?(?: is| es|:)?|you can (?:reach|call|text|email|write) me at|reach me at|call me at|email me at|ll[aá]m[ae]n?me al?|it'?s|its|es)[: ]+/i

/** An address, phone or e-mail that only the person reads. */
export const contact: Slot<'contact'> = {
  kind: 'contact',
  read(said) {
    if (declines(said) || /^(?:none|neither|nothing|no|nope|ninguno|ninguna|nada)(?: (?:is|are|es|de ellos))?(?: (?:safe|segur[oa]))?[.!]*$/i.test(said.trim()) || /\bnot safe\b|\bno es segur[oa]\b/i.test(said.slice(0, 100))) return declined
    if (said.length > 300 || (turnsAside(said) && !/\d|@/.test(said))) return unreadable
    const text = tidy(said, 300).replace(LEAD, '').replace(/[.!]+$/, '').trim()
    const spelled = /^([\w.+-]{1,64}) (?:at|arroba) ([\w-]{1,63}) (?:dot|punto) (\w{2,10})$/i.exec(text)
    if (spelled) return perhaps(`${spelled[1]}@${spelled[2]}.${spelled[3]}`.toLowerCase())
    const email = emailIn(text), phone = phoneIn(text), street = streetIn(text)
    if (email || phone) return { value: street && !email && !phone ? addressTidy(text) : text }
    if (street || /^\d+ .*\p{L}{2}/u.test(text)) return { value: addressTidy(text) }
    const digits = text.replace(/\D/g, '')
    if (digits.length === 7 || digits.length >= 10) return { value: text }
    return /\d/.test(text) && /\p{L}{2}/u.test(text) ? perhaps(text) : unreadable
  },
}

/** The somebody else who gets the copy: name and place. */
export const recipient: Slot<'recipient'> = {
  kind: 'recipient',
  read(said) {
    if (declines(said)) return declined
    if (said.length > 400 || turnsAside(said)) return unreadable
    const text = tidy(said, 400).replace(/^(?:send (?:it|them) )?(?:to|al?|para) +/i, '').replace(/[.!]+$/, '').trim()
    return /\p{L}{2}/u.test(text) && !/^(?:yes|no|ok|okay|si|sí|me|mi)$/i.test(text) ? { value: text.split('\n').map(titled).join('\n') } : unreadable
  },
}
