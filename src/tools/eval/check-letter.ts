import type { Script } from './script.ts'

/** What no letter may hold: the marks of a template or a value that went wrong. */
export const NEVER_IN_A_LETTER = ['undefined', '[object', 'NaN', 'Invalid Date', '{{', '}}', '${', 'Lorem ipsum']

/** What is wrong with the letters of a conversation, a line each; none: nothing. */
export function checkLetter({ expected }: Pick<Script, 'expected'>, letters: readonly string[]): string[] {
  const { letter_count, outcome, must, must_not, must_not_re } = expected
  if (letter_count === 0) return letters.length > 0 ? ['a letter was produced, none expected'] : []
  if (letters.length === 0) return outcome === 'explain-or-letter' ? [] : ['no letter']
  const fails = letter_count > 1 && letters.length !== letter_count ? [`letters: ${letters.length}, expected ${letter_count}`] : []
  for (const [i, letter] of letters.entries()) {
    const text = fold(letter)
    for (const one of must) {
      const any = typeof one === 'string' ? [one] : one.any
      if (!any.some((words) => holds(text, words))) fails.push(`letter ${i + 1}: missing ${any.length > 1 ? 'any of ' : ''}${any.slice(0, 3).join(' | ')}`)
    }
    for (const words of [...must_not, ...NEVER_IN_A_LETTER]) if (holds(text, words)) fails.push(`letter ${i + 1}: contains forbidden "${words}"`)
    for (const source of must_not_re) if (new RegExp(source.replace(/^\(\?i\)/, ''), 'i').test(letter)) fails.push(`letter ${i + 1}: matches forbidden /${source}/`)
  }
  return fails
}

const fold = (text: string) =>
  text.normalize('NFC').replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/[\u2010-\u2015]/g, '-').replace(/\s+/g, ' ').toLowerCase()

/** Whether the folded text holds the words; a number is not found inside a longer one. */
function holds(text: string, words: string): boolean {
  const wanted = fold(words)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const digits = (i: number, beside: number) => /\d/.test(wanted.at(i) ?? '') && /\d/.test(text.charAt(beside))
    if (!digits(0, at - 1) && !digits(-1, at + wanted.length)) return true
  }
  return false
}
