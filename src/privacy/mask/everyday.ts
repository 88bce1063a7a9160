import { GRAMMAR, PEOPLE, SURNAMES } from './cues.ts'
import { createSpelling } from './spelling.ts'
import { plain } from './tokens.ts'

/** The words that may be sent, and what is known of names. Keys are plain: lower case, no accents. */
export interface Everyday {
  /** The word of the vocabulary that this is, with its accents; undefined where it is none. */
  word: (typed: string) => string | undefined
  /** A word that is always written with a capital (HIPAA, January), as it is listed; so too of two words. */
  listed: (key: string) => string | undefined
  /** The only word of the vocabulary that this may be a misspelling of. */
  meant: (key: string) => string | undefined
  /** A name, perhaps a word as well; the grammar and the words for people never are. "Don" is one, though a title too. */
  isName: (key: string) => boolean
  /** A name; or a word that is hardly ever one but as a surname ("nieto", "head"): of these it depends on what stands before. */
  isSurname: (key: string) => boolean
  /** Two words that often stand side by side in this order. */
  isUsual: (key: string, next: string) => boolean
}

/** Letters that stand alone as words, and how some are written short. Others are initials. */
const LETTERS = new Set('aiuyoeqknrx')

export interface MaskWords {
  /** Words in lower case with their accents; usual pairs of them as "the bill"; words always written with a capital as they are written. */
  vocabulary: ReadonlySet<string>
  /** Given names and surnames, in lower case without accents. */
  names: ReadonlySet<string>
  /** Misspellings that are known by themselves ("hippa"). What it gives is sent only where the vocabulary has it. */
  correct?: (key: string) => string | undefined
}

export function createEveryday({ vocabulary, names, correct }: MaskWords): Everyday {
  const forms = new Map<string, string>()
  const capitals = new Map<string, string>()
  const pairs = new Set<string>()
  for (const entry of vocabulary) {
    const key = plain(entry)
    if (entry !== entry.toLowerCase()) capitals.set(key, entry)
    else if (entry.includes(' ')) pairs.add(key)
    else if (entry.length > 1 || LETTERS.has(entry)) forms.set(entry, entry)
  }
  const accented = [...forms.keys()]
  for (const form of accented) if (!forms.has(plain(form))) forms.set(plain(form), form)
  const spelling = createSpelling(new Set(accented.map(plain)))
  const word = (typed: string) => forms.get(typed.toLowerCase()) ?? forms.get(typed.normalize('NFC').toLowerCase()) ?? forms.get(plain(typed))
  const isName = (key: string) => names.has(key) && !GRAMMAR.has(key) && !PEOPLE.has(key)
  return {
    word,
    listed: (key) => capitals.get(key),
    meant: (key) => {
      const known = correct?.(key)
      const found = spelling(key)
      return (known && (forms.get(known) ?? capitals.get(known))) ?? (found && forms.get(found))
    },
    isName,
    isSurname: (key) => (names.has(key) || SURNAMES.has(key)) && !GRAMMAR.has(key),
    isUsual: (key, next) => pairs.has(`${key} ${next}`),
  }
}
