import type { Day, DayRange, Read } from '../../dialog/slot.ts'
import { fold } from '../text.ts'
import { addDays, addMonths, hull, isDay, monthSpan, partsOf } from './calendar.ts'
import { findDates } from './find.ts'
import { asksBesidesDates, coveredBy, isMarker, looseWords } from './noise.ts'
import { tokensOf, type Token } from './tokens.ts'
import { spanOf, type Found, type Unit } from './unit.ts'

export const RANGE_CAP = 160
export interface RangeContext { today: Day; /** The day of birth, where known: the start of "until 2020". */ born?: Day }
type Range = DayRange | 'all'

const ALL = /^(?:(?:i|we|want|need|just|please|si|quiero|pues|well|um|for|from|de|por|the|my|ok|yes|give me|los|las|basically) )*(?:all|all (?:of )?(?:it|them|dates|of the dates|time|years|the years|the time|records|the records|available|visits|my visits|of my visits|my records)|everything|every (?:visit|date|year|one|thing)|(?:the )?(?:whole|entire|full) (?:time|thing|period|history|chart|record|file|lot)|(?:since|from) (?:birth|day (?:one|1)|the (?:very )?(?:beginning|start|first (?:visit|day))|i was (?:born|a (?:baby|kid|child|newborn)|little)|my first (?:visit|appointment)|forever|he was born|she was born|they were born|(?:his|her|my|their) birth)|ever since i was born|(?:my|her|his|their) (?:whole|entire) life|beginning to end|start to finish|(?:any(?:thing)?|whatever) (?:and all|you have|they have|there is|dates?)|any|any and all|always|forever|any time|anytime|no (?:date )?limit|lifetime|all the way back|as far back as (?:you|they|it|possible)(?: (?:have|can|go|goes|got))?|todo|todos|todas|todo el tiempo|todas las fechas|todos los (?:anos|datos|expedientes|records)|toda (?:la|mi|su) (?:vida|historia)|desde (?:siempre|que (?:naci|nacio)|el (?:principio|inicio|comienzo|primer dia)|nacimiento|(?:mi|su) nacimiento|la primera (?:vez|cita|visita))|siempre|completo|entero|todo lo que (?:tengan|tienen|haya)|cualquier fecha)(?: (?:they have|you have|they got|you got|on file|on me|please|pls|plz|por favor|i (?:went|was|have been|ve been|been|was ever) (?:there|a patient(?: there)?|going(?: there)?|with them|seen there)|ive been (?:there|going there|a patient|a patient there|going|with them)|he was there|she was there|that (?:i|he|she) (?:went|was) there|available|until (?:now|today)|to (?:now|today|present|date)|till now|up to now|hasta (?:hoy|ahora|la fecha)|que (?:tengan|tienen|haya|fui(?: ahi)?|estuve(?: ahi)?|he ido)|of it|of them|ever|there|ahi|alla))*$/
/** Events instead of days: "from the accident until they closed". */
const EVENTS = /\b(?:last|latest|most recent|ultim[oa]) (?:visit|time|appointment|stay|surgery|cita|vez|consulta|visita)\b|\b(?:childhood|pregnancy|infancia|embarazo)\b|\b(?:from|since|until|till|after|before|during|when|desde|hasta|despues|antes|durante|cuando|around|while)\b.* \w+/

/** Reads dates of treatment. Looks at 160 characters; both ends count; a rough time is a problem with a guess. */
export function readRange(said: string, { today, born }: RangeContext): Read<Range> {
  if (/\d/.test(said.slice(RANGE_CAP, 2000))) return { problem: 'unreadable' }
  if (isAll(said)) return { value: 'all' }
  const tokens = tokensOf(said, RANGE_CAP)
  const found = findDates(tokens, today, 'recent')
  const loose = looseWords(tokens, found)
  if (asksBesidesDates(said, loose.words)) return { problem: 'unreadable' }
  if (found.length === 0) return { problem: loose.numbers === 0 && loose.words.length <= 8 && EVENTS.test(fold(said, RANGE_CAP)) ? 'vague' : 'unreadable' }
  if (loose.numbers > 0 && tokens.some((t) => t.type === 'number' && t.digits > 2 && Number.isNaN(t.value))) return { problem: 'unreadable' }
  const dates = lastWord(tokens, found)
  if (dates.some((d) => d.unit.none)) return { problem: 'no-such-day' }
  if (dates.some((d) => d.unit.odd)) return { problem: 'unreadable' }
  const read = dates.length === 1 ? single(tokens, dates[0]!, today, born) : dates.length === 2 ? both(tokens, dates[0]!, dates[1]!, today) : several(dates, today)
  const ordinal = tokens.some((t, i) => t.type === 'number' && t.ending && !found.some((d) => i >= d.start && i < d.end))
  return loose.words.length > 10 || loose.numbers > 1 || ordinal || isAround(tokens, dates) ? doubted(read) : read
}

