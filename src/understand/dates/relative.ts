import type { Day, DayRange } from '../../dialog/slot.ts'
import { addDays, addMonths, daysInMonth, monthSpan, partsOf, toDay, weekdayOf, yearSpan } from './calendar.ts'
import { monthAt, yearAt } from './named.ts'
import type { Token } from './tokens.ts'
import { seasonSpan, type Found, type Unit } from './unit.ts'
import { decadeNamed, seasonNamed, smallNumber, unitNamed, weekdayNamed } from './words.ts'

const NOW = new Set(['today', 'now', 'present', 'presently', 'current', 'currently', 'tonight', 'ongoing', 'hoy', 'ahora', 'presente', 'actualidad', 'actualmente'])
const LAST = new Set(['last', 'past', 'previous', 'prior', 'ultimo', 'ultima', 'ultimos', 'ultimas', 'pasado', 'pasada', 'pasados', 'pasadas'])
const THIS = new Set(['this', 'este', 'esta', 'current'])
const NEXT = new Set(['next', 'proximo', 'proxima', 'coming'])
const SOME = new Set(['few', 'several', 'some', 'unos', 'unas', 'algunos', 'algunas', 'varios', 'varias', 'pocos', 'many', 'muchos'])
const ROUGH: Record<string, [number, number]> = {
  early: [1, 4], beginning: [1, 4], start: [1, 4], principios: [1, 4], inicios: [1, 4], comienzos: [1, 4], mid: [4, 9], middle: [4, 9], mediados: [4, 9],
  late: [9, 12], end: [9, 12], finales: [9, 12], fines: [9, 12],
  christmas: [12, 12], xmas: [12, 12], navidad: [12, 12], thanksgiving: [11, 11], halloween: [10, 10], easter: [3, 4], pascua: [3, 4], labor: [9, 9], memorial: [5, 5],
}
const DAY_WORDS: [string[], number][] = [
  [['day', 'before', 'yesterday'], -2], [['yesterday'], -1], [['ayer'], -1], [['antier'], -2], [['anteayer'], -2], [['anoche'], -1], [['last', 'night'], -1],
  [['tomorrow'], 1], [['pasado', 'manana'], 2],
]

/** Reads what is reckoned from today at token `i`: yesterday, two weeks ago, last month, summer 2021, the 90s, Q1 2023, this january. */
export function relativeAt(tokens: Token[], i: number, today: Day): Found | undefined {
  const found = (unit: Unit, end: number): Found => ({ unit, start: i, end })
  const word = tokens[i]?.type === 'word' ? tokens[i]!.text : ''
  if (word) {
    if (NOW.has(word) && !unitNamed(tokens[i + 1]?.text ?? '')) return found({ span: { from: today, to: today }, now: true }, i + 1)
    if (word === 'la' && tokens[i + 1]?.text === 'fecha' && ['hasta', 'a'].includes(tokens[i - 1]?.text ?? '')) return found({ span: { from: today, to: today }, now: true }, i + 2)
    if (word === 'date' && tokens[i - 1]?.text === 'to') return found({ span: { from: today, to: today }, now: true }, i + 1)
    for (const [words, days] of DAY_WORDS) {
      if (words.every((w, n) => tokens[i + n]?.text === w)) return found({ span: at(addDays(today, days)) }, i + words.length)
    }
  }
  return ago(tokens, i, today) ?? lastUnits(tokens, i, today) ?? lastNamed(tokens, i, today) ?? season(tokens, i, today) ?? quarter(tokens, i, today) ?? decade(tokens, i) ?? rough(tokens, i, today)
}

const at = (day: Day): DayRange => ({ from: day, to: day })

