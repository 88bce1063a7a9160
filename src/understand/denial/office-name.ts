import { inCapitals } from '../names.ts'
import type { Letter } from './letter.ts'

/** Words that make a line the name of an office. */
const ORGANIZATION = /\b(?:hospital|clinic|clinics|medical center|medical group|health|healthcare|health care|center|centre|associates|group|institute|practice|physicians|partners|dental|dentistry|pediatrics|orthopedics?|cardiology|dermatology|oncology|psychiatry|psychology|counseling|therapy|services|laborator(?:y|ies)|labs?|imaging|radiology|pharmacy|medicine|urgent care|recovery|hospice|home|plan|university|system|cl[ií]nica|centro|consultorio|instituto|laboratorio|farmacia|sanatorio|spine|pain|wellness|surgery|surgical|eye|vision|care)\b/i
const PERSON_OFFICE = /^(?:office of |consultorio (?:de la|del|de) )?(?:dr|dra)?\.? ?\p{Lu}[\p{L}.' -]{3,40},? (?:M\.?D\.?|D\.?O\.?|D\.?D\.?S\.?|Ph\.?D\.?|LMFT|LCSW|NP|PsyD)\.?(?:,? (?:P\.?C\.?|PLLC|LLC|P\.?A\.?|Inc\.?))?$/u
/** A part of an office, which has no name of its own. */
const PART = /^(?:the )?(?:office of )?(?:medical records?|health information(?: management)?|him|release of information|roi|privacy|patient (?:relations|accounts|services)|records?|billing|accounts?|risk management|compliance|health services|study office|film library|accounts department|archivo|departamento|department of (?:health information|medical records)|direcci[oó]n)\b[^,|]*$/i
const NO_NAME = /[:@?!]|\d{3}|^(?:re|dear|to|from|via|date|page|p[aá]gina|subject|estimad|patient|paciente|attn|atenci[oó]n|mr|mrs|ms|sr|sra)\b|\b(?:your|you|we|request|denial|denied|notice|records? request|carta|solicitud|su|le)\b|^(?:privacy|notice|request|response|determination)/i
const ADDRESS = /^\d+ |\b(?:suite|floor|p\.? ?o\.? box|street|avenue|calle|road)\b|\b[A-Z]{2} \d{5}/i
const TOP = 6
const END = 6

/** The name of the office that wrote the letter, from its head or from below the signature. Undefined when there is none, or two that differ. */
export function officeNameIn({ lines, sentences }: Letter): string | undefined {
  const written = lines.filter(Boolean)
  const start = written.findIndex((line) => /^(?:dear|estimad[oa]|hola|hi|hello|good)\b/i.test(line))
  const head = namesIn(written.slice(0, start >= 0 ? Math.min(start, TOP) : TOP))
  if (head[0]) return head[0]
  const foot = [...new Set(namesIn(written.slice(-END).flatMap((line) => (line.length < 90 ? [line] : [])).concat(lastWords(sentences.at(-1)?.text))))]
  return foot.length === 1 ? foot[0] : undefined
}

/** A message of one paragraph ends with its sender: "... Cobranza, Clínica Arroyo Seco". */
const lastWords = (text = ''): string[] => (text.length < 90 ? text.split(/ *, */) : [])

function namesIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const part = line.split(/ [|•·–—-] |, (?=\p{Lu}\p{L}+ \d{1,2},? \d{4}$)/u).find(isName)
    return part ? [tidied(part)] : line.split(/, /).filter(isName).map(tidied).slice(0, 1)
  })
}

function isName(text: string): boolean {
  const line = text.replace(/[.,]$/, '')
  const words = line.split(' ')
  if (words.length < 2 || words.length > 9 || NO_NAME.test(line) || ADDRESS.test(line) || PART.test(line)) return false
  if (!words.every((word) => /^(?:\p{Lu}|of|the|and|for|at|in|&|de|del|la|los|las|el|y|e|-)/u.test(word))) return false
  return ORGANIZATION.test(line) || PERSON_OFFICE.test(line)
}

const SMALL = /^(?:Of|The|And|For|At|In|De|Del|La|Los|Las|El|Y)$/
/** Capitals only where all of it is in large letters. */
const tidied = (text: string): string => {
  const name = text.replace(/[.,]$/, '').trim()
  return name === name.toUpperCase() ? inCapitals(name).split(' ').map((word, i) => (i > 0 && SMALL.test(word) ? word.toLowerCase() : word)).join(' ') : name
}
