import type { ReadContext, SlotKind, SlotValues } from '../../src/dialog/slot.ts'
import { rangeIn } from '../../src/understand/dates/index.ts'
import { slots } from './all.ts'
import { withoutBirth } from './extract-person.ts'
import { emailIn, officeAndPlace, phoneIn } from './places.ts'
import { readRecords } from './records.ts'
import { statesIn } from './state.ts'

interface Found { values: Partial<SlotValues>; tentative: SlotKind[] }

const WANTS = /\b(?:need|needs|want|wants|request|requesting|get|obtain|copy|copies|send|sent|email|emailed|e-mailed|mail|mailed|faxed|like|pedir|pido|necesito|necesita|quiero|quisiera|solicit\w+|copias?|obtener)\b/i

/** What a request says of the office, the time, the records, and how they should come. */
export function extractRequest(text: string, context: ReadContext, question: boolean): Found {
  const values: Partial<SlotValues> = {}
  const tentative: SlotKind[] = []
  Object.assign(values, officeIn(text))
  if (!WANTS.test(text)) return { values, tentative }
  const range = rangeIn(withoutBirth(text).replace(/\b\d{5}(?:-\d{4})?\b|[^\s@]+@\S+/g, ' '), { today: context.today })
  if (range && !question) values.dates = range
  const records = recordsIn(text)
  if (records) {
    values.records = records
    if (question) tentative.push('records')
  }
  if (!question) Object.assign(values, wayIn(text, context))
  return { values, tentative }
}

const NAME = '(?:(?:St|Dr|Dra|Mt|Ft)\\.|\\p{Lu}[\\p{L}\\d\'&/-]*)'
const RUN = `((?:the |The )?${NAME}(?: (?:of|the|and|&|for|de|del|la|las|los|y|${NAME}))*)`
const FACILITY = /\b(?:hospital|clinics?|medical|health|healthcare|center|centre|dental|dentistry|dentist|imaging|radiology|urgent care|pediatrics|associates|orthop(?:a)?edics?|dermatology|counseling|psychiatry|psychology|therapy|rehab(?:ilitation)?|nursing|institute|labs?|laboratory|pharmacy|physicians|family medicine|surgery|surgical|cardiology|oncology|neurology|gyn|obstetrics|ob\/gyn|eye|vision|group|practice|care|wellness|kaiser|permanente|mayo|quest|labcorp|cl[ií]nica|centro|consultorio|laboratorio|hospice|foot|spine|women'?s|infirmary|sanatorio)\b/i
const OF_OFFICE = new RegExp(`(?:\\b(?:[Oo]ffice|[Pp]rovider|[Hh]ospital|[Cc]linic|[Dd]octor|[Pp]ractice|[Ff]acility|[Cc]onsultorio|[Cc]l[ií]nica) (?:is|was|es|se llama|called)(?: called)? |\\b(?:from|at|to|with|From|del?|en|En|by)(?: el| la)? )${RUN}`, 'gu')

/** An office named with its capitals: "from Mercy Hospital, 12 Oak St, Tampa FL", "the office is Cedar Hollow Dermatology". */
function officeIn(text: string): Partial<SlotValues> {
  const found = [...text.matchAll(OF_OFFICE)].flatMap((match) => {
    const name = match[1]!.replace(/ (?:of|the|and|&|for|de|del|la|las|los|y|I)$/u, '').replace(/^the /, '')
    const stated = /(?:is|was|es|llama|called) $/.test(match[0].slice(0, match[0].length - match[1]!.length))
    const doctor = /^(?:Dr|Dra)\.? \p{Lu}/u.test(name)
    if (!(stated ? name.includes(' ') || FACILITY.test(name) : doctor || (FACILITY.test(name) && (name.includes(' ') || /^(?:Kaiser|Quest|Labcorp|LabCorp)$/.test(name))))) return []
    return [{ name, start: match.index, end: match.index + match[0].length - match[1]!.length + (match[1]!.indexOf(name) + name.length) }]
  })
  if (new Set(found.map((one) => one.name)).size !== 1) return {}
  const { name, end } = found[0]!
  const read = slots.provider.read(name, { today: '2000-01-01', language: 'en', answers: {} })
  if (!('value' in read)) return {}
  const place = placeAfter(name, text.slice(end, end + 160))
  const states = place ? statesIn(place) : []
  return { provider: read.value, ...(place && { provider_contact: place }), ...(states.length === 1 && { state: states[0]! }) }
}

/** The address or town that follows an office's name. */
function placeAfter(office: string, rest: string): string | undefined {
  const town = /^,? (?:in|en) (\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){0,2},? (?:[A-Z]{2}|\p{Lu}\p{Ll}+)(?: \d{5})?)\b/u.exec(rest)?.[1]
  if (town && statesIn(town).length === 1) return town
  const clause = /^, [^;\n!?]*?(?=(?:\.(?:\s|$)|[;\n!?]|,? (?:from|for|between|since|as|on|by|via|and|desde|entre|por|para)\b|$))/u.exec(rest)?.[0]
  if (!clause) return undefined
  const parts = clause.split(/, */).filter(Boolean)
  const kept = parts.filter((part, i) => i < 4 && !/^(?:19|20)\d\d\b/.test(part) && /^(?:\d{1,6}[A-Za-z]? +\p{L}|\p{Lu}|p\.? ?o\.? box|suite|ste|apt)/iu.test(part) && part.split(' ').length <= 7)
  const firstOut = parts.findIndex((part) => !kept.includes(part))
  const line = (firstOut >= 0 ? parts.slice(0, firstOut) : parts).join(', ')
  return line ? officeAndPlace(`${office}, ${line}`).place : undefined
}

