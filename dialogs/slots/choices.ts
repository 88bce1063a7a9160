import { z } from 'zod'
import type { Delivery, Format, Read, Slot } from '../../src/dialog/slot.ts'
import { declines } from '../../src/understand/commands.ts'
import { tidy, wordsOf } from '../../src/understand/text.ts'
import { Phrases, wordList } from '../../src/understand/word-lists.ts'
import { emailIn, phoneIn, streetIn, titled } from './places.ts'
import { isRefused, phraseFinder } from './phrases.ts'
import { declined, perhaps, turnsAside, unreadable } from './reply.ts'

const FORMATS = ['usb', 'cd', 'portal', 'pdf', 'electronic', 'paper'] as const satisfies readonly Format[]
const WAYS = ['third-party', 'pickup', 'fax', 'portal', 'email', 'mail'] as const satisfies readonly Delivery[]
const list = wordList('choices', z.strictObject({ format: z.record(z.enum(FORMATS), Phrases), delivery: z.record(z.enum(WAYS), Phrases), any: Phrases }))
const both = ({ en, es }: Phrases) => [...en, ...es]
const findFormats = phraseFinder(FORMATS.flatMap((f) => both(list.format[f]).map((phrase) => [phrase, f] as const)))
const findWays = phraseFinder(WAYS.flatMap((w) => both(list.delivery[w]).map((phrase) => [phrase, w] as const)))
const any = new Set(both(list.any))

/** Wanted and refused values in a message; a "not" reaches to the next comma. */
function sorted<T>(said: string, find: (words: readonly string[]) => { value: T; start: number; end: number }[]) {
  const wanted = new Set<T>(), refused = new Set<T>()
  for (const clause of said.split(/[,;.!\n]|(?<!\b(?:anything|nothing|everything|all) )\bbut\b(?! not| no)|\b(?:pero|sino)\b(?! no)/i)) {
    const words = wordsOf(clause)
    for (const { value, start, end } of find(words)) (isRefused(words, start, end) ? refused : wanted).add(value)
  }
  return { wanted: [...wanted], refused: [...refused] }
}

const doesNotMatter = (words: readonly string[]) => any.has(words.join(' ')) || any.has(words.slice(0, 2).join(' ')) || any.has(words.slice(0, 3).join(' '))

/** What the copy comes on. "Email" here means electronic; a disc, stick or portal says more than "electronic" or "PDF". */
export const format: Slot<'format'> = {
  kind: 'format',
  choices: ['electronic', 'pdf', 'paper', 'cd', 'usb', 'portal'],
  read(said) {
    if (said.length > 300) return unreadable
    const words = wordsOf(said)
    const { wanted, refused } = sorted(said, findFormats)
    if (wanted.length === 0 && turnsAside(said) && !declines(said)) return unreadable
    if (wanted.length > 0 && turnsAside(said)) return unreadable
    const electronic = wanted.filter((f) => f !== 'paper')
    if (wanted.includes('paper') && electronic.length > 0) return perhaps<Format>(FORMATS.find((f) => f !== 'paper' && wanted.includes(f))!)
    const media = wanted.filter((f) => f === 'usb' || f === 'cd' || f === 'portal')
    if (media.length > 1) return perhaps(media[0]!)
    const best = FORMATS.find((f) => wanted.includes(f))
    if (best) return { value: best }
    if (refused.includes('paper')) return perhaps<Format>('electronic')
    if (refused.length > 0) return { problem: 'vague' }
    if (doesNotMatter(words)) return perhaps<Format>('electronic')
    if (declines(said)) return declined
    if (words.some((w) => ['mail', 'mailed', 'fax', 'faxed', 'correo'].includes(w))) return perhaps<Format>('paper')
    return unreadable
  },
}

/** How the copy reaches them; `to` is the e-mail address, fax number, address or person named with it. */
export const delivery: Slot<'delivery'> = {
  kind: 'delivery',
  choices: ['email', 'mail', 'pickup', 'portal', 'fax', 'third-party'],
  read(said) {
    if (said.length > 300) return unreadable
    const id = WAYS.find((w) => w === said.trim().toLowerCase())
    if (id) return { value: { way: id } }
    const words = wordsOf(said)
    if (declines(said)) return doesNotMatter(words) ? { problem: 'vague' } : declined
    if (turnsAside(said)) return unreadable
    return readDelivery(tidy(said, 300), words)
  },
}

