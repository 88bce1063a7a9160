import { fold } from '../../src/understand/text.ts'
import { isStateCode, stateNamed } from './state.ts'

const EMAIL = /[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/
const PHONE = /(?<![\d-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?![\d-])/
const STREET = /(?:\b\d{1,6}[A-Za-z]? +(?:[\p{L}\d.'#-]+[ ,]*){1,12}|\bp\.? ?o\.? box +\d+.*)/iu
const STREET_WORD = /\b(?:st|street|ave|avenue|av|rd|road|dr|drive|ln|lane|ct|court|blvd|boulevard|way|pl|place|cir|circle|hwy|highway|pkwy|parkway|ter|terrace|trl|trail|sq|square|apt|suite|ste|unit|box|loop|calle|avenida|pike|plaza|broadway|row|route|rte)\b/i

/** An e-mail address in a text. */
export const emailIn = (text: string): string | undefined => EMAIL.exec(text.slice(0, 400))?.[0].replace(/\.$/, '')
/** A US telephone or fax number in a text, as typed. */
export const phoneIn = (text: string): string | undefined => PHONE.exec(text.slice(0, 400))?.[0].trim()
/** A street address or post box in a text. */
export function streetIn(text: string): string | undefined {
  const part = text.slice(0, 300).replace(EMAIL, ' ').replace(PHONE, ' ')
  const match = STREET.exec(part)?.[0].replace(/[ ,.]+$/, '').trim()
  return match && (STREET_WORD.test(match) || /\b\d{5}\b/.test(match.replace(/^\d+/, ''))) ? addressTidy(match) : undefined
}

const SMALL = new Set('of the and for at in on by to de del la las los el y e en'.split(' '))
const LARGE = new Set('ucla ucsf ucsd usc nyu upmc uab umc uc vamc va hca ihc kp er md llc pc pllc pa llp dds dmd rn np ent obgyn ii iii iv us usa po nw ne sw se cvs ymca mri ct dpm phd lcsw'.split(' '))

/** Capitals for the name of a place or office typed all in small letters; anything else stays as typed. */
export function titled(text: string): string {
  if (text !== text.toLowerCase()) return text
  return text.split(' ').map((word, i) => {
    const bare = word.replace(/[^\p{L}]/gu, '')
    if (i > 0 && SMALL.has(bare)) return word
    if (word.includes('@')) return word
    if (LARGE.has(bare) || /^[bcdfghjklmnpqrstvwxz]{3,4}$/.test(bare)) return word.toUpperCase()
    return word.replace(/(^|[-/(."])(mc)?(\p{L})/gu, (_, lead: string, mc: string | undefined, letter: string) => `${lead}${mc ? 'Mc' : ''}${letter.toUpperCase()}`).replace(/^O'(\p{L})/u, (_, letter: string) => `O'${letter.toUpperCase()}`)
  }).join(' ')
}

/** An address or town with its capitals, its state in large letters, and a comma before a state's name. */
export function addressTidy(text: string): string {
  const words = titled(text).split(' ')
  const at = /^\d{5}(?:-\d{4})?$/.test(words.at(-1) ?? '') ? words.length - 2 : words.length - 1
  const last = words[at]
  if (last && at > 0 && isStateCode(last) && text === text.toLowerCase()) words[at] = last.toUpperCase()
  const joined = words.join(' ')
  if (joined.includes(',') || /\d/.test(joined)) return joined
  for (const length of [2, 1]) {
    const town = words.slice(0, -length).join(' '), state = words.slice(-length).join(' ')
    if (town && stateNamed(fold(state)) && !isStateCode(state)) return `${town}, ${state}`
  }
  return joined
}

const TOWN = /^[\p{L}][\p{L} .'-]{1,40}$/u

/** Parts "Mercy Hospital, 12 Oak St, Tampa FL" into the office and where it is; without an address all of it is the office. */
export function officeAndPlace(text: string): { office: string; place?: string } {
  const parts = text.split(/, */)
  const at = parts.findIndex((part, i) => i > 0 && (/^\d{1,6}[A-Za-z]? +\p{L}/u.test(part) || /^(?:p\.? ?o\.? box|suite|ste) /i.test(part) || (TOWN.test(part) && endsInState(part, parts.slice(i + 1)))))
  if (at < 1) return { office: text }
  return { office: parts.slice(0, at).join(', '), place: addressTidy(parts.slice(at).join(', ')) }
}

/** "Tampa FL", "Tampa FL 33606", or "Tampa" before "FL" alone. */
function endsInState(part: string, rest: string[]): boolean {
  const words = part.replace(/ \d{5}$/, '').trim().split(' ')
  const last = words.at(-1)!
  if (words.length > 1 && words.length <= 4 && ((last.length === 2 && last === last.toUpperCase() && isStateCode(last)) || stateNamed(fold(last)))) return true
  return rest.length === 1 && /^[A-Z]{2}\b/.test(rest[0]!) && isStateCode(rest[0]!.slice(0, 2))
}
