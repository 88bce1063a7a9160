import { fold } from './text.ts'

/** Words of sending: what was sent was written. */
const WRITTEN = /\b(?:mail\w*|e-?mail\w*|fax\w*|sent|send|letter|form|forms|portal|wrote|written|submit\w*|signed|certified|mand\w+|envi\w+|carta|correo|escrib\w+|escrit\w+|formulario|llen\w+|firm\w+)\b/

/** How the request of a message was made, where it tells the day of it. Looks at 600 characters. */
export const askedHow = (said: string): 'writing' | 'spoken' => (WRITTEN.test(fold(said, 600)) ? 'writing' : 'spoken')

const PRICE = /\$ ?\d[\d,]*(?:\.\d\d)?|\b\d[\d,]*(?:\.\d\d)? ?(?:dollars|bucks|dolares)\b/

/** The one price a message names, as it was typed: "$450", "450 dollars". Looks at 600 characters. */
export function priceIn(said: string): string | undefined {
  const prices = fold(said, 600).match(new RegExp(PRICE, 'g')) ?? []
  return prices.length === 1 ? prices[0]!.replace(/(\d[\d,.]*) ?(?:dollars|bucks|dolares)/, '$$$1') : undefined
}
