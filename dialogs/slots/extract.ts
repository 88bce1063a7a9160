import type { ReadContext, SlotKind, SlotValues } from '../../src/dialog/slot.ts'
import { readDay, readRange } from '../../src/understand/dates/index.ts'
import { readName } from '../../src/understand/names.ts'
import { fold, tidy, wordsOf } from '../../src/understand/text.ts'
import { authority } from './authority.ts'
import { delivery, format } from './choices.ts'
import { provider } from './office.ts'
import { findRelations, findStandings } from './people.ts'
import { emailIn, streetIn } from './places.ts'
import { namedRecordsIn } from './records.ts'
import { statesIn } from './state.ts'
import { who } from './who.ts'

export interface Extract {
  values: Partial<SlotValues>
  /** Said in passing: better offered for a yes than taken. */
  tentative: SlotKind[]
}

const BORN = /\b(?:born|dob|d\.o\.b\.?|date of birth|birthday|nac[ií]|nacid[oa]|fecha de nacimiento)\b(?: (?:on|is|el|es))?[: ]+([^,;.\n]{4,40})/i
const NAME = /(?:\b(?:my name is|patient(?:'s)? name(?: is)?|full name(?: is)?|me llamo|mi nombre es|nombre)[: ]+|^i'?m |\bi am |^name[: ]+)((?:\p{Lu}[\p{L}'’-]+[ ]?){2,5})/iu
const OFFICE = /\b(?:from|at|of|del?|en)\s+((?:(?:the|St\.?|\p{Lu}[\p{L}'’&-]*\.?)\s+){0,6}(?:Hospital|Clinic|Center|Centre|Institute|Group|Associates|Health|Healthcare|Medical|Imaging|Dental|Pediatrics|Clínica|Centro)(?:\s+(?:of|de|Center|Group|\p{Lu}[\p{L}'’-]+)){0,4})/u
const RANGE = /\b(?:(?:from|between|since|dates?:?|desde|de) )?((?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? )?(?:19|20)\d{2}\s*(?:-|–|to|through|thru|until|up to|a|hasta)\s*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? )?(?:(?:19|20)\d{2}|now|today|present|hoy))\b/i
const OWN = /\b(?:my|mis?)\b(?! (?:mom|mother|dad|father|son|daughter|wife|husband|child|kid|baby|brother|sister|mam|pap|madre|padre|hij|espos|herman|abuel|t[ií][oa]|grand|aunt|uncle|friend|partner|late|old|new|doctor|dr|clinic|hospital|therapist))(?: [\p{L}-]+){0,4}? (?:records?|chart|file|files|x-?rays?|labs?|results|notes|mri|imaging|expediente|historial|r[eé]cords?|papeles)\b|\bmy (?:whole |entire |own |full )?(?:chart|mri|records?|file)\b|\bmis r[eé]cords\b/iu

/** Everything that a free message tells for certain. Conservative: a wrong take is worse than a question. Looks at 1,500 characters. */
export function extract(said: string, context: ReadContext): Extract {
  const text = tidy(said, 1_500)
  const { today } = context
  const values: Partial<SlotValues> = {}
  const tentative: SlotKind[] = []
  const take = <K extends SlotKind>(slot: K, value: SlotValues[K] | undefined) => {
    if (value !== undefined) values[slot] = value
  }

  const words = wordsOf(text, 400)
  const others = findRelations(words).length > 0 || findStandings(words).length > 0
  const person = others ? who.read(text.slice(0, 200), context) : undefined
  if (person && 'value' in person && person.value !== 'self') take('who', person.value)
  else if (!others && OWN.test(text)) take('who', 'self')
  if (others && values.who && values.who !== 'other:child') {
    const paper = authority.read(text.slice(0, 200), { ...context, answers: { ...context.answers, who: values.who } })
    if ('value' in paper && ['agent', 'health-care-agent', 'executor', 'guardian'].includes(paper.value.kind)) {
      take('authority', { kind: paper.value.kind, text: AUTHORITY_TEXT[paper.value.kind]![context.language] })
      tentative.push('authority')
    }
  }
  const name = NAME.exec(text)?.[1]
  const named = name ? readName(name.trim()) : undefined
  if (named?.whole) take(!values.who || values.who === 'self' ? 'patient_name' : 'requester_name', named.name)

  const born = BORN.exec(text)?.[1]
  const birth = born ? readDay(born, { today, meaning: 'birth' }) : undefined
  if (birth && 'value' in birth) take('dob', birth.value)

  const office = OFFICE.exec(text)?.[1]?.trim()
  const known = office ? provider.read(office, context) : undefined
  if (known && 'value' in known && office!.split(' ').length > 1) take('provider', known.value)

  const span = RANGE.exec(text)?.[1]
  const range = span ? readRange(span, { today }) : undefined
  if (range && 'value' in range) take('dates', range.value)

  const email = emailIn(text)
  if (email && /\b(?:e-?mail|correo|send|env|mand)/i.test(text)) take('delivery', { way: 'email', to: email })
  else if (/\b(?:by|via|por) (?:e-?mail|mail|fax|correo|portal)\b|\bpick (?:it|them) up\b/i.test(text)) {
    const way = delivery.read(/\b(?:by|via|por) (?:e-?mail|mail|fax|correo(?: electr[oó]nico)?|portal)\b|\bpick (?:it|them) up\b/i.exec(text)![0], context)
    if ('value' in way) take('delivery', way.value)
  }
  if (email) take('contact', email)
  const form = /\b(?:as|in|on|en|como)(?: an?| un| una)? (?:pdf|paper|papel|cd|disc|usb|thumb drive|electronic(?:ally)?)\b/i.exec(text)?.[0]
  const read = form ? format.read(form.replace(/^(?:as|in|on|en|como)(?: an?| un| una)? /i, ''), context) : undefined
  if (read && 'value' in read) take('format', read.value)
  const street = streetIn(text)
  if (street && values.provider && text.indexOf(street.slice(0, 8)) > text.indexOf(office!)) take('provider_contact', street)
  const states = statesIn(text)
  if (states.length === 1 && (values.provider || street)) take('state', states[0])

  const wanted = /\b(?:refus|den(?:y|ied|ies)|won'?t|wont|neg|niega)/i.test(fold(text)) ? undefined : namedRecordsIn(text.slice(0, 600))
  if (wanted) {
    take('records', wanted)
    if (wanted !== 'all' && Object.keys(values).length < 4) tentative.push('records')
  }
  return { values, tentative }
}

const AUTHORITY_TEXT: Record<string, { en: string; es: string }> = {
  agent: { en: 'a power of attorney', es: 'un poder notarial' },
  'health-care-agent': { en: 'a health care power of attorney', es: 'un poder para atención médica' },
  executor: { en: 'executor papers', es: 'papeles de albacea' },
  guardian: { en: 'a guardianship order', es: 'una orden de tutela' },
}
