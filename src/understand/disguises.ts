/** A text with its disguises undone. */
export interface Plain {
  /** As it reads; and if digits stand in words for letters, as those words read. */
  texts: string[]
  /** What was written one letter at a time, each run joined to one word in lower case. */
  spelled: string[]
}

/** Digits and signs that are read as letters; "1" may be either of two. */
const LEET: Readonly<Record<string, string>> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's', '!': 'i' }
/** "i g n o r e": three letters or more, the same little sign between them. Two blanks end a word. */
const SPACED = /(?<![\p{L}\p{N}])[\p{L}\p{N}@$!]([ .\-_*·|/])[\p{L}\p{N}@$!](?:\1[\p{L}\p{N}@$!])+(?![\p{L}\p{N}])/gu
/** What is not seen: formatting signs, variation selectors, blank letters. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}|\u034f|[\u115f\u1160\u2800\u3164\uffa0]/gu
/** Letters of the block "tags", which a person does not see and a model reads. */
const TAGS = /[\u{e0020}-\u{e007e}]/gu

/**
 * Makes what undoes the ways to hide words from a reader: full-width and look-alike letters, letters not seen, letters apart, markup in a word, digits for letters.
 * `lookalikes`: by Latin letter, those of other alphabets that look like it.
 */
export function undisguiser(lookalikes: Readonly<Record<string, string>>): (text: string) => Plain {
  const latin = new Map(Object.entries(lookalikes).flatMap(([letter, alike]) => Array.from(alike, (one) => [one, letter] as const)))
  return (text) => {
    const seen = text.normalize('NFKC').replace(TAGS, (tag) => String.fromCodePoint(tag.codePointAt(0)! - 0xe0000)).replace(UNSEEN, '')
    const known = Array.from(seen, (letter) => latin.get(letter) ?? latin.get(letter.toLowerCase()) ?? letter).join('')
    const spelled: string[] = []
    const joined = known.replace(SPACED, (run) => {
      const word = run.replace(/[^\p{L}\p{N}@$!]/gu, '')
      spelled.push(unleet(word, 'i').toLowerCase())
      return word
    })
    const plain = inSentences(joined.replace(/[*`~]+/g, ''))
    return { texts: [...new Set([plain, unleet(plain, 'i'), unleet(plain, 'l')])], spelled }
  }
}

/** Words joined by signs are words, and a new line ends no sentence, for letters come in lines of one length; an empty line does. */
const inSentences = (text: string): string =>
  text.replace(/(?<=\p{L})[._|/\\^+]+(?=\p{L})/gu, ' ').replace(/[^\S\n]+/g, ' ').replace(/ ?\n(?: ?\n)+ ?/g, '. ').replace(/ ?\n ?/g, ', ')

/** Words of letters and digits mixed, as they are read. `one`: what "1" stands for. */
function unleet(text: string, one: string): string {
  return text.replace(/[\p{L}\d@$!]+/gu, (word) => {
    if (!/\p{L}/u.test(word) || !/[\d@$!]/.test(word)) return word
    return word.replace(/[03-578@$1]|!(?=[\p{L}\d])/gu, (sign) => (sign === '1' ? one : LEET[sign]!))
  })
}
