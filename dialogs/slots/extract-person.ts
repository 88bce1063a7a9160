import type { ReadContext, SlotValues, Who } from '../../src/dialog/slot.ts'
import { leadingDay } from '../../src/understand/dates/index.ts'
import { monthNamed } from '../../src/understand/dates/words.ts'
import { readName } from '../../src/understand/names.ts'
import { fold } from '../../src/understand/text.ts'

const NAME_WORD = /^\p{Lu}[\p{L}'.-]*$/u
const PARTICLE = /^(?:de|la|las|los|del|y|van|von|der|el|al|bin|da|dos|el-\p{Lu}[\p{L}'-]*|al-\p{Lu}[\p{L}'-]*)$/u
const MY_NAME = /\b(?:my (?:full |legal |own )?name(?: is|'s|:)|my names|me llamo|mi nombre(?: completo)? es)\s+([^\n,;!?()]{2,90})/i
const I_AM = /\b(?:I'm|I am|Im|im|i'm|i am|This is|this is|Soy|soy|yo soy|Yo soy)\s+(\p{Lu}[^\n,;!?()]{2,90})/u
const THEIR_NAME = /\b(?:(?<!\b(?:my|mi) )name(?: is|:)|(?:her|his|their|the patient'?s?|patient'?s?) (?:full )?name(?: is|'s|:)|the patient is|se llama|su nombre(?: completo)? es|nombre del? (?:la )?paciente(?: es|:)|(?:[Mm]y|[Mm]i) (?:late |older? |younger |difunt[oa] )?(?:\p{L}+),? (?:named |called )?)\s*([^\n,;!?()]{2,90})/gu
const KIN = /(?:[Mm]y|[Mm]i) (?:\p{L}+ )?(?:mother|mom|father|dad|son|daughter|child|wife|husband|brother|sister|aunt|uncle|grandmother|grandfather|grandma|grandpa|spouse|partner|baby|mam[aá]|madre|pap[aá]|padre|hij[oa]|espos[oa]|herman[oa]|abuel[oa]|t[ií][oa])/u

/** Names a message gives: "my name is ...", "I'm Maria Lopez", "my mother Ana Ruiz". Without knowing whose records they are, no name is placed. */
export function extractNames(text: string, who: Who | undefined): Partial<Pick<SlotValues, 'patient_name' | 'requester_name'>> {
  if (!who) return {}
  const said = MY_NAME.exec(text)?.[1]
  const mine = said ? asName(said, true) : asName(I_AM.exec(text)?.[1], false)
  if (who === 'self') return mine ? { patient_name: mine } : {}
  const theirs = [...text.slice(0, 900).matchAll(THEIR_NAME)].flatMap((match) => {
    const kin = /^[Mm][iy] /.test(match[0])
    if (kin && !KIN.test(match[0])) return []
    const name = asName(match[1], !kin)
    return name ? [name] : []
  })[0]
  return { ...(mine && { requester_name: mine }), ...(theirs && theirs !== mine && { patient_name: theirs }) }
}

/** The name a text begins with: words with capitals, or, where `stated` ("my name is"), small ones up to the next clause. */
function asName(text: string | undefined, stated: boolean): string | undefined {
  if (!text) return undefined
  const words = text.split(/\s+/).slice(0, 9)
  let end = 0
  while (end < words.length && (NAME_WORD.test(words[end]!) || (end > 0 && PARTICLE.test(words[end]!) && NAME_WORD.test(words[end + 1] ?? words[end]!)))) {
    end++
    if (/^[\p{L}'-]{3,}\.$/u.test(words[end - 1]!) && !/^(?:jr|sr|esq)\.$/i.test(words[end - 1]!)) break
  }
  if (end === 0 && stated) {
    end = words.findIndex((word) => /^(?:and|y|i|i'?m|im|my|born|dob|from|with|the|at|need|want|was|naci(?:do|da)?|nac[ií]|quiero|necesito|mi|para|por|con|date|birthday|but|so|who)$/i.test(word) || /\d/.test(word))
    if (end < 0) end = words.length
    const stop = words.slice(0, end).findIndex((word) => /\p{L}{3,}[.:]$/u.test(word))
    if (stop >= 0) end = stop + 1
    if (end > 5) return undefined
  }
  const name = words.slice(0, end).join(' ').replace(/[.:]+$/, (marks) => (/(?:jr|sr)[.]$/i.test(words[end - 1] ?? '') ? marks : ''))
  if (/\b(?:Dr|Doctor|Hospital|Clinic)\b/.test(name) || name.split(' ').some((w) => monthNamed(fold(w)) && /\d/.test(text))) return monthCut(name)
  const read = readName(name)
  return read?.whole ? read.name : undefined
}

/** "Maria Lopez March 4 1980": the month is no name. */
function monthCut(name: string): string | undefined {
  const words = name.split(' ')
  const at = words.findIndex((w) => monthNamed(fold(w)))
  const read = at >= 2 ? readName(words.slice(0, at).join(' ')) : undefined
  return read?.whole ? read.name : undefined
}

const BORN = /\b(?:(i was|was|he was|she was|yo|i am|im)? ?born(?: on)?|dob|d\.o\.b\.?|date of birth|birth ?date|birthday|bday|nac(?:i|í|io|ió)(?= )|nacid[oa]|fecha de nacimiento)(?: is| es| el|'s)?[\s:=,-]*(?:on |el |el d[ií]a |is )?(?=[\p{L}\d(])\(?(.{4,64})/iu

/** A date of birth said with its word. */
export function extractBirth(text: string, who: Who | undefined, { today }: ReadContext): Pick<Partial<SlotValues>, 'dob'> {
  const match = BORN.exec(text)
  if (!match || (/^i was|^yo|^i am|^im/i.test(match[1] ?? '') && who !== undefined && who !== 'self')) return {}
  if (/^\W*(?:nac[ií])\b/i.test(match[0]) && who !== undefined && who !== 'self') return {}
  const day = leadingDay(match[2]!, { today, meaning: 'birth' })
  return day ? { dob: day } : {}
}

/** The message without its dates of birth, so that they are not taken for the time of treatment. */
export const withoutBirth = (text: string): string => text.replace(BORN, (all, _, after: string) => all.slice(0, all.length - after.length) + ' ' + after.replace(/^[^.;\n]{4,24}?(?:19|20)?\d\d(?!\d)/, ' '))
