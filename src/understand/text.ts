// A dozen readers look at the same message one after another: what the last text came to is kept.
let folded = { typed: '', text: '' }
let worded: { text: string; words: readonly string[] } = { text: '', words: [] }

/** Lower case, no accents, straight quotes and plain dashes, single spaces; at most `cap` characters are looked at. */
export function fold(text: string, cap = 2000): string {
  const typed = text.slice(0, cap)
  if (typed !== folded.typed) folded = { typed, text: (ASCII.test(typed) ? typed.replace(/`/g, '\'') : unaccented(typed)).toLowerCase().replace(/\s+/g, ' ').trim() }
  return folded.text
}

/** Most messages: nothing to fold but the case. */
// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/

const unaccented = (text: string): string =>
  text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[\u2018\u2019\u02bc`\u00b4]/g, '\'').replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')

/** Trimmed, single spaces, straight quotes, at most `cap` characters; case and accents as typed. */
export const tidy = (text: string, cap: number): string =>
  text.slice(0, cap).normalize('NFC').replace(/[\u2018\u2019\u02bc`\u00b4]/g, '\'').replace(/[\u201c\u201d]/g, '"').replace(/[^\S\n]+/g, ' ').trim()

/** The folded words of a message, without apostrophes ("don't" is "dont"). */
export function wordsOf(typed: string, cap = 2000): readonly string[] {
  const text = fold(typed, cap)
  if (text !== worded.text) worded = { text, words: text.replace(/'/g, '').match(/[\p{L}\p{N}]+/gu) ?? [] }
  return worded.words
}

const LEAD = '(?:(?:so|and|but|ok|okay|wait|um|uh|hey|hi|well|also|btw|sorry|y|e|pero|oye|oiga|bueno|disculpe|perdon|hm|hmm) )*'
const SUBJECT = '(?:i|you|u|they|he|she|we|it|this|that|there|these|those|my|the|a|someone|anyone|somebody|doctors|hospitals|your)'
const OPENERS = new RegExp(`^${LEAD}(?:${[
  'why', 'how (?:come|do|does|did|can|could|long|much|many|is|are|will|would|should|about|am|to|far|often)', 'whats', 'whos', 'whys', 'hows', 'wheres',
  'what (?:is|are|do|does|did|if|will|would|should|can|could|about|happens|happened|kind|for|was|were|am|to|else)',
  '(?:who|when|where) (?:is|are|do|does|did|will|would|can|could|should|has|sees|pays|was|were)', 'which (?:is|are|do|does|one|ones|should|records do)',
  `(?:can|could|do|does|did|will|would|should|is|are|was|were|am|may|have|has|cant|dont|doesnt|isnt|arent|shouldnt|wont) ${SUBJECT}`,
  'por que', 'para que', 'como (?:es|puedo|hago|se|le|me|van|funciona|lo|los)', 'que (?:es|pasa|hago|significa|quiere|necesito|debo|tengo|dice|son|tan|tal|puedo)',
  '(?:quien|quienes|cuando|donde|cual|cuales) (?:es|son|esta|puede|puedo|va|van|me|debo|queda|lo|los|seria)', 'cuant[oa]s?',
  'puedo', 'pueden', 'puede', 'podria', 'podrian', 'me (?:pueden|puede|podria)', 'tengo que', 'es (?:legal|obligatorio|necesario|cierto|verdad)', 'y si',
  'hay (?:que|algun|alguna)', 'debo', 'deben', 'tienen que', 'no (?:me )?(?:tienen|pueden|deberian)',
].join('|')})\\b`)

/** Whether a message asks something rather than answers: opens like a question, or is a longer text with a question mark. */
export function isQuestion(said: string): boolean {
  const text = fold(said, 400)
  const count = text.split(' ').length
  if (text.startsWith('¿') || (text.includes('?') && count >= 6)) return true
  return count >= 2 && OPENERS.test(text.replace(/'/g, '').replace(/[^\p{L}\p{N} ]/gu, ' ').replace(/ +/g, ' ').trim())
}
