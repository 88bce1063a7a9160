import { z } from 'zod'
import { SLOT_KINDS, type ReadContext, type SlotKind } from '../../src/dialog/slot.ts'
import { fold, tidy, wordsOf } from '../../src/understand/text.ts'
import { Phrases, wordList } from '../../src/understand/word-lists.ts'
import { delivery, format } from './choices.ts'
import { dates } from './days.ts'
import { phraseFinder } from './phrases.ts'

const fields = wordList('fields', z.record(z.enum(SLOT_KINDS), Phrases))
const find = phraseFinder(SLOT_KINDS.flatMap((kind) => [...fields[kind].en, ...fields[kind].es].map((phrase) => [phrase, kind] as const)))

/** Which earlier answer these words speak of: "the years are wrong" is dates. The longest name counts. */
export function mentionedField(said: string): SlotKind | undefined {
  return find(wordsOf(said, 200)).sort((a, b) => b.end - b.start - (a.end - a.start))[0]?.value
}

const CHANGES = /^(?:(?:no+|nope|wait|oops|sorry|actually|hold on|espere?|perd[oó]n|en realidad)[,.! ]+|(?:please )?(?:change|fix|correct|make|cambi[ae]r?|corrija|corrige|ponga)\b)|\b(?:wrong|instead|should be|not right|mal|equivocad[oa]|deber[ií]a)\b/i
const REST = /^.*?\b(?:its|it's|it is|is|are|to|should be|make it|make that|es|son|por|ser[ií]a|ponga|debe ser|a)\b[: ]+/i

/**
 * A message that corrects an earlier answer, with the words of the new one: "wait my dob is 3/5/80", "actually make it paper",
 * "no, the years are wrong, its 2018 to 2021".
 */
export function readCorrection(said: string, { today, language, answers }: ReadContext): { slot: SlotKind; rest: string } | undefined {
  const text = tidy(said, 300)
  if (!CHANGES.test(fold(text))) return undefined
  const slot = mentionedField(text)
  const after = text.replace(/^(?:no+|nope|wait|oops|sorry|actually|hold on|espere?|perd[oó]n|en realidad)[,.! ]+/i, '')
  const last = after.split(/[,;]\s*/).at(-1)!
  const candidates = [last.replace(REST, ''), after.replace(REST, ''), last, after]
  const context = { today, language, answers }
  if (slot && slot in answers) return { slot, rest: candidates.find((rest) => rest && rest !== after && !find(wordsOf(rest)).some(({ value }) => value === slot)) ?? candidates[1]! }
  if (slot) return undefined
  // No name of a field: the value itself tells which one it is, where only one can be meant.
  for (const rest of candidates) {
    if ('dates' in answers && /\d{4}/.test(rest) && 'value' in dates.read(rest, context)) return { slot: 'dates', rest }
    if ('format' in answers && 'value' in format.read(rest, context)) return { slot: 'format', rest }
    if ('delivery' in answers && 'value' in delivery.read(rest, context)) return { slot: 'delivery', rest }
  }
  return undefined
}
