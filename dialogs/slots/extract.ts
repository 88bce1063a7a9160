import type { ReadContext, SlotKind, SlotValues } from '../../src/dialog/slot.ts'
import { isQuestion, tidy } from '../../src/understand/text.ts'
import { slots } from './all.ts'
import { authorityIn } from './authority.ts'
import { extractRequest } from './extract-request.ts'
import { labelledField } from './fields.ts'
import { extractNames, extractBirth } from './extract-person.ts'
import { personIn } from './person-in.ts'
import { isTale } from './tale.ts'

/** What a first message tells for certain, and which of it was only said in passing (to be offered for a yes). */
export interface Extract { values: Partial<SlotValues>; tentative: SlotKind[] }

/** Longer texts are pasted letters, not requests. */
const LONGEST = 900
const PASTED = /\b(?:dear (?:mr|ms|mrs|dr|patient|sir|madam)|sincerely|estimad[oa]|atentamente|yours truly)\b/i

/** Takes from a message all it says for certain: a wrong take is worse than a question. Never throws. */
export function extract(said: string, context: ReadContext): Extract {
  if (said.length > LONGEST || PASTED.test(said)) return { values: {}, tentative: [] }
  const text = tidy(said, LONGEST)
  const labelled = fromLabels(text, context)
  const person = personIn(text)
  const values: Partial<SlotValues> = {}
  const who = labelled.who ?? person.who
  if (who && (context.answers.who === undefined || person.explicit)) values.who = who
  if (person.relationship && who !== 'self') values.relationship = person.relationship
  const forWhom = values.who ?? context.answers.who ?? (person.own ? 'self' : undefined)
  Object.assign(values, extractNames(text, forWhom), extractBirth(text, forWhom, context))
  const tale = isTale(text)
  const request = tale ? { values: {}, tentative: [] } : extractRequest(text, context, isQuestion(text))
  Object.assign(values, request.values, labelled)
  const tentative = request.tentative.filter((slot) => !(slot in labelled))
  const paper = forWhom !== 'self' ? authorityIn(text) : undefined
  if (paper && !values.authority) {
    values.authority = paper
    tentative.push('authority')
  }
  const facts = Object.keys(values).filter((slot) => !['who', 'records', 'authority', 'relationship'].includes(slot))
  if (Array.isArray(values.records) && !('records' in labelled) && facts.length === 0) tentative.push('records')
  return { values, tentative: [...new Set(tentative)] }
}

const LABEL = /(?:^|[\n;,.]|\s)((?:[\p{L}'] ?){2,32}?) ?[:=](?!\/\/) */gu

/** "Name: ... DOB: ..." lists. */
function fromLabels(text: string, context: ReadContext): Partial<SlotValues> {
  if (!/[:=]/.test(text)) return {}
  const found = [...text.matchAll(LABEL)].flatMap((match) => {
    const words = match[1]!.trim().split(' ')
    for (let n = Math.min(4, words.length); n > 0; n--) {
      const slot = labelledField(words.slice(-n).join(' '))
      const start = match.index + match[0].length
      if (slot) return [{ slot, start, before: match.index + match[0].indexOf(words.slice(-n).join(' ')) }]
    }
    return []
  })
  const values: Partial<SlotValues> = {}
  for (const [i, { slot, start }] of found.entries()) {
    const said = text.slice(start, found[i + 1]?.before ?? text.length).split('\n')[0]!.replace(/[\s,;.]+$/, '')
    if (!said || slot in values) continue
    const read = slots[slot].read(said, { ...context, answers: { ...context.answers, ...values } })
    if ('value' in read) (values as Record<string, unknown>)[slot] = read.value
  }
  return values
}
