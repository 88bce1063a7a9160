import type { Who } from '../../src/dialog/slot.ts'
import { wordsOf } from '../../src/understand/text.ts'
import { findRelations, findStandings, findUnclear, inverse } from './people.ts'
import { singular } from './phrases.ts'

/** Whose records a message is about. `own`: probably the person's own; `explicit`: said in so many words. */
export interface PersonIn { who?: Who; relationship?: string; own: boolean; explicit: boolean }

const RECORDS = new Set(('record chart file note result lab xray x mri ct scan report bill image film paper paperwork history info information shot vaccine vaccination immunization test medical medication prescription dental hospital health doctor school '
  + 'bloodwork discharge summary copy imaging expediente historial papel nota laboratorio radiografia vacuna resultado analisis documento registro').split(' '))
const HERS = new Set(['her', 'his', 'their', 'su', 'sus'])
const MINE = new Set(['my', 'mi', 'mis', 'our', 'nuestro', 'nuestra'])
const OWN_RECORDS = /\bmy (?:own )?(?:(?:medical|health|dental|complete|full|entire|whole|old|er|hospital|vaccine|vaccination|immunization|mental|eye|chest|knee|latest|recent|last|surgery|surgical|therapy|billing|actual|lab|shot|psych|clinic|doctor|office|visit) ){0,4}(?:records?|chart|file|files|x ?rays?|labs?|results?|notes|mri|ct|mammogram|bloodwork|blood work|imaging|images|history|ultrasound|biopsy|pathology)\b/
const SAYS_SELF = /\b(?:my own|for myself|for me\b(?! to)|about myself|im the patient|i am the patient|soy (?:el|la) paciente|para mi mism[oa]|mis propi[oa]s|mi propio)\b/
const OTHERS_RECORDS = /\b(?:her|his|their) (?:\w+ ){0,2}(?:records?|chart|file|files|notes|labs?|x ?rays?|mri|results?)\b/
const SPANISH_OWN = /\bmis? (?:propi[oa]s? )?(?:\w+ ){0,1}(?:records?|expedientes?|historial|papeles|documentos|radiografias?|laboratorios|notas|resultados|analisis)\b/

/** Reads from a free message whose records it is about. Undefined where that is not certain. */
export function personIn(said: string): PersonIn {
  const words = wordsOf(said, 900)
  const text = words.join(' ')
  const about = aboutWhom(words)
  const own = OWN_RECORDS.test(text) || SAYS_SELF.test(text) || SPANISH_OWN.test(text)
  const iAm = speaker(words)
  if (about.length > 0) {
    if (own && OWN_RECORDS.test(text) && !about.some((one) => one.strong)) return { own: false, explicit: false }
    const died = findStandings(words).some((s) => s.value === 'deceased' && near(words, s.start, s.end))
    const guardian = /\b(?:guardian|conservator) (?:of|for)\b|\bmy (?:\w+ )?ward\b|\btutora? (?:legal )?de\b/.test(text) && about[0]!.who === 'relative'
    const kinds = [...new Set(about.map((one) => one.who))]
    if (kinds.length > 1) return { own: false, explicit: false }
    return { who: died ? 'other:deceased' : guardian ? 'other:guardian' : `other:${kinds[0]!}`, ...(iAm && { relationship: iAm.id }), own: false, explicit: true }
  }
  if (iAm && OTHERS_RECORDS.test(text)) return { who: `other:${inverse(iAm)}`, relationship: iAm.id, own: false, explicit: true }
  if (/\b(?:im|i am|soy) (?:the |his |her |their |a |el |la |su )*(?:court appointed |legal )?(?:guardian|conservator|tutora?|curadora?)\b/.test(text)) return { who: 'other:guardian', own: false, explicit: true }
  if (/\b(?:im|i am|soy) (?:the |his |her |a |el |la |su )*(?:executor|executrix|albacea|administrator of the estate)\b/.test(text)) return { who: 'other:deceased', own: false, explicit: true }
  const others = findRelations(words).some((r) => MINE.has(words[r.start - 1] ?? '')) || OTHERS_RECORDS.test(text) || findUnclear(words).some((u) => MINE.has(words[u.start - 1] ?? ''))
  if (others) return { own: false, explicit: false }
  const self = SAYS_SELF.test(text) && !/\bmy own (?:kids?|child|son|daughter|mother|mom|father|dad|family|doctor|lawyer)\b/.test(text)
  return { ...((OWN_RECORDS.test(text) || self) && { who: 'self' as const }), own, explicit: self }
}

