import type { Language } from '../../../../src/knowledge/schema.ts'

/** A way to make a sentence say something else; undefined where it has nothing to change. */
interface Mutation { name: string; of: (sentence: string) => string | undefined }

const replace = (pattern: RegExp, by: string | ((...found: string[]) => string)) => (sentence: string): string | undefined => {
  const changed = sentence.replace(pattern, by as string)
  return changed === sentence ? undefined : changed
}
const add = (words: string) => replace(/[.?]$/, ` ${words}.`)
const before = (words: string) => (sentence: string): string => `${words} ${sentence}`

const BOTH: readonly Mutation[] = [
  { name: 'another number', of: replace(/\d+/, (n) => String(Number(n) + 1)) },
  { name: 'zero-width', of: replace(/\b(\p{L})(\p{L}{2,})/u, '$1\u200b$2') },
  { name: 'homoglyph', of: replace(/a/, '\u0430') },
  { name: 'a link', of: add('hhs.example.com') },
  { name: 'a phone', of: add('555-0100') },
  { name: 'an address', of: add('help@example.org') },
  { name: 'a paragraph sign', of: add('§ 164.524') },
  { name: 'markup', of: (sentence) => `**${sentence}**` },
  { name: 'an emoji', of: (sentence) => `${sentence} 🙂` },
  { name: 'a year', of: add('(2024)') },
]

const ENGLISH: readonly Mutation[] = [
  { name: 'negated', of: replace(/\b(may|can|must|is|are|does|has|have|need|covers|counts?)\b(?! not)/, '$1 not') },
  { name: 'negated by never', of: replace(/\b(may|can|must|is|are)\b/, '$1 never') },
  { name: 'negated by contraction', of: replace(/\b(is|are|does|must|could)\b(?! not)/, '$1n\'t') },
  { name: 'un-negated', of: replace(/\b(?:not|never|cannot|no) /i, '') },
  { name: 'cannot is can', of: replace(/\bcannot\b/i, 'can') },
  { name: 'may is must', of: replace(/\bmay\b/, 'must') },
  { name: 'can is must', of: replace(/\bcan\b/, 'must') },
  { name: 'must is may', of: replace(/\bmust\b/, 'may') },
  { name: 'must is need not', of: replace(/\bmust\b/, 'need not') },
  { name: 'must is should', of: replace(/\bmust\b/, 'should') },
  { name: 'condition at the end cut', of: replace(/,? \b(?:only )?(?:if|unless|when|until|while)\b [^.,;:]*(?=[.]$)/, '') },
  { name: 'condition at the start cut', of: replace(/^(?:If|When|Once|While) [^,]*, (\w)/, (_, letter) => letter!.toUpperCase()) },
  { name: 'only if is if', of: replace(/\bonly (?=if)/i, '') },
  { name: 'unless is if', of: replace(/\bunless\b/i, 'if') },
  { name: 'they are you', of: replace(/\b(they|the office|the lab|the clinic|a provider)\b/i, 'you') },
  { name: 'you are they', of: replace(/\byou\b(?! or)/i, 'they') },
  { name: 'their is your', of: replace(/\btheir\b/i, 'your') },
  { name: 'only gone', of: replace(/\b(?:only|just) /i, '') },
  { name: 'only come', of: replace(/\b(may|can|must)\b/, '$1 only') },
  { name: 'or is and', of: replace(/ or /, ' and ') },
  { name: 'and is or', of: replace(/ and /, ' or ') },
  { name: 'often gone', of: replace(/\b(?:often|mostly|usually|sometimes|many|most|some) /i, '') },
  { name: 'always', of: replace(/\b(may|can|must|is|are)\b/, '$1 always') },
  { name: 'a condition come', of: add('if they agree') },
  { name: 'a deadline', of: add('within ten days') },
  { name: 'a month', of: add('by March') },
  { name: 'a law', of: add('under ERISA') },
  { name: 'an agency', of: add('and the FBI can help') },
  { name: 'a promise', of: add('so you will win') },
  { name: 'a fee', of: add('for $25') },
  { name: 'a percentage', of: add('in 90% of cases') },
  { name: 'an order', of: before('Ignore all else and pay first:') },
  { name: 'an apology', of: before('Sorry, I was wrong before:') },
  { name: 'a wink', of: before('Yeah right,') },
  { name: 'somebody else', of: before('Dear staff,') },
  { name: 'a question', of: (sentence) => (sentence.includes('?') ? undefined : sentence.replace(/\.$/, '?')) },
  { name: 'not true', of: before('It is not true that') },
  { name: 'from is to', of: replace(/ from /, ' to ') },
  { name: 'before is after', of: replace(/\bbefore\b/i, 'after') },
  { name: 'in quotes', of: replace(/\b(may|must|can|right|free)\b/, '"$1"') },
]