/** A count at token `i`: 2, two, a, "a couple of"; undefined `value` for "a few". */
function countAt(tokens: Token[], i: number): { value: number | undefined; end: number } | undefined {
  const token = tokens[i]
  if (!token) return undefined
  if (token.type === 'number') return !token.ending && token.digits <= 3 ? { value: token.value, end: i + 1 } : undefined
  if (token.text === 'a' || token.text === 'an' || token.text === 'the') {
    const next = countAt(tokens, i + 1)
    if (next && tokens[i + 1]!.type === 'word' && tokens[i + 1]!.text !== 'a') return next
    return token.text === 'the' ? undefined : { value: 1, end: i + 1 }
  }
  if (token.text === 'couple') return { value: 2, end: tokens[i + 1]?.text === 'of' ? i + 2 : i + 1 }
  if (token.text === 'par') return { value: 2, end: tokens[i + 1]?.text === 'de' ? i + 2 : i + 1 }
  if (SOME.has(token.text)) return { value: undefined, end: i + 1 }
  const value = smallNumber(token.text)
  return value ? { value, end: i + 1 } : undefined
}

/** "two weeks ago", "hace dos semanas": a day; months are whole months; years only roughly. */
function ago(tokens: Token[], i: number, today: Day): Found | undefined {
  const spanish = tokens[i]?.text === 'hace'
  const count = countAt(tokens, spanish ? i + 1 : i)
  const kind = count && unitNamed(tokens[count.end]?.text ?? '')
  if (!kind) return undefined
  const back = tokens[count.end + 1]?.text
  // "Going back 10 years" and "10 years" alone mean all the time since.
  const whole = !spanish && count.value !== undefined && (tokens[i - 1]?.text === 'back' || back === 'back' || (i === 0 && count.end + 1 === tokens.length)) && (kind === 'year' || kind === 'month')
  if (whole) return { unit: { vague: true, span: backFrom(today, kind, count.value!) }, start: i, end: count.end + (back === 'back' ? 2 : 1) }
  if (!spanish && back !== 'ago' && back !== 'back' && back !== 'atras') return undefined
  const end = count.end + (spanish ? 1 : 2)
  if (count.value === undefined) return { unit: { vague: true }, start: i, end }
  const [y, m] = partsOf(today)
  const unit: Unit = kind === 'year' ? { vague: true, span: yearSpan(Math.max(1900, y - count.value)) }
    : kind === 'month' ? { span: monthSpan(...addMonths(y, m, -count.value)) } : { span: at(addDays(today, -count.value * (kind === 'week' ? 7 : 1))) }
  return { unit, start: i, end }
}

/** "last month", "el año pasado", "this week", "the past two years", "los últimos 6 meses". */
function lastUnits(tokens: Token[], i: number, today: Day): Found | undefined {
  const word = tokens[i]?.text ?? ''
  const unit = (value: Unit, end: number): Found => ({ unit: value, start: i, end })
  const after = LAST.has(word) || THIS.has(word) || NEXT.has(word)
  const kind = unitNamed(tokens[i + 1]?.text ?? '')
  if (after && kind) {
    if (NEXT.has(word)) return unit({ span: stepped(kind, 1, today) }, i + 2)
    if (THIS.has(word)) return unit({ span: stepped(kind, 0, today) }, i + 2)
    return unit({ span: word === 'last' || word === 'previous' ? stepped(kind, -1, today) : backFrom(today, kind, 1) }, i + 2)
  }
  const named = unitNamed(word)
  if (named && LAST.has(tokens[i + 1]?.text ?? '') && tokens[i + 1]!.text.startsWith('pasad')) return unit({ span: stepped(named, -1, today) }, i + 2)
  if (named && NEXT.has(tokens[i + 1]?.text ?? '')) return unit({ span: stepped(named, 1, today) }, i + 2)
  if (!LAST.has(word)) return undefined
  const count = countAt(tokens, i + 1)
  const many = count && unitNamed(tokens[count.end]?.text ?? '')
  if (!many) return undefined
  if (count.value === undefined) return unit({ vague: true, span: backFrom(today, many, 3) }, count.end + 1)
  return unit({ span: backFrom(today, many, count.value) }, count.end + 1)
}

function stepped(kind: 'day' | 'week' | 'month' | 'year', step: number, today: Day): DayRange {
  const [y, m] = partsOf(today)
  if (kind === 'year') return yearSpan(y + step)
  if (kind === 'month') return monthSpan(...addMonths(y, m, step))
  if (kind === 'day') return at(addDays(today, step))
  const sunday = addDays(today, step * 7 - weekdayOf(today))
  return { from: sunday, to: addDays(sunday, 6) }
}

