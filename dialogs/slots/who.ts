import type { Read, Slot, Who } from '../../src/dialog/slot.ts'
import { wordsOf } from '../../src/understand/text.ts'
import { byAge, findRelations, findStandings, findUnclear, inverse, selfWords, someoneWords } from './people.ts'
import { perhaps, turnsAside, unreadable } from './reply.ts'

const WHO: readonly Who[] = ['self', 'other', 'other:child', 'other:parent', 'other:spouse', 'other:relative', 'other:guardian', 'other:agent', 'other:deceased']
/** "I'm her ..." : the typing person is what follows. */
const I_AM = /^(?:(?:yes|no|well|i guess|si|pues) )?(?:im|i am|soy|yo soy)(?: (?:the|his|her|their|its|a|an|el|la|su|un|una|legal|only|court appointed))* $/

/** Whose records they are. */
export const who: Slot<'who'> = {
  kind: 'who',
  choices: ['self', 'other:child', 'other:parent', 'other:spouse', 'other:deceased', 'other'],
  read(said) {
    const id = said.trim().toLowerCase()
    if (WHO.includes(id as Who)) return { value: id as Who }
    const words = wordsOf(said, 200)
    const text = words.join(' ')
    if (selfWords.has(text)) return { value: 'self' }
    if (someoneWords.has(text)) return { value: 'other' }
    if (turnsAside(said)) return unreadable
    return readPerson(words.slice(0, 30), text.replace(/\b(?:not|no) (?:is )?(?:for |para |about )?(?:me|myself|mi)\b/g, ' ').replace(/ +/g, ' ').trim())
  },
}

function readPerson(words: string[], text: string): Read<Who> {
  const relations = findRelations(words)
  const standings = findStandings(words)
  const also = (/\b(?:me|myself|i|yo)\b(?: and| y| &| plus)\b/.test(text) || /\b(?:and|y) (?:me|myself|yo|mi)\b/.test(text)) && relations.length > 0
  const relation = relations.find((r) => r.value.who === 'child') && relations.length > 1 && I_AM.test(`${words.slice(0, relations[0]!.start).join(' ')} `) ? relations[0] : relations[0]
  const iAm = relation && I_AM.test(`${words.slice(0, relation.start).join(' ')} `)
  const kin: Who | undefined = relation && `other:${iAm ? inverse(relation.value) : relation.value.who}`
  if (standings.some((s) => s.value === 'deceased')) return { value: 'other:deceased' }
  if (also && kin) return perhaps(kin)
  if (words.includes('ex') || (findUnclear(words).length > 0 && !kin)) return perhaps<Who>('other')
  if (kin) return { value: standings.some((s) => s.value === 'guardian') && !['other:child', 'other:parent', 'other:spouse'].includes(kin) ? 'other:guardian' : kin }
  if (standings.length > 0) return { value: standings[0]!.value === 'guardian' ? 'other:guardian' : 'other:agent' }
  const aged = byAge(text)
  if (aged) return { value: aged }
  if (/^(?:its |it is |just |only |for |these are |they are |i need |i want |i need |it for |es |son |solo |para |de )*(?:me|myself|mine|my own(?: \w+)?|mi|mi mism[oa]|mios?|yo)(?: (?:please|pls|only|thanks|im the patient|i am the patient|nada mas|por favor|gracias|solo|alone))*$/.test(text)) return { value: 'self' }
  if (/\bfor (?:me|myself)$|\bpara mi(?: mism[oa])?$/.test(text) || (/^(?:me|myself|yo)$/.test(words[0] ?? '') && words.length <= 4)) return { value: 'self' }
  if (/\bmy (?:own )?(?:medical |dental |health |old )*(?:records?|chart|file|files|labs?|results|notes)$/.test(text) || /\bmis? (?:propios? )?(?:records?|expedientes?|historial|papeles)(?: medicos?)?$/.test(text)) return { value: 'self' }
  if (/^(?:for )?(?:him|her|them|he|she)$|^(?:para )?(?:el|ella|ellos)$|\b(?:someone|somebody) else\b|\botra persona\b|\balguien mas\b/.test(text)) return { value: 'other' }
  return unreadable
}
