import type { Day, DayRange } from '../../dialog/slot.ts'
import { findDates } from './find.ts'
import { spanOf } from './unit.ts'
import { tokensOf } from './tokens.ts'

const CAP = 600
/** Words of asking near the day. The day of a visit or a surgery is another day. */
const ASKING = /^(?:ask(?:ed|s|ing)?|request(?:ed|s)?|sent|send|mail(?:ed)?|e?mailed|fax(?:ed)?|submit(?:ted)?|filed?|wrote|turned|handed|dropped|signed|applied|since|waiting|received|got|pedi|solicite|mande|envie|entregue|lleve|firme|desde|esperando|recibieron)$/
const NEAR = 9

/** When the request of a message was made ("faxed it march 3", "since august"): the days it may have been. Undefined where no day, or more than one, is named so. */
export function askedOn(said: string, today: Day): DayRange | undefined {
  const tokens = tokensOf(said, CAP)
  if (!tokens.some(({ text }) => ASKING.test(text))) return undefined
  const spans = findDates(tokens, today, 'recent').flatMap(({ unit, start, end }) => {
    if (unit.none || unit.odd || unit.now || (unit.m === undefined && unit.span === undefined)) return []
    const near = tokens.slice(Math.max(0, start - NEAR), end + 2)
    return near.some(({ text }) => ASKING.test(text)) ? [spanOf(unit, today)] : []
  }).filter(({ from }) => from <= today)
  return spans.slice(1).reduce<DayRange | undefined>((both, span) => both && overlap(both, span), spans[0])
}

/** "October 15, 40 days ago" names one day twice; what lies apart is two days, and none is the one. */
function overlap(a: DayRange, b: DayRange): DayRange | undefined {
  const from = a.from > b.from ? a.from : b.from, to = a.to < b.to ? a.to : b.to
  return from <= to ? { from, to } : undefined
}
