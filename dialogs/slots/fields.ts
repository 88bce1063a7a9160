import { z } from 'zod'
import { SLOT_KINDS, type SlotKind } from '../../src/dialog/slot.ts'
import { wordsOf } from '../../src/understand/text.ts'
import { Phrases, wordList } from '../../src/understand/word-lists.ts'
import { phraseFinder } from './phrases.ts'

const list = wordList('fields', z.record(z.enum(SLOT_KINDS), Phrases))
const find = phraseFinder(SLOT_KINDS.flatMap((slot) => [...list[slot].en, ...list[slot].es].map((phrase) => [phrase, slot] as const)))

/** Which answer a message names: "the years are wrong", "my birthday", "el nombre", "change the fax number". Looks at 200 characters. */
export function mentionedField(said: string): SlotKind | undefined {
  const hits = find(wordsOf(said, 200))
  return hits.reduce<(typeof hits)[number] | undefined>((best, hit) => (best && best.end - best.start >= hit.end - hit.start ? best : hit), undefined)?.value
}

/** The answer a label stands for, where the whole label is its name: "Date of birth", "Provider". */
export function labelledField(label: string): SlotKind | undefined {
  const words = wordsOf(label, 60).filter((word) => !['the', 'your', 'el', 'la'].includes(word))
  const [hit, more] = find(words)
  return hit && !more && hit.start === 0 && hit.end === words.length ? hit.value : undefined
}
