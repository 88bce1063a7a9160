import { z } from 'zod'
import { isQuestion, wordsOf } from './text.ts'
import { Phrases, wordList } from './word-lists.ts'

export const COMMANDS = [
  'help', 'back', 'skip', 'why', 'review', 'start-over', 'cancel', 'quick-exit', 'delete', 'save', 'privacy', 'resume', 'more', 'next-step', 'remind', 'stop-reminders', 'language-en', 'language-es', 'model-on', 'model-off',
] as const
export type Command = (typeof COMMANDS)[number]

const list = wordList('commands', z.strictObject({
  fillers: z.strictObject({ before: z.array(z.string()), after: z.array(z.string()) }),
  commands: z.record(z.enum(COMMANDS), Phrases),
  opens: z.strictObject({ save: Phrases, resume: Phrases, remind: Phrases }),
  declines: z.strictObject({ whole: Phrases, opens: Phrases }),
}))
const byPhrase = new Map(COMMANDS.flatMap((command) => both(list.commands[command]).map((phrase) => [phrase, command] as const)))
const opens = (['save', 'resume', 'remind'] as const).flatMap((command) => both(list.opens[command]).map((phrase) => [`${phrase} `, command] as const))
const declining = new Set(both(list.declines.whole))
const decliningStarts = both(list.declines.opens)
const longestFirst = (phrases: string[]) => [...phrases].sort((a, b) => b.length - a.length)
const before = longestFirst(list.fillers.before).map((filler) => `${filler} `), after = longestFirst(list.fillers.after).map((filler) => ` ${filler}`)

function both(phrases: Phrases): string[] {
  return [...phrases.en, ...phrases.es]
}

/** The command a message is, or undefined. Only whole messages count, small words at the ends aside: "cancel my appointment" is none. */
export function readCommand(said: string): Command | undefined {
  const text = said.trim()
  if (text.length > 120) return undefined
  if (/^[?¿]+$/.test(text)) return 'help'
  const words = wordsOf(text)
  if (words.length === 0 || words.length > 12) return undefined
  const typed = words.join(' ')
  const inside = byPhrase.get(typed) ?? byPhrase.get(bare(typed))
  // "No, go on" answers a question; "no, cancel" does not.
  if (inside === 'resume' && words[0] === 'no') return undefined
  return inside ?? opening(typed, words.length)
}

/** Whether a message declines to answer ("prefer not to say", "no sé", "skip"). */
export function declines(said: string): boolean {
  if (said.length > 160) return false
  if (readCommand(said) === 'skip') return true
  const typed = wordsOf(said).join(' ')
  if (declining.has(typed) || declining.has(bare(typed))) return true
  const count = typed.split(' ').length
  return count <= 14 && !/\d/.test(typed) && [typed, bare(typed)].some((text) => decliningStarts.some((phrase) => `${text} `.startsWith(phrase.endsWith('segur') ? phrase : `${phrase} `)))
}

function opening(typed: string, count: number): Command | undefined {
  if (count > 10) return undefined
  const found = opens.find(([phrase]) => typed.startsWith(phrase))
  if (!found) return undefined
  const [phrase, command] = found
  return command === 'save' && (isQuestion(typed) || /^(?:to|in|through|without|there|a|al) /.test(typed.slice(phrase.length))) ? undefined : command
}

/** Without the small words at both ends; never empty. */
function bare(typed: string): string {
  let text = typed
  for (let cut = true; cut;) {
    const first = before.find((filler) => text.startsWith(filler))
    const last = after.find((filler) => text.endsWith(filler))
    cut = Boolean(first ?? last)
    if (first) text = text.slice(first.length)
    else if (last) text = text.slice(0, -last.length)
  }
  return text
}