/** The one stretch of time a longer message speaks of: two dates with "to" between them, or one after "since". Undefined where there are more dates than that. */
export function rangeIn(said: string, { today }: RangeContext): DayRange | undefined {
  const tokens = tokensOf(said, 2000)
  const found = findDates(tokens, today, 'recent')
  const [a, b] = found
  if (!a || found.length > 2 || found.some((d) => d.unit.none || d.unit.odd || d.unit.vague)) return undefined
  const between = b && tokens.slice(a.end, b.start)
  const spans = between && between.length <= 2 && between.some((t) => isMarker(t, 'to', 'until')) && between.every((t) => isMarker(t, 'to', 'until') || t.text === 'up')
  const pair = b && between!.length === 1 && isMarker(between![0], 'and') && a.start > 0 && isMarker(tokens[a.start - 1], 'between')
  if (b && !spans && !pair) return undefined
  if (!b && !isMarker(tokens[a.start - 1], 'since')) return undefined
  const read = b ? both(tokens, a, b, today) : single(tokens, a, today)
  return 'value' in read && read.value !== 'all' ? read.value : undefined
}

const isAll = (said: string) => said.length <= RANGE_CAP && ALL.test(fold(said).replace(/'/g, '').replace(/[^a-z0-9 ]/g, ' ').replace(/ +/g, ' ').trim())

/** "2019, no wait, 2018 to 2021": only what follows the correction counts. */
function lastWord(tokens: Token[], found: Found[]): Found[] {
  for (let n = found.length - 1; n > 0; n--) if (coveredBy(tokens, found[n - 1]!.end, found[n]!.start, 'correction')) return found.slice(n)
  return found
}

/** "Around 2015", "about march 2020". */
const isAround = (tokens: Token[], dates: Found[]) => dates.some(({ unit, start }) => unit.d === undefined && !unit.now && ['around', 'circa', 'about', 'approximately', 'approx', 'alrededor', 'aproximadamente'].some((word) => tokens[start - 1]?.text === word || tokens[start - 2]?.text === word))

const doubted = (read: Read<Range>): Read<Range> => ('value' in read ? { problem: 'vague', guess: read.value } : read)

/** Nothing lies ahead: an end that has begun is cut to today; a start that has not is a problem. */
function settled(range: DayRange, today: Day, vague: boolean): Read<Range> {
  if (range.from > today) return { problem: 'future' }
  const value = { from: range.from, to: range.to > today ? today : range.to }
  return vague ? { problem: 'vague', guess: value } : { value }
}

function single(tokens: Token[], { unit, start, end }: Found, today: Day, born?: Day): Read<Range> {
  const span = spanOf(unit, today)
  if (unit.vague && !unit.span && unit.d === undefined) return { problem: 'vague' }
  if (unit.vague && !unit.y && !unit.span && !unit.m) return { problem: 'vague' }
  const lead = tokens.slice(Math.max(0, start - 3), start)
  const open = isMarker(tokens[end], 'to', 'until') || (isMarker(tokens[end], 'and') && isMarker(tokens[end + 1], 'until', 'to'))
  const since = lead.some((t) => isMarker(t, 'since')) || isMarker(tokens[end], 'onward') || (tokens[end]?.text === 'en' && tokens[end + 1]?.text === 'adelante')
    || (['and', 'y'].includes(tokens[end]?.text ?? '') && ['up', 'on', 'after', 'later', 'forward', 'newer'].includes(tokens[end + 1]?.text ?? ''))
  const before = tokens[start - 1]
  if (!unit.now && before && isMarker(before, 'after')) return settled({ from: addDays(span.to, 1), to: today }, today, true)
  if (open || (since && tokens[end] && isMarker(tokens[end], 'until'))) return settled({ from: span.from, to: today }, today, true)
  if (since) return settled({ from: span.from, to: today }, today, Boolean(unit.vague))
  if (lead.some((t) => isMarker(t, 'until')) || ['to', '-'].includes(before?.text ?? '')) {
    if (unit.now && tokens.length <= 3) return { problem: 'vague', guess: 'all' }
    const to = lead.some((t) => t.text === 'before' || t.text === 'antes' || t.text === 'prior') ? addDays(span.from, -1) : span.to
    return born && born <= to ? settled({ from: born, to }, today, true) : { problem: 'vague' }
  }
  return settled(span, today, Boolean(unit.vague || !unit.span && unit.slashed))
}

function both(tokens: Token[], a: Found, b: Found, today: Day): Read<Range> {
  const joint = tokens.slice(a.end, b.start)
  const and = joint.every((t) => isMarker(t, 'and', 'from') || t.text === 'the' || t.text === 'in')
  const range = joint.some((t) => isMarker(t, 'to', 'until')) || (joint.length === 1 && joint[0]!.text === '/')
    || (and && (coveredBy(tokens, 0, a.start, 'between')))
  const [first, last] = paired(a.unit, b.unit, today)
  if (!first || !last) return { problem: 'no-such-day' }
  if (a.unit.slashed && a.unit.span && b.unit.span && !b.unit.vague) first.from = `${b.unit.span.to.slice(0, 4)}${first.from.slice(4)}` // "Q1 to Q3 2024"
  const days = a.unit.slashed && b.unit.slashed
  const rough = (days && !a.unit.span) || Boolean(a.unit.vague && !a.unit.slashed) || Boolean(b.unit.vague && !b.unit.slashed)
  if (range) {
    if (first.from > last.to) return { problem: 'end-before-start', guess: { from: last.from, to: first.to } }
    if (last.from > today) return first.from > today ? { problem: 'future' } : { problem: 'future', guess: { from: first.from, to: today } }
    return settled({ from: first.from, to: last.to }, today, rough)
  }
  const whole = hull(first, last)
  const neighbours = and && joint.length > 0 && (first.to >= last.from || addDays(first.to, 1) === last.from) && first.from <= last.from
  const inside = joint.length <= 2 && (holds(first, last) || holds(last, first))
  if (inside) return settled(first.from >= last.from && first.to <= last.to ? first : last, today, rough)
  return settled(whole, today, rough || !neighbours)
}

const holds = (a: DayRange, b: DayRange) => a.from <= b.from && a.to >= b.to

/** Fills the missing year of one end from the other, or, when both lack it, takes the latest past end. */
function paired(a: Unit, b: Unit, today: Day): [DayRange, DayRange] | [undefined, undefined] {
  const needs = (u: Unit) => !u.span && u.y === undefined
  const before = (x: Unit, y: Unit) => x.m! < y.m! || (x.m === y.m && (x.d ?? 1) <= (y.d ?? 31))
  const dated = (u: Unit, year: number): DayRange | undefined => (u.d === undefined || isDay(year, u.m!, u.d) ? spanOf({ ...u, y: year }, today) : undefined)
  if (!needs(a) && !needs(b)) return [spanOf(a, today), spanOf(b, today)]
  if (needs(a) && needs(b)) {
    const end = spanOf(b, today)
    const year = partsOf(end.from)[0]
    const start = dated(a, before(a, b) ? year : year - 1)
    return start ? [start, end] : [undefined, undefined]
  }
  if (needs(a)) {
    const end = spanOf(b, today)
    if (b.now || b.m === undefined) {
      const start = spanOf(a, end.to)
      return [start, end]
    }
    const start = dated(a, before(a, b) ? b.y! : b.y! - 1)
    return start ? [start, end] : [undefined, undefined]
  }
  const start = spanOf(a, today)
  const [year, month] = partsOf(start.from)
  if (a.m === undefined && !a.span) return [start, spanOf({ ...b, y: year }, today)]
  const year2 = b.m! > month || (b.m === month && (b.d ?? 31) >= (a.d ?? 1)) ? year : year + 1
  const end = b.d !== undefined ? dated(b, year2) : monthSpan(...addMonths(year2, b.m!, 0))
  return end ? [start, end] : [undefined, undefined]
}

function several(dates: Found[], today: Day): Read<Range> {
  const spans = dates.map((d) => spanOf(d.unit, today))
  return settled(spans.reduce(hull), today, true)
}