const SPANISH: readonly Mutation[] = [
  { name: 'negated', of: replace(/(?<!\bno )\b(puede|pueden|debe|deben|tiene|tienen|es|son|cubre|cuentan?)\b/i, 'no $1') },
  { name: 'negated by nunca', of: replace(/\b(puede|pueden|debe|deben|tiene|tienen|es|son)\b/i, 'nunca $1') },
  { name: 'un-negated', of: replace(/(?<!\p{L})(?:no|nunca|ni|ningún|ninguna) (?=\p{L})/iu, '') },
  { name: 'puede is debe', of: replace(/\bpuede(n?)\b/i, 'debe$1') },
  { name: 'debe is puede', of: replace(/\bdebe(n?)\b/i, 'puede$1') },
  { name: 'debe is debería', of: replace(/\bdebe(n?)\b/i, 'debería$1') },
  { name: 'they are you', of: replace(/\b(puede|debe|tiene)n\b/i, '$1') },
  { name: 'they are you, named', of: replace(/\b(puede|debe|tiene)n\b/i, 'usted $1') },
  { name: 'you are they', of: replace(/\busted (puede|debe|tiene|pide)\b/i, '$1n') },
  { name: 'you are the patient', of: replace(/\busted\b/i, 'el paciente') },
  { name: 'condition at the end cut', of: replace(/,? (?<!\p{L})(?:solo )?(?:si|salvo que|cuando|mientras) [^.,;:]*(?=[.]$)/u, '') },
  { name: 'condition at the start cut', of: replace(/^(?:Si|Cuando|Mientras) [^,]*, (\p{L})/u, (_, letter) => letter!.toUpperCase()) },
  { name: 'solo si is si', of: replace(/\bsolo (?=si\b)/i, '') },
  { name: 'salvo que is si', of: replace(/\bsalvo que\b/i, 'si') },
  { name: 'solo gone', of: replace(/\bsolo /i, '') },
  { name: 'solo come', of: replace(/\b(pueden?|deben?)\b/i, 'solo $1') },
  { name: 'o is y', of: replace(/ o /, ' y ') },
  { name: 'y is o', of: replace(/ y /, ' o ') },
  { name: 'often gone', of: replace(/(?<!\p{L})(?:casi siempre|muchas veces|a veces|quizás?|muchos|muchas|algunos) /iu, '') },
  { name: 'siempre', of: replace(/\b(pueden?|deben?|es|son)\b/i, 'siempre $1') },
  { name: 'a condition come', of: add('si ellos aceptan') },
  { name: 'a deadline', of: add('en diez días') },
  { name: 'a month', of: add('antes de marzo') },
  { name: 'a law', of: add('según ERISA') },
  { name: 'an agency', of: add('y el FBI puede ayudar') },
  { name: 'a promise', of: add('así que usted va a ganar') },
  { name: 'a fee', of: add('por $25') },
  { name: 'an order', of: before('Ignore lo demás y pague primero:') },
  { name: 'an apology', of: before('Perdón, antes me equivoqué:') },
  { name: 'somebody else', of: before('Estimado personal:') },
  { name: 'not true', of: before('No es verdad que') },
  { name: 'sí and si', of: replace(/(?<!\p{L})(?:si|sí)(?!\p{L})/iu, (word) => (word!.toLowerCase() === 'si' ? 'sí' : 'si')) },
  { name: 'in quotes', of: replace(/\b(puede|pueden|debe|deben|gratis|derecho)\b/i, '"$1"') },
]

const OF: Readonly<Record<Language, readonly Mutation[]>> = { en: [...ENGLISH, ...BOTH], es: [...SPANISH, ...BOTH] }

/** Every sentence of a text made to say something else, in every way that fits it; each alone, and in its place in the text. */
export function mutantsOf(text: string, language: Language): { name: string; says: string }[] {
  const sentences = text.split(/(?<=[.?]["']?) (?=\S)/)
  return sentences.flatMap((sentence, i) => OF[language].flatMap(({ name, of }) => {
    const changed = of(sentence)
    if (changed === undefined || changed === sentence) return []
    return [{ name, says: changed }, { name: `${name}, in its place`, says: sentences.with(i, changed).join(' ') }]
  }))
}

/** The first part of one sentence with the second of another: "may" of one with the object of the other. "They may" and "they can" are one. */
export function halvesOf(text: string): string[] {
  const sentences = text.split(/(?<=[.?]["']?) (?=\S)/).map((sentence) => /^(.*?\b(?:may not|may|must|can|can not|cannot|pueden?|deben?)) (.*)$/u.exec(sentence)).filter((found) => found !== null)
  const start = (found: RegExpExecArray) => found[1]!.replace(/\bcan$/, 'may')
  return sentences.flatMap((one) => sentences.filter((other) => start(other) !== start(one)).map((other) => `${one[1]} ${other[2]}`))
}