function backFrom(today: Day, kind: 'day' | 'week' | 'month' | 'year', count: number): DayRange {
  if (kind === 'day' || kind === 'week') return { from: addDays(today, -count * (kind === 'week' ? 7 : 1)), to: today }
  const [y, m, d] = partsOf(today)
  const [year, month] = addMonths(y, m, -count * (kind === 'year' ? 12 : 1))
  return { from: toDay(Math.max(1900, year), month, Math.min(d, daysInMonth(year, month))), to: today }
}

/** "last march", "this january", "el lunes pasado", "on tuesday". */
function lastNamed(tokens: Token[], i: number, today: Day): Found | undefined {
  const word = tokens[i]?.text ?? ''
  const [year, month] = partsOf(today)
  const lead = LAST.has(word) || THIS.has(word) || NEXT.has(word)
  const m = monthAt(tokens, lead ? i + 1 : i)
  const tail = tokens[lead ? i + 2 : i + 1]
  if (m && lead && !(tail?.type === 'number')) {
    const y = THIS.has(word) ? year : NEXT.has(word) ? (m > month ? year : year + 1) : m < month ? year : year - 1
    return { unit: { span: monthSpan(y, m) }, start: i, end: i + 2 }
  }
  if (m && !lead && tail?.text === 'pasado') return { unit: { span: monthSpan(m < month ? year : year - 1, m) }, start: i, end: i + 2 }
  const weekday = weekdayNamed(tokens[lead ? i + 1 : i]?.text ?? '')
  if (weekday === undefined || NEXT.has(word)) return undefined
  const end = (lead ? i + 2 : i + 1) + (tail?.text === 'pasado' || tail?.text === 'ultimo' ? 1 : 0)
  if (tail?.text === ',' || monthAt(tokens, end) || tokens[end]?.type === 'number') return undefined
  return { unit: { span: at(addDays(today, -(((weekdayOf(today) - weekday + 6) % 7) + 1))) }, start: i, end }
}

function season(tokens: Token[], i: number, today: Day): Found | undefined {
  const lead = LAST.has(tokens[i]?.text ?? '') || THIS.has(tokens[i]?.text ?? '')
  const first = tokens[lead ? i + 1 : i]?.type === 'word' ? seasonNamed(tokens[lead ? i + 1 : i]!.text) : undefined
  if (!first) return undefined
  let end = lead ? i + 2 : i + 1
  while (['of', 'de', 'del', ','].includes(tokens[end]?.text ?? '')) end++
  const said = yearAt(tokens, end, today, 'recent', false)
  if (said) return { unit: { vague: true, span: seasonSpan(said.year, first) }, start: i, end: said.end }
  const past = tokens[end]?.text === 'pasado' || tokens[end]?.text === 'pasada'
  if (!lead && !past && ['fall', 'falls', 'spring', 'springs'].includes(tokens[i]!.text) && tokens.length > 3 && !['in', 'the', 'since', 'to'].includes(tokens[i - 1]?.text ?? '')) return undefined
  const [year] = partsOf(today)
  const over = past || LAST.has(tokens[i]!.text)
  const y = [year, year - 1].find((one) => (over ? seasonSpan(one, first).to < today : seasonSpan(one, first).from <= today)) ?? year - 2
  return { unit: { vague: true, span: seasonSpan(y, first) }, start: i, end: lead ? i + 2 : past ? end + 1 : i + 1 }
}

