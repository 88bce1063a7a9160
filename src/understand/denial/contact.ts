import type { LineRead } from './finding.ts'
import { wordsOf, type Marked, type MarkedLetter } from './marks.ts'

const PHONE = /(?<![\d-])(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .·-]{0,3}\d{3}[ .·-]{1,3}\d{4}(?!\d)|(?<![\d$.,-])\d{3}[-.]\d{4}(?![\d-])/g
/** The federal office's own numbers: not the provider's contact. */
const HHS_PHONE = /800\D{0,3}368\D?1019|800\D{0,3}537\D?7697/
const FAX_BEFORE = /\bfax[^\d]{0,14}$/i
/** A person who is named as one to turn to: "call Bobbie", "Ms. Osei at 555-0161". */
const PERSON = /\b(?:Dr|Dra|Mr|Mrs|Ms|Sr|Sra|Srta|Lt|Sgt|Sgto|Capt|Lic|Psic|DR|MR|MRS|MS|LT|SGT|CAPT|SRA?)\.? \p{Lu}\p{L}+|\p{Lu}\p{Ll}+ (?:\p{Lu}\. )?\p{Lu}\p{Ll}+|\b(?:[Cc]all|[Cc]ontact|[Aa]sk for|[Qq]uestions[:?]?|[Ll]lame a|[Cc]ontacte a) \p{Lu}\p{Ll}+/u

/**
 * 164.524 (d)(2)(iii) asks for the name or title, and the telephone number, of the person or office to complain to (164.530 (a)(1)(ii)).
 * So: someone the letter tells the reader to turn to is present. A letterhead's number, and who signed beside one, cannot be told: nobody is sent there. A signature alone is missing;
 * so is the office that takes payments. A fax number, the federal office's number and another provider's number are none.
 */
export function contactOf({ lines, sentences }: Pick<MarkedLetter, 'lines' | 'sentences'>): { name: LineRead; phone: LineRead } {
  const turnTo = sentences.filter((s) => (s.has('contacts') || s.has('complains') || s.has('title')) && !(s.has('elsewhere') && !s.has('complains')))
  const own = turnTo.filter((s) => !s.has('billing-office') || s.has('complains'))
  const called = own.find((s) => hasPhone(s) || (s.has('contacts') && hasPhone(sentences[sentences.indexOf(s) + 1])))
  const phoneAt = called && (hasPhone(called) ? called : sentences[sentences.indexOf(called) + 1]!)
  const somePhone = sentences.find((s) => hasPhone(s) && !(s.has('elsewhere') && !s.has('title')))
  const named = own.find((s) => tells(s) && (s.has('title') || PERSON.test(withoutHhs(s.text))))
    ?? (phoneAt && (phoneAt.has('title') || PERSON.test(phoneAt.text)) ? phoneAt : undefined)
    ?? sentences.find((s) => s.has('contact-me') && !OTHERS_CALL.test(s.text))
  // Who merely signed is nobody to turn to, unless a number stands somewhere.
  const signed = somePhone && (sentences.find((s) => s.has('title') || s.has('billing-office')) ?? signature(sentences, lines))
  return {
    phone: phoneAt ? read('present', phoneAt) : somePhone ? read('cannot_tell', somePhone) : { standing: 'missing' },
    name: named ? read('present', named) : signed ? read('cannot_tell', signed) : { standing: 'missing' },
  }
}

const read = (standing: LineRead['standing'], s: Marked): LineRead => ({ standing, words: wordsOf(s) })
/** "Have that office contact me" tells the reader to turn to nobody. */
const OTHERS_CALL = /\b(?:have|let|ask) (?:that|your|the|any|another|their|his|her) [^.]{0,40}\b(?:call|contact|write|phone|email)\b|\bque su (?:m[eé]dic|doctor)/i
/** It sends the reader to somebody: to call, to write, to complain. */
const tells = (s: Marked): boolean => s.has('complains') || s.has('contacts') || hasPhone(s)
const withoutHhs = (text: string): string => text.replace(/(?:Office (?:for|of) )?Civil Rights|(?:U\.?S\.? )?(?:Department of )?Health and Human Services|Secretary|Oficina de Derechos Civiles|Departamento de Salud y Servicios Humanos|Derechos Civiles|Servicios Humanos/gi, ' ')

function hasPhone(s: Marked | undefined): boolean {
  if (!s) return false
  return Array.from(s.text.matchAll(PHONE)).some(({ index, 0: number }) => !HHS_PHONE.test(number) && !FAX_BEFORE.test(s.text.slice(Math.max(0, index - 20), index)) && !(s.has('to-hhs') && !s.has('to-entity') && !s.has('title') && !s.has('office')))
}

/** Who signed: what stands behind the closing words. */
function signature(sentences: readonly Marked[], lines: readonly string[]): Marked | undefined {
  const closing = sentences.findLastIndex((s) => s.has('closing'))
  if (closing >= 0) return sentences.slice(closing).find((s) => PERSON.test(s.text.replace(/^\p{L}+(?: \p{L}+)?,/u, '')))
  const last = sentences.at(-1)
  return last && last.text.length < 60 && last.line >= lines.length - 4 && PERSON.test(last.text) ? last : undefined
}
