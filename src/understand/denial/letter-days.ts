import type { Day } from '../../dialog/slot.ts'
import { findDates } from '../dates/find.ts'
import { tokensOf, type Token } from '../dates/tokens.ts'
import { spanOf, type Found } from '../dates/unit.ts'
import type { Letter } from './letter.ts'

/** How many lines of a letter, from the top and from the end, may bear its date. */
const TOP = 25
const END = 8
const LINE = 160
/** How far before a day the words stand that say what day it is. */
const BEFORE = 11
const BEHIND = 5

const OTHER_DAY = /birth|dob|nacimiento|service|admit|admission|discharge|visit|surgery|seen|stay|ingreso|de alta|consulta|due|expire|effective|rev\b|revised|form/
const HEADER = /^(?:letter |notice )?(?:date|dated|sent|fecha|enviado|enviada|on|date sent|date of (?:this )?(?:notice|letter|denial|decision|response)|fecha de (?:esta )?(?:carta|notificacion))\b/
const NOTICE_DAY = /date of (?:this )?(?:notice|letter|denial|decision|response|determination)|(?:notice|letter|denial|decision) date|fecha de (?:esta )?(?:carta|notificacion|decision)/
const ASKED = /^(?:request|requests|requested|req|application|letter|form|kite|authorization|asked|fax|email|mail|message|note|inquiry|reaching|wanted|solicitud|peticion|pidio|pide|pedia|pidiendo|solicito|pediste|carta|correo|mensaje|nota|escrito|oficio)$/
/** Offices write and call too: only where "you" or "your" stands before it. */
const YOURS = /^(?:wrote|faxed|emailed|mailed|called|call|messaged|signed|sent)$/
const YOU = /^(?:you|your|usted)$/
const RECEIVED = /^(?:received|rec'?d|recd|got|reached|receipt|arrived|recibimos|recibida|recibido|recibio|llego|hemos)$/
const DATED = /^(?:dated|of|signed|submitted|made|sent|mailed|faxed|fecha|fechada|del|firmada|date|asked|requested|from)$/

export interface LetterDays { letter?: Day; requested?: Day; received?: Day }

/** The days of a letter, those that are certain: its own, and those of the request's writing and receipt. A day without a year is the last one before the letter. */
export function daysOf({ lines, sentences }: Letter, today: Day): LetterDays {
  const letter = ownDay(lines, today) ?? sentences.slice(-3).flatMap(({ text }) => aloneOnLine(text, today))[0]
  const requests = sentences.flatMap(({ text, box }) => (box === 'empty' ? [] : requestDays(text, letter ?? today)))
  const requested = only(requests.filter(({ is }) => is === 'requested').map(({ day }) => day))
  const received = only(requests.filter(({ is }) => is === 'received').map(({ day }) => day))
  return { ...(letter && { letter }), ...(requested && { requested }), ...(received && { received }) }
}

/** One day, or none: two different ones make neither certain. */
const only = (days: Day[]): Day | undefined => (new Set(days).size === 1 ? days[0] : undefined)

function ownDay(lines: readonly string[], today: Day): Day | undefined {
  const written = lines.filter(Boolean)
  const parts = [...written.slice(0, TOP), ...written.slice(Math.max(TOP, written.length - END))]
  const named = parts.flatMap((line) => dayAfter(line, NOTICE_DAY, today))
  const alone = parts.flatMap((line) => aloneOnLine(line, today))
  return named[0] ?? alone[0]
}

function dayAfter(line: string, label: RegExp, today: Day): Day[] {
  const text = line.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  const at = label.exec(text)
  if (!at) return []
  const tokens = tokensOf(line.slice(at.index + at[0].length), 60)
  const first = findDates(tokens, today, 'recent')[0]
  return first && first.start <= 2 ? whole(first, today, today) : []
}

/** A line that is a day and little else: "October 5, 2026", "Date: 10/5/26", "Austin, Texas, 5 de octubre de 2026". */
function aloneOnLine(line: string, today: Day): Day[] {
  if (line.length > LINE) return []
  const tokens = tokensOf(line, LINE)
  const dates = findDates(tokens, today, 'recent')
  const first = dates[0]
  if (!first || dates.length > 1) return []
  const rest = tokens.filter((_, i) => i < first.start || i >= first.end).filter(({ type }) => type === 'word').map(({ text }) => text)
  if (OTHER_DAY.test(rest.join(' '))) return []
  const header = HEADER.test(tokens.map(({ text }) => text).join(' '))
  const weekday = rest.every((word) => /^(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?$|^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)$|^(?:date|dated|sent|fecha|de|a|at|am|pm|enviado|on|el|cst|est|pst)$/.test(word))
  if (!(header && !rest.some((word) => ASKED.test(word) || RECEIVED.test(word))) && !weekday && !(rest.length <= 5 && !rest.some((word) => ASKED.test(word) || RECEIVED.test(word) || /^(?:you|your|we|is|are|su|le)$/.test(word)) && first.end >= tokens.length - 1)) return []
  return whole(first, today, today)
}

function requestDays(text: string, by: Day): { is: 'requested' | 'received'; day: Day }[] {
  if (!/\d/.test(text)) return []
  const tokens = tokensOf(text, 700)
  return findDates(tokens, by, 'recent').flatMap((found, i, dates) => {
    const from = Math.max(i > 0 ? dates[i - 1]!.end : 0, found.start - BEFORE)
    // What stands right before the next day is about that one.
    const near = (dates[i + 1]?.start ?? Infinity) - found.end <= BEHIND + 1
    const is = meaning(tokens, from, found, near ? 0 : BEHIND)
    return is ? whole(found, by, by).map((day) => ({ is, day })) : []
  })
}

function meaning(tokens: readonly Token[], from: number, { start, end }: Found, behind: number): 'requested' | 'received' | undefined {
  const before = tokens.slice(from, start).map(({ text }) => text)
  const after = tokens.slice(end, end + behind).map(({ text }) => text)
  const asked = before.findLastIndex((word, i) => ASKED.test(word) || (YOURS.test(word) && YOU.test(before[i - 1] ?? '')))
  const received = before.findLastIndex((word) => RECEIVED.test(word))
  const near = before.slice(-4)
  if (OTHER_DAY.test(before.slice(-3).filter((word) => word !== 'form').join(' '))) return undefined
  // "received your request dated March 3" tells when it was written.
  if (near.some((word) => /^(?:dated|signed|fechada|firmada|fecha)$/.test(word)) && (asked >= 0 || received >= 0)) return received > asked && !near.some((word) => /^(?:dated|signed|fechada|firmada)$/.test(word)) ? 'received' : 'requested'
  if (received > asked && received >= 0) return 'received'
  if (asked >= 0 && received >= 0) return near.includes('of') || near.includes('del') ? 'requested' : 'received'
  if (asked >= 0) return before.slice(asked).length <= 5 || (YOU.test(before[asked - 1] ?? '') && /^(?:on|el)$/.test(near.at(-1) ?? '')) || DATED.test(near.at(-1) ?? '') ? 'requested' : undefined
  // "On March 3 we received your request".
  const then = after.findIndex((word) => RECEIVED.test(word))
  if (then >= 0) return 'received'
  return after.some((word, i) => ASKED.test(word) || (word === 'e' && after[i + 2] === 'mail') || (YOURS.test(word) && YOU.test(after[i - 1] ?? ''))) && /^(?:on|el|of|your|fecha)$/.test(near.filter((word) => /\w/.test(word)).at(-1) ?? '') ? 'requested' : undefined
}

/** A whole day, not after `latest`. */
function whole({ unit }: Found, today: Day, latest: Day): Day[] {
  if (unit.none || unit.odd || unit.now || unit.d === undefined || unit.m === undefined || unit.d2 !== undefined || unit.span) return []
  const { from } = spanOf({ ...unit }, today)
  return from <= latest ? [from] : []
}
