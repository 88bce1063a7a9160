export { askedOn } from './asked-on.ts'
export { leadingDay, readDay, DAY_CAP, type DayContext, type DayMeaning } from './day.ts'
export { rangeIn, readRange, RANGE_CAP, type RangeContext } from './range.ts'
