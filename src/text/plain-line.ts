/** Pictures, flags and their joiners; not ©, ® and ™, which stand in names of firms. */
const EMOJI = /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u{fe0e}\u{fe0f}\u{20e3}]/gu
/** Characters that show nothing and turn or hide text: control, direction marks, private use, halves of a pair. The joiners of Persian and Hindi names stay. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu

/** One clean line of what a person typed, for a letter: no line breaks, emoji or unseen characters, single spaces, at most `max` characters. */
export function plainLine(said: string, max = 300): string {
  const line = said.slice(0, max * 2).normalize('NFC').replace(/\s+/g, ' ').replace(EMOJI, '').replace(UNSEEN, '')
  const whole = [...line.replace(/ {2,}/g, ' ').trim()]
  return whole.slice(0, max).join('').replace(/[\u200c\u200d]+$/, '').trim()
}

/** The same for several lines, as in an address: at most five. */
export const plainLines = (said: string): string[] => said.slice(0, 1000).split(/[\r\n]+/).map((line) => plainLine(line)).filter(Boolean).slice(0, 5)
