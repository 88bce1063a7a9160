const MONTHS = [
  'january jan enero ene', 'february feb febuary febrero', 'march mar marzo', 'april apr abril abr', 'may mayo', 'june jun junio', 'july jul julio',
  'august aug agosto ago', 'september sept sep septiembre setiembre', 'october oct octubre', 'november nov noviembre', 'december dec diciembre dic',
]
const SEASONS: Record<string, number> = { spring: 3, primavera: 3, summer: 6, verano: 6, fall: 9, autumn: 9, otono: 9, winter: 12, invierno: 12 }
const WEEKDAYS = ['sunday domingo', 'monday lunes', 'tuesday tues martes', 'wednesday miercoles', 'thursday thurs jueves', 'friday viernes', 'saturday sabado']
const UNITS: Record<string, 'day' | 'week' | 'month' | 'year'> = {
  day: 'day', days: 'day', dia: 'day', dias: 'day', week: 'week', weeks: 'week', wk: 'week', wks: 'week', semana: 'week', semanas: 'week',
  month: 'month', months: 'month', mo: 'month', mos: 'month', mes: 'month', meses: 'month',
  year: 'year', years: 'year', yr: 'year', yrs: 'year', ano: 'year', anos: 'year',
}
const SMALL = [
  'zero cero', 'one first uno un una primero primer', 'two second dos segundo', 'three third tres tercero', 'four fourth cuatro', 'five fifth cinco', 'six sixth seis',
  'seven seventh siete', 'eight eighth ocho', 'nine ninth nueve', 'ten tenth diez', 'eleven eleventh once', 'twelve twelfth doce', 'thirteen thirteenth trece',
  'fourteen fourteenth catorce', 'fifteen fifteenth quince', 'sixteen sixteenth dieciseis', 'seventeen seventeenth diecisiete', 'eighteen eighteenth dieciocho',
  'nineteen nineteenth diecinueve', 'twenty twentieth veinte', 'veintiuno veintiun', 'veintidos', 'veintitres', 'veinticuatro', 'veinticinco', 'veintiseis', 'veintisiete',
  'veintiocho', 'veintinueve', 'thirty thirtieth treinta',
]
const TENS: Record<string, number> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90,
}
const DECADES: Record<string, number> = {
  twenties: 20, thirties: 30, forties: 40, fifties: 50, sixties: 60, seventies: 70, eighties: 80, nineties: 90,
  veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90,
}

const table = (rows: string[]) => new Map(rows.flatMap((row, n) => row.split(' ').map((word) => [word, n] as const)))
const months = table(MONTHS)
const weekdays = table(WEEKDAYS)
const small = table(SMALL)
const longMonths = [...months].filter(([word]) => word.length >= 7)

/** 1 to 12 for the name of a month in English or Spanish; one slip is forgiven in the long ones. */
export function monthNamed(word: string): number | undefined {
  const exact = months.get(word)
  if (exact !== undefined) return exact + 1
  if (word.length < 6 || word.length > 11) return undefined
  const near = longMonths.find(([name]) => oneSlip(word, name))
  return near && near[1] + 1
}
/** The first month of a season. */
export const seasonNamed = (word: string): number | undefined => lookUp(SEASONS, word.replace(/s$/, ''))
/** 0 is Sunday. */
export const weekdayNamed = (word: string): number | undefined => weekdays.get(word)
export const unitNamed = (word: string) => lookUp(UNITS, word)
/** 0 to 30 of a number word, cardinal or ordinal. */
export const smallNumber = (word: string): number | undefined => small.get(word)
/** 20, 30 ... 90. */
export const tensNamed = (word: string): number | undefined => lookUp(TENS, word)
/** 20 for the twenties ... 90 for the nineties. */
export const decadeNamed = (word: string): number | undefined => lookUp(DECADES, word)

const lookUp = <T>(record: Record<string, T>, word: string): T | undefined => (Object.hasOwn(record, word) ? record[word] : undefined)

/** One letter more, less, other, or two neighbours swapped. */
export function oneSlip(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const restA = a.slice(i), restB = b.slice(i)
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB
    || (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
}
