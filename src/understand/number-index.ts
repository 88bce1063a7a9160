/** Half empty, so that a number is found at its first or second place. */
const ROOM = 2

/**
 * Where a number stands in a list of different whole numbers from 0 to 2^53, or -1. A Map would box every number that is asked for:
 * the keys of features are larger than the small integers of the engine.
 */
export function numberIndex(numbers: Float64Array): (number: number) => number {
  const size = 1 << Math.ceil(Math.log2(numbers.length * ROOM + 1))
  const places = new Int32Array(size).fill(-1)
  numbers.forEach((number, i) => {
    let at = placeOf(number)
    while (places[at] !== -1) at = (at + 1) & (size - 1)
    places[at] = i
  })
  return (number) => {
    for (let at = placeOf(number); ; at = (at + 1) & (size - 1)) {
      const i = places[at]!
      if (i === -1 || numbers[i] === number) return i
    }
  }

  function placeOf(number: number): number {
    const mixed = Math.imul((number | 0) ^ Math.imul(Math.floor(number / 0x1_0000_0000), 0x9e3779b1), 0x85ebca6b)
    return (mixed ^ (mixed >>> 15)) & (size - 1)
  }
}