const OBJECT = /\b(?:needs?|wants?|get|getting|request(?:ing)?|obtain|cop(?:y|ies) of|would like|i'?d like|send me|give me|asking for|looking for|pedir|pido|necesito|necesita|quiero|quisiera|solicit\w+|copias? de|obtener)\s+/gi
const OBJECT_END = /[.;!?\n]|,? (?:from(?! (?:my|the|an?) (?:\w+ )?(?:mri|ct|x-?ray|ultrasound|mammogram|surgery|scan|visit|stay))|at|by|via|as|on an?|because|so (?:i|that|my)|since|between|before|but|not|if|when|which|that|who|asap|sent|emailed|mailed|de(?=l? (?:la |el )?\p{Lu})|del|por|para|porque|desde|entre|en(?= (?:pdf|papel|cd|usb|formato|el|la|\p{Lu})))(?= |$)|,(?= *(?:\d|as\b|by\b|born\b))/iu

/** The records asked for in so many words; "my records" names none, and one's own words are left to the question. */
function recordsIn(text: string): SlotValues['records'] | undefined {
  for (const match of text.matchAll(OBJECT)) {
    const from = match.index + match[0].length
    const rest = text.slice(from, from + 200)
    const end = OBJECT_END.exec(rest)
    const object = rest.slice(0, end?.index).replace(/^(?:to |a )?(?:get|have|see|obtain|request|pedir|obtener|ver)\b */i, '').replace(/ for (?:my|the|an?|school|work|court|another|his|her|our|insurance)\b.*$/i, '')
    if (!object.trim()) continue
    const read = readRecords(object)
    if (!('value' in read)) continue
    if (read.value === 'all') return 'all'
    const known = read.value.filter((item) => item.kind)
    if (known.length > 0 && known.length === read.value.length) return known
  }
  return undefined
}

const FORMAT = /\b(?:as(?: an?)?|in(?: an?)?|en|on(?: an?)?|formato) (?:pdfs?|cd|disc|disk|dvd|usb(?: \w+)?|thumb drive|flash drive|memory stick|paper|papel|electronic(?:ally)?(?: form(?:at)?)?|electronic|digital(?: form(?:at)?)?|formato (?:electr[oó]nico|digital|pdf)|disco)\b|\b(?:electronic|digital|paper|pdf|printed) (?:copy|copies|form|format|file|files)\b|\bcopias? (?:electr[oó]nicas?|digitales?|impresas?|en papel)\b|\belectronically\b/i
const PICKUP = /\b(?:i(?:'ll| will| can| want to)? (?:pick (?:it|them|everything) up|pick up|come (?:get|by|in)|swing by|stop by)|paso (?:por (?:ellos|el|ella)|a recoger\w*)|pick(?:ed)? up in person)\b/i
const BY = /\b(?:by|via|through|por)(?: the| el| secure)? (?:e-?mail|mail|fax|portal|patient portal|correo electr[oó]nico|correo postal|fax)\b/i
const OWN_CONTACT = /\b(?:my|mi) (?:e-?mail|phone|cell|number|address|correo|tel[eé]fono|celular|direcci[oó]n)(?: (?:address|number|electr[oó]nico))?(?: is| es|:) +([^;\n]{5,120}?)(?=\.(?:\s|$)|[;\n]|$|,? (?:and|y|i|please) )/i
const TO_OTHER = /\b(?:send|forward|fax|mail|email|e-mail|release)\b(?: \w+){0,4} to (?:my (?:lawyer|attorney|new|other|therapist|specialist|sister|brother|son|daughter|wife|husband|mom|dad|school)|dr\b|another|someone|the)/i

/** Form, way and address. */
function wayIn(text: string, context: ReadContext): Partial<SlotValues> {
  const values: Partial<SlotValues> = {}
  const form = FORMAT.exec(text)
  if (form && !/\b(?:not|no|don'?t want|instead of|rather than)(?: \w+)?\s*$/i.test(text.slice(0, form.index))) {
    const read = slots.format.read(form[0], context)
    if ('value' in read) values.format = read.value
  }
  const own = OWN_CONTACT.exec(text)?.[1]
  if (own) {
    const read = slots.contact.read(own, context)
    if ('value' in read) values.contact = read.value
  }
  if (TO_OTHER.test(text)) return values
  const email = emailIn(text)
  const before = email ? text.slice(Math.max(0, text.indexOf(email) - 60), text.indexOf(email)) : ''
  const phone = phoneIn(text)
  if (email && /\b(?:e-?mail(?:ed)?|send|sent|correo|mande\w*|env[ií]e\w*|enviar)\b/i.test(before) && !/\b(?:my|mi) (?:e-?mail|correo)(?: \w+)?(?: is| es|:) *$/i.test(before)) {
    values.delivery = { way: 'email', to: email }
    values.contact ??= email
  } else if (PICKUP.test(text)) values.delivery = { way: 'pickup' }
  else {
    const by = BY.exec(text)?.[0]
    const read = by && !/\b(?:not|no|don'?t)(?: \w+){0,2}\s*$/i.test(text.slice(0, text.indexOf(by))) ? slots.delivery.read(by, context) : undefined
    if (read && 'value' in read) values.delivery = read.value.way === 'fax' && phone ? { way: 'fax', to: phone } : read.value
  }
  return values
}