function readDelivery(text: string, words: readonly string[]): Read<{ way: Delivery; to?: string }> {
  const email = emailIn(text), phone = phoneIn(text), street = streetIn(text)
  const other = recipientIn(text)
  const { wanted, refused } = sorted(email ? text.replace(email, ' ') : text, findWays)
  if (other || wanted.includes('third-party')) return { value: { way: 'third-party', ...(other && { to: other }) } }
  const ways = wanted
  if (email && (ways.length === 0 || ways.includes('email') || ways.includes('mail'))) return ways.some((w) => w === 'pickup' || w === 'fax') ? perhaps({ way: 'email', to: email }) : { value: { way: 'email', to: email } }
  if (ways.includes('fax')) return { value: { way: 'fax', ...(phone && { to: phone }) } }
  if (street && (ways.length === 0 || ways.includes('mail'))) return { value: { way: 'mail', to: street } }
  if (ways.length > 1) return perhaps({ way: ways[0]! })
  if (ways.length === 1) return { value: { way: ways[0]! } }
  if (/^(?:(?:just |please )?(?:send|mandar?|envi)\w*(?: (?:it|them|me|los|las|lo))* )?(?:al?|a mi|mi|to my|my) (?:correo|inbox)$/.test(words.join(' '))) return perhaps({ way: 'email' })
  if (phone && refused.length === 0) return perhaps({ way: 'fax', to: phone })
  return refused.length > 0 || doesNotMatter(words) || /\b(?:send|envi\w+|mand\w+|ship|deliver)\b/.test(words.join(' ')) ? { problem: 'vague' } : unreadable
}

const SEND_TO = /\b(?:(?:send|give|forward|mail|fax|email|e-mail|deliver|release|transfer|get|ship|mand\w+|env[ií]\w+|entreg\w+|d[aáe]\w*)(?:[ ]+(?:it|them|everything|all|copies|a copy|the records|my records|records|directly|straight|over|los|las|lo|todo|por (?:fax|correo|email))){0,3}|directly|direct|straight)[ ]+(?:to|al?)[ ]+(.{2,160})$/i
const TO_PERSON = /^(?:(?:to|al?|for) )?((?:dr|dra|doctor|doctora|mr|mrs|ms)\b\.? ?.{2,120})$/i
const OWN = /^(?:me\b|mi\b(?! (?:abogad|nuev|doctor|m[eé]dic|hij|herman|espos|mam|pap|terap|dentis|seguro|escuela))|my (?:e-?mail|inbox|house|home|address|mailing|apartment|po|p\.o|fax|portal|phone|cell|mychart|place|office|work)|our (?:house|home|address)|this (?:address|email|number|fax)|the (?:address|email|portal|house|above)|myself|us\b|casa|esta|este|\d|[^\s@]+@)/i

/** The somebody else a copy should go to: "send it to dr. mehta". */
function recipientIn(text: string): string | undefined {
  const to = SEND_TO.exec(text)?.[1] ?? TO_PERSON.exec(text)?.[1]
  if (!to || OWN.test(to)) return undefined
  const described = to.replace(/[.!]+$/, '').replace(/^(?:el|la|the) /i, '').trim()
  // "My new doctor" is nobody's name; the letter asks for that in its own question.
  const name = /^(?:my|mi|an?|another|otr[oa]|el|la|the|un|una) /i.test(described) ? /(?:\b(?:dra?\.? )?\p{Lu}[\p{L}.'-]+(?: |$)).*|\S+@\S+/u.exec(described.replace(/^\S+ /, ''))?.[0] ?? '' : described
  return /\p{L}{2}/u.test(name) && !/\b(?:fast|quick|soon|asap|person)\w*$|^(?:someone|somebody|another|other|otra|a third|un tercero|alguien)\b/i.test(name) ? titled(name) : undefined
}