interface About { who: ReturnType<typeof inverse>; strong: boolean }

/** Relations whose records are meant: "my sons records", "for my mom", "records of my dad", "my mother ... her chart". */
function aboutWhom(words: readonly string[]): About[] {
  const hits = findRelations(words).filter(({ start }) => {
    const lead = words.slice(Math.max(0, start - 4), start)
    return lead.some((w) => MINE.has(w)) && !lead.slice(lead.findIndex((w) => MINE.has(w)) + 1).some((w) => ['and', 'y', 'that', 'is', 'who', 'record', 'records', 'doctor', 'chart', 'to'].includes(w))
  })
  const found: About[] = []
  for (const { value, start, end } of hits) {
    const mine = words.slice(0, start).findLastIndex((w) => MINE.has(w))
    const before = words.slice(Math.max(0, mine - 3), mine)
    const possessive = words.slice(end, end + 4).some((w, i) => RECORDS.has(singular(w)) && !words.slice(end, end + i).some((v) => ['and', 'to', 'said', 'says', 'told', 'wont', 'is', 'was', 'who', 'in', 'at'].includes(v)))
    const forThem = ['for', 'para', 'about'].includes(before.at(-1) ?? '') || (['of', 'from', 'de', 'a'].includes(before.at(-1) ?? '') && before.slice(0, -1).some((w) => RECORDS.has(singular(w)) || w === 'medicos'))
    const theirs = words.slice(end).findIndex((w, i, rest) => HERS.has(w) && rest.slice(i + 1, i + 4).some((v) => RECORDS.has(singular(v))))
    if (forThem && toThem(words, mine)) continue
    if (possessive || forThem) found.push({ who: value.who as About['who'], strong: true })
    else if (theirs >= 0 || passedAway(words, end)) found.push({ who: value.who as About['who'], strong: theirs >= 0 })
    else if (value.who === 'child' && /^\d+$/.test(words[mine + 1] ?? '') && words.some((w) => RECORDS.has(singular(w)))) found.push({ who: 'child', strong: false })
  }
  if (found.length === 0) {
    const age = /\b(?:my|mi) (\d{1,2}) (?:yo|yr old|year old|yr|y o|month old|mo old)s?\b/.exec(words.join(' '))
    if (age && Number(age[1]) < 18 && words.some((w) => RECORDS.has(singular(w)))) found.push({ who: 'child', strong: true })
  }
  return found
}

/** "Send it to my wife for my ..." names a receiver, not the patient. */
const toThem = (words: readonly string[], mine: number) => words[mine - 1] === 'to' || words[mine - 1] === 'by'
const passedAway = (words: readonly string[], end: number) => words.slice(end, end + 3).some((w) => ['died', 'passed', 'fallecio', 'murio'].includes(w))

/** Whether a word of death stands by a relation, and not in "too late" or "late fee". */
function near(words: readonly string[], start: number, end: number): boolean {
  if (words[start] === 'late') return MINE.has(words[start - 1] ?? '')
  if (words[start] === 'passed' && end - start === 1) return words[start + 1] === 'away'
  return !['almost', 'nearly', 'about'].includes(words[start - 1] ?? '')
}

/** The relation in "I am her daughter", "soy su hijo". */
function speaker(words: readonly string[]) {
  const hit = findRelations(words).find(({ start }) => HERS.has(words[start - 1] ?? '') && ['im', 'am', 'soy'].includes(words[start - 2] ?? ''))
  return hit?.value
}
