import { readCommand } from './commands.ts'
import { fold, isQuestion, tidy, wordsOf } from './text.ts'

export const NAME_CAP = 120
const LEAD = /^(?:(?:sure|ok|okay|yes|yeah|hi|hello|hey|si|sí|hola|claro|bueno)[,.!]? +)?(?:(?:it'?s for|that would be|(?:the )?patient(?:'s)?(?: (?:full )?name)?(?: is)?|(?:my|his|her|their|the|our)(?: (?:own|mom|mother|dad|father|son|daughter|wife|husband|kid|child|brother|sister|aunt|uncle|baby)(?:'?s)?)?(?: (?:full|legal|first and last|real|whole|complete))? ?name(?:'?s| is|:)?|(?:full |legal |first and last )?name(?: is)?|it is|it'?s|its|i'?m|i am|im|this is|(?:she|he)(?:'?s| is)|(?:me|se) llam(?:o|a)|(?:mi|su|el) nombre(?: completo)?(?: es)?|nombre(?: completo)?|soy|es|(?:el|la) paciente(?: es| se llama)?|mi (?:mamá|mama|papá|papa|madre|padre|hijo|hija|esposo|esposa) se llama)(?: *[:=-] *| +|$))+/i
/** "For my son John Smith": what comes before a name of two words. */
const FOR_WHOM = /^(?:for |para )?(?:(?:my|mi) (?:late |dear )?(?:mom|mother|dad|father|son|daughter|wife|husband|child|kid|brother|sister|aunt|uncle|grandma|grandmother|grandpa|grandfather|baby|mam[aá]|madre|pap[aá]|padre|hij[oa]|espos[oa]|herman[oa])(?:'?s name)?(?: is)?,? )?(?=\p{L}+ \p{L})/iu
/** Never part of a name; a message with one of these is a sentence. */
const SENTENCE = new Set(('i you they we it your our their need want wants wanted why that this these those is are was were be been have has had not skip help please record records chart file files letter brb crying because '
  + 'what when where who whose how which should would could cant dont doesnt wont didnt isnt im ive id ill youre theyre its thats whats know tell said say says give gave get got going go ask asked asking '
  + 'same above none nothing nobody anyone someone everything something thing stop cancel change undo delete privacy continue yes yeah yep nope nah okay thanks thank hello myself yourself himself herself for with about from '
  + 'the and or but if then than just only really doctor hospital clinic patient name birthday date send mail email phone number address just lol wtf idk dunno test asdf qwerty whatever sorry wait maybe '
  + 'necesito quiero quiere tengo tiene puedo puede pueden porque cuando donde quien cual esta este eso ese esto nada nadie alguien para pero con sin favor gracias hola ayuda hacer expediente carta '
  + 'misma mismo arriba ningun ninguno ninguna digo dice decir nombre paciente doctora estoy soy llamo saltar cancelar omitir yo usted ustedes').split(' '))
/** Also words, but names as well: refused only when typed in small letters. */
const SOFT = new Set('me my mine he she him her his us do can will no so an as at on in to of by up be am ok hi hey it kid child mom dad son self mother father wife husband daughter brother sister mi tu el la los las que como si no se es son ya mas mama papa hijo hija esposo esposa'.split(' '))
/** Surnames that make a small word beside them a given name: "my linh tran", "so young kim". */
const SURNAMES = new Set('nguyen tran pham huynh hoang phan dang bui duong ngo thi kim lee park choi jung kang yoon jang lim wang zhang liu chen yang huang zhao zhou zhu guo xu wu singh kaur'.split(' '))
const LOW = new Set('de del y da das dos di du des e'.split(' '))
const AS_TYPED = new Set([...LOW, 'la', 'las', 'los', 'van', 'von', 'der', 'den', 'ter', 'ten', 'bin', 'ibn', 'binti', 'bint', 'al', 'el', 'ul', 'le', 'lo', 'do', 'af', 'av', 'zu', 'san', 'mac', 'st.'])
const SUFFIX: Record<string, string> = { ii: 'II', iii: 'III', iv: 'IV', md: 'MD', phd: 'PhD', rn: 'RN', esq: 'Esq' }

/** A person's name in a reply, written with capitals where it was typed without. Undefined when the reply is not a name. `whole`: it has more than one part, or is not in Latin letters. */
export function readName(said: string): { name: string; whole: boolean } | undefined {
  if (said.length > NAME_CAP) return undefined
  const typed = withoutBirth(tidy(said, NAME_CAP))
  if (/[?¿\n@#$%*=<>{}[\]\\/|_^~]/.test(typed) || readCommand(typed) || isQuestion(typed)) return undefined
  const name = turned(stripped(typed))
  const words = name.split(' ').filter(Boolean)
  if (words.length === 0 || words.length > 8 || !words.every((w) => /^["(]?\p{L}[\p{L}\p{M}'.-]*[")]?,?$/u.test(w))) return undefined
  if (!/\p{L}{2}/u.test(name) || isSentence(words)) return undefined
  const latin = /^\p{Script=Latin}/u.test(words[0]!)
  return { name: inCapitals(name), whole: words.filter((w) => !/^(?:dr|mr|mrs|ms|miss|sr|sra)\.?$/i.test(w)).length > 1 || !latin }
}

/** A date of birth told in the same breath is cut off. */
const withoutBirth = (typed: string): string => typed.replace(/[,;(]? *(?:\b(?:born|dob|d\.o\.b|date of birth|nacid[oa]|nac[ií]|fecha de nacimiento|birthday|aka|a\.k\.a)\b|(?<=[ ,;(])\d).*$/i, '').trim()

/** Without "my name is" before and marks and thanks behind. */
function stripped(typed: string): string {
  const led = typed.replace(FOR_WHOM, '').replace(LEAD, '').replace(/[, ]+(?:please|pls|thanks|thank you|gracias|por favor)[.!]*$/i, '').replace(/^["'(]+(?=\p{L}+ )|[!,;:"]+$/gu, '').trim()
  return /(?:^|[ .])(?:jr|sr|esq|\p{L})\.$/iu.test(led) ? led : led.replace(/[.!]+$/, '').trim()
}

/** "lopez, maria" is "maria lopez"; "Smith, Jr." stays. */
function turned(name: string): string {
  const parts = name.split(/ *, */)
  if (parts.length !== 2) return parts.length > 2 ? '' : name
  return /^(?:jr|sr|ii|iii|iv|md|phd|rn|esq)\.?$/i.test(parts[1]!) ? `${parts[0]} ${parts[1]}` : `${parts[1]} ${parts[0]}`
}

function isSentence(words: string[]): boolean {
  const folded = words.map((w) => fold(w).replace(/[^a-z]/g, ''))
  if (folded.some((w) => SENTENCE.has(w))) return true
  if (words.length <= 4 && folded.filter((w) => SOFT.has(w)).length === 1 && folded.some((w) => SURNAMES.has(w))) return false
  const soft = words.some((w, i) => SOFT.has(folded[i]!) && !(folded[i] === 'will' && words.length > 1 && !SOFT.has(folded[i + 1] ?? '')) && !/^\p{Lu}/u.test(w) && !(i > 0 && ['la', 'las', 'los', 'el', 'do', 'an'].includes(folded[i]!)))
  return soft || (words.length === 1 && SOFT.has(folded[0]!)) || wordsOf(words.join(' ')).length === 0
}

/** Capitals for a name typed all small or all large; words with mixed case stay as typed. */
export function inCapitals(name: string): string {
  const loud = name === name.toUpperCase() && name !== name.toLowerCase() && /\p{Lu}{3}/u.test(name)
  const quiet = name === name.toLowerCase()
  const words = name.split(' ')
  return words.map((word, i) => {
    const last = i === words.length - 1
    if (loud) return /^(?:\p{Lu}\.)+$/u.test(word) ? word : capital(word.toLowerCase(), i, last, words)
    if (word !== word.toLowerCase() || (!quiet && i > 0 && AS_TYPED.has(word))) return word
    return capital(word, i, last, words)
  }).join(' ')
}

function capital(word: string, i: number, last: boolean, words: string[]): string {
  const key = word.replace(/\.$/, '')
  if (i > 0 && last && Object.hasOwn(SUFFIX, key)) return SUFFIX[key]!
  const before = words[i - 1]?.toLowerCase()
  if (i > 0 && !last && ((LOW.has(word) && word !== 'e') || (['la', 'las', 'los'].includes(word) && before === 'de') || (word === 'von'))) return word
  if (i === 0 && /^[bcdfghjklmnpqrstvwxz]{2}$/.test(word) && !['mr', 'dr', 'ms', 'st'].includes(word) && words.length > 1) return word.toUpperCase()
  return word.split('-').map((part, n, parts) => (parts.length > 1 && n === 0 && i > 0 && ['el', 'al', 'ul', 'ad', 'ar'].includes(part) ? part : capitalPart(part))).join('-')
}

const capitalPart = (part: string): string =>
  part.replace(/^(["(]?)(mc)?(\p{L})/u, (_, quote: string, mc: string | undefined, letter: string) => `${quote}${mc ? 'Mc' : ''}${letter.toUpperCase()}`)
    .replace(/^(["(]?\p{L})'(\p{L})(?=\p{L})/u, (_, first: string, letter: string) => `${first}'${letter.toUpperCase()}`)
    .replace(/\.(\p{L})/gu, (_, letter: string) => `.${letter.toUpperCase()}`)
