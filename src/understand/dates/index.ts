export { readDay, DAY_CAP, type DayContext, type DayMeaning } from './day.ts'
export { readRange, RANGE_CAP, type RangeContext } from './range.ts'
