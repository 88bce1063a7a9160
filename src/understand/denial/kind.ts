import type { Marked, MarkedLetter } from './marks.ts'

/** What a text from an office is. `extension`: it puts its answer off. Undefined: no such text, e.g. a question about a refusal. */
export type LetterKind = 'refusal' | 'grant' | 'extension'

/** How much of a letter a text must be: what speaks for it less what speaks against it. */
const LEAST = 3
/** Where no word refuses, the form must be plain. */
const PLAIN = 3.5
const SHORTEST = 40
/** A person who tells of a refusal tells of themselves; a long letter may still quote a patient. */
const AGAINST = { narrator: 2, most: 3, asks: 2 }

/** "DISPOSITION: DENIED", as forms have it. */
const LABEL = /^[\p{Lu}][\p{L} #.]{1,30}: ?\S/u

/** A line that ends with a day: "October 6, 2026", "Sent: 11/03/26". */
const YEAR_AT_END = /\d{1,2}[ ,./-]+(?:de )?(?:\p{L}+[ ,.-]+(?:de )?)?(?:20)?\d{2}(?: \d{1,2}:\d{2} ?(?:[ap]\.?m)?\.?)?$/iu

/**
 * Tells letters, e-mails and messages of an office, and its quoted words, from what people say themselves.
 * `hasReason` is asked where the form is plain and no word refuses: a reason why not is a refusal.
 */
export function kindOf(letter: MarkedLetter, said: string, hasReason: () => boolean): LetterKind | undefined {
  if (said.length < SHORTEST) return undefined
  const score = letterScore(letter, said)
  if (score < LEAST) return undefined
  const kind = officeKind(letter)
  if (score < PLAIN && !letter.sentences.some((s) => s.has('refuses') || s.has('extends') || s.has('grants'))) return undefined
  return kind ?? (mayRefuse(letter) && hasReason() ? 'refusal' : undefined)
}

/** It is about records, and not about a claim or a bill alone. */
const mayRefuse = ({ sentences }: MarkedLetter): boolean =>
  sentences.some((s) => s.has('records')) && sentences.some((s) => s.has('request') || s.has('asked-for')) && !sentences.some((s) => s.has('other-matter') || s.has('acknowledges'))

/** Whether a text has the form of an office's letter, whatever it says. */
export const isLetter = (letter: MarkedLetter, said: string): boolean => letterScore(letter, said) >= LEAST

/** The kind of a text that is known to come from an office. */
export function officeKind({ sentences }: MarkedLetter): LetterKind | undefined {
  const body = sentences.filter((s) => s.box !== 'empty' && !isLawInGeneral(s))
  if (!body.some((s) => s.has('records') || s.has('request') || s.named.some(({ way }) => way === 'cites'))) return undefined
  const refusing = body.filter((s) => s.has('refuses') && !s.has('other-matter'))
  if (body.some((s) => s.has('other-matter') && s.has('refuses')) && !refusing.some((s) => s.has('records') && s.has('request'))) return undefined
  const granted = body.some((s) => s.has('grants') && !isOfRest(s))
  // "Our own notes are attached" grants what no reason speaks of.
  const reasons = body.filter((s) => givesReason(s) && !s.has('form-limit'))
  const granting = granted && reasons.length === 0 && refusing.every((s) => s.has('form-limit') || s.has('not-about') || (s.has('grants') && !s.has('denies')))
  if (granting) return 'grant'
  if (body.some((s) => s.has('extends')) && refusing.every((s) => !s.has('denies') && (s.has('delay') || s.has('extends')))) return 'extension'
  if (refusing.length > 0) return 'refusal'
  return body.some((s) => givesReason(s) && !s.has('other-matter')) && body.some((s) => s.has('request') || (s.has('records') && s.has('addressed'))) && !body.some((s) => s.has('acknowledges')) ? 'refusal' : undefined
}

/** A reason is often all that a letter says: "Charts are the property of this office." */
const givesReason = (s: Marked): boolean => s.box === 'ticked' || (s.named.some(({ way }) => way !== 'names') && !s.has('grants') && !s.has('complains') && !s.has('review-right'))

/** Law that is told in general, and what the letter says it is not about: nothing of this case. */
export const isLawInGeneral = (s: Marked): boolean => (s.has('general') && !(s.has('denies') && s.has('request') && s.has('addressed'))) || s.has('not-about')

/** "The rest is enclosed" grants nothing that was refused. */
const isOfRest = ({ text }: Marked): boolean => /\b(?:rest|remaining|remainder|other|everything else|except(?:ion)?|excluding|minus|apart from|but not|resto|dem[aá]s|salvo|excepto|excepci[oó]n|menos)\b/i.test(text)

function letterScore({ lines, sentences }: MarkedLetter, said: string): number {
  const some = (mark: Parameters<Marked['has']>[0]) => sentences.filter((s) => s.has(mark)).length
  // The long search is left out where no quotation begins: most messages have none.
  const quoted = /["“«]/.test(said) ? (said.match(/["“«][^"”»]{60,2000}["”»]/g) ?? []).join('').length : 0
  const isQuote = quoted > said.length * 0.6
  const form = [
    some('addressed') > 0 ? 1.5 : 0, some('addressed') > 1 ? 0.5 : 0, some('office') > 0 ? 1 : 0, some('greeting') > 0 ? 1.5 : 0, some('closing') > 0 ? 1 : 0,
    lines.some((line) => /^(?:re|ref|subject|from|to|sent|date|asunto|de|para|fecha|via)\b ?[:.]|^via e?mail/i.test(line)) ? 1.5 : 0,
    lines.length > 4 ? 1 : 0, lines.some((line) => line.length < 50 && YEAR_AT_END.test(line)) ? 1 : 0, some('request') > 0 && some('narrator') === 0 ? 0.5 : 0, sentences.some((s) => s.has('asked-for') && s.has('addressed') && !s.has('narrator')) ? 1 : 0, sentences.some((s) => s.box) ? 2 : 0,
    some('office') > 0 && some('refuses') > 0 && some('narrator') === 0 ? 1 : 0,
    sentences.some((s) => s.named.some(({ way }) => way === 'cites')) ? 1.5 : 0, lines.filter((line) => LABEL.test(line)).length > 1 ? 1 : 0,
    some('request') > 0 && some('denies') > 0 && some('narrator') === 0 ? 1 : 0, isQuote ? 1 : 0,
  ]
  const narrated = sentences.reduce((sum, s) => sum + Math.min(2, s.at('narrator').length), 0)
  const asked = (lines.length < 4 && said.length < 600 && /\?["”»)]*\s*$/.test(said)) || sentences.some((s) => s.has('asks') || (/\?/.test(s.text) && s.has('narrator')))
  return form.reduce((sum, one) => sum + one, 0) - Math.min(AGAINST.most, narrated * AGAINST.narrator / (isQuote || said.length > 600 ? 3 : 1)) - (asked ? AGAINST.asks : 0)
}
