import { BEFORE_NAMES, PARTICLES } from './cues.ts'
import { isHidden, settleDoubtful } from './doubtful.ts'
import { createEveryday, type Everyday, type MaskWords } from './everyday.ts'
import { hideKnown } from './known.ts'
import { hidePeople } from './people.ts'
import { rendered, type Masked } from './render.ts'
import { hideShapes } from './shapes.ts'
import { tokensOf, type Token } from './tokens.ts'

export type { Masked, MaskWords }

const MOST_CHARACTERS = 2000
/** Looking for what was meant takes time; nobody misspells more words than this. */
const MOST_MISSPELLED = 60

/**
 * Makes the only door through which a person's words leave: of a message, what is sent is words of the vocabulary, numbers below 1,000, amounts of money,
 * punctuation, and "<name>" and the like for all else. A misspelled word is sent as the word that was meant. A word that is a name as well is sent only
 * where it stands as our own messages have it, never beside a name, a title or a relation; everywhere else it is hidden, so none is left that could be either.
 *
 * What it cannot see: a name that is a word of the grammar ("Her", "Ella"), or a word of the vocabulary that no list of names has, in small letters and
 * with nothing beside it that says it is a name. Such a word is sent; it tells nothing that the word would not.
 *
 * Undefined, not to be sent: more than a third of the words are hidden, or fewer than two words are left.
 * `known`: what the person gave before (a name, an address). The first 2,000 characters are looked at; the rest is not sent.
 */
export function createMask(words: MaskWords): (said: string, known: readonly string[]) => Masked | undefined {
  const everyday = createEveryday(words)
  return (said, known) => {
    const text = cut(said)
    const tokens = tokensOf(text, (key) => everyday.word(key) !== undefined)
    hideKnown(tokens, known)
    settlePhrases(tokens, everyday)
    hideShapes(tokens, everyday)
    hidePeople(tokens, everyday)
    settleWords(tokens, everyday)
    settleDoubtful(tokens, everyday)
    return rendered(text, tokens)
  }
}

/** Not in the middle of a word: what is left of a name might be a word. */
function cut(said: string): string {
  if (said.length <= MOST_CHARACTERS) return said
  const text = said.slice(0, MOST_CHARACTERS)
  return /[\p{L}\p{M}\p{N}]/u.test(said[MOST_CHARACTERS]!) ? text.replace(/(?<![^\s])[^\s]{1,2000}$/, '') : text
}

/** "New York": no part of it is a name. */
function settlePhrases(tokens: readonly Token[], { listed }: Everyday): void {
  for (let i = 0; i < tokens.length; i++) {
    for (let to = i + 1; to <= i + 2 && tokens[to]?.joined; to++) {
      const words = tokens.slice(i, to + 1)
      const phrase = listed(words.map(({ key }) => key).join(' '))?.split(' ')
      if (phrase && words.every(({ mask }) => mask === undefined)) words.forEach((token, at) => Object.assign(token, { say: phrase[at], sure: true }))
    }
  }
}

/** Each word that is not hidden yet becomes a word of the vocabulary, or is hidden. */
function settleWords(tokens: readonly Token[], everyday: Everyday): void {
  let misspelled = 0
  for (const [i, token] of tokens.entries()) {
    if (token.mask) token.say = undefined
    if (token.mask || token.say !== undefined) continue
    const { key, typed, letters, first } = token
    const listed = everyday.listed(key)
    token.say = (listed === typed || (letters !== 'small' && !first) ? listed : undefined) ?? everyday.word(typed) ?? listed
    if (token.say !== undefined) continue
    const isNamed = everyday.isName(key) || everyday.isName(key.replace(/e?s$/, ''))
    const previous = token.joined ? tokens[i - 1] : undefined
    const isBesideName = previous && (isHidden(previous) || BEFORE_NAMES.has(previous.key) || (PARTICLES.has(previous.key) && previous.joined && isHidden(tokens[i - 2])))
    if (!isNamed && !isBesideName && (letters === 'small' || (first && letters === 'title')) && misspelled++ < MOST_MISSPELLED) token.say = everyday.meant(key)
    if (token.say === undefined) token.mask = isNamed ? 'name' : 'word'
  }
}