/** "Q1 2023", "2023 Q1", "first quarter of 2023", "primer trimestre de 2023". */
function quarter(tokens: Token[], i: number, today: Day): Found | undefined {
  const token = tokens[i]!, next = tokens[i + 1]
  if (token.digits === 4 && next?.text === 'q') {
    const after = quarter(tokens, i + 1, today)
    return after?.unit.slashed ? { unit: { span: quarterSpan(token.value, partsOf(after.unit.span!.from)[1]) }, start: i, end: after.end } : undefined
  }
  const half = ['half', 'mitad', 'semestre'].includes(next?.text ?? '') ? halfAt(tokens, i, today) : undefined
  if (half) return half
  const spelled = next?.text === 'quarter' || next?.text === 'trimestre'
  const n = token.text === 'q' && next?.type === 'number' && next.joined ? next.value : spelled ? (token.type === 'number' ? token.value : smallNumber(token.text)) : undefined
  if (!n || n > 4) return undefined
  let end = i + 2
  while (['of', 'de', 'del', ',', '-', '/'].includes(tokens[end]?.text ?? '')) end++
  const said = yearAt(tokens, end, today, 'recent', true)
  const [year] = partsOf(today)
  const first = n * 3 - 2
  if (said) return { unit: { span: quarterSpan(said.year, first) }, start: i, end: said.end }
  const recent = toDay(year, first, 1) <= today ? year : year - 1
  return { unit: { vague: true, slashed: true, span: quarterSpan(recent, first) }, start: i, end: i + 2 }
}
/** "First half of 2023". */
function halfAt(tokens: Token[], i: number, today: Day): Found | undefined {
  const n = tokens[i]!.type === 'number' ? tokens[i]!.value : tokens[i]!.text === 'primera' ? 1 : tokens[i]!.text === 'segunda' || tokens[i]!.text === 'segundo' ? 2 : smallNumber(tokens[i]!.text)
  let end = i + 2
  while (['of', 'de', 'del'].includes(tokens[end]?.text ?? '')) end++
  const said = yearAt(tokens, end, today, 'recent', false)
  return said && (n === 1 || n === 2) ? { unit: { span: { from: toDay(said.year, n * 6 - 5, 1), to: monthSpan(said.year, n * 6).to } }, start: i, end: said.end } : undefined
}
const quarterSpan = (year: number, first: number): DayRange => ({ from: toDay(year, first, 1), to: monthSpan(year, first + 2).to })

/** "the 90s", "1990's", "the nineties", "los 90", "los años noventa". */
function decade(tokens: Token[], i: number): Found | undefined {
  const token = tokens[i]!
  const whole = (start: number, end: number): Found => ({ unit: { vague: true, span: { from: toDay(start, 1, 1), to: toDay(start + 9, 12, 31) } }, start: i, end })
  const century = (tens: number) => (tens >= 30 ? 1900 + tens : 2000 + tens)
  const apart = tokens[i + 1]?.text === '\'' && tokens[i + 2]?.text === 's' && tokens[i + 2]!.joined
  if (token.type === 'number' && token.value % 10 === 0 && (token.ending === 's' || apart)) {
    const end = i + (apart ? 3 : 1)
    if (token.digits === 4 && token.value >= 1900 && token.value <= 2090) return whole(token.value, end)
    if (token.digits === 2) return whole(century(token.value), end)
  }
  const before = tokens[i - 1]?.text ?? ''
  const tens = token.type === 'number' ? (token.digits === 2 && token.value % 10 === 0 ? token.value : undefined) : decadeNamed(token.text)
  const next = tokens[i + 1]?.text ?? ''
  if (tens === undefined || !(token.text.endsWith('ies') || ['los', 'anos'].includes(before)) || unitNamed(next)) return undefined
  return whole(century(tens), i + 1)
}

/** "early 2021", "a finales de 2019", "late march 2022" (the whole month). */
function rough(tokens: Token[], i: number, today: Day): Found | undefined {
  const word = tokens[i]!.text
  const part = Object.hasOwn(ROUGH, word) ? ROUGH[word]! : undefined
  if (!part) return undefined
  let end = i + 1
  while (['of', 'de', 'del', 'the', '-', 'in', 'day', 'eve'].includes(tokens[end]?.text ?? '')) end++
  const year = yearAt(tokens, end, today, 'recent', false)
  return year && { unit: { vague: true, span: { from: toDay(year.year, part[0], 1), to: monthSpan(year.year, part[1]).to } }, start: i, end: year.end }
}
