import { download, type Client } from './client.ts'
import { effects, machineCheck } from './script-checks.ts'
import type { Turn } from './turn.ts'

/** A scripted person: what they open with, what they answer to each kind of question, and what they say in between. */
export interface Script {
  id: string
  title: string
  goal: string
  lang: string
  clock: string
  opening: string
  replies: Record<string, string[]>
  events: ScriptEvent[]
  expected: {
    outcome: string
    /** Its id, with remarks; "none". */
    letter_type: string
    letter_count: number
    fields: Record<string, unknown>
    must: (string | { any: string[] })[]
    must_not: string[]
    must_not_re: string[]
    checks: { id: string; desc: string; machine?: string }[]
  }
}

/** Something said once, when a question of the kind `at` comes (`start`: after the first reply). */
export interface ScriptEvent {
  at: string
  say: string[]
  type: string
  expect: { topic?: string; verdict?: string; lang?: string; first_topic?: string } & Record<string, unknown>
  then: string
}

export interface Played {
  turns: Turn[]
  /** The words of every letter that came. */
  letters: string[]
  /** What the events and the checks for machines found wrong. */
  fails: string[]
}

const MOST_TURNS = 60

/** Plays a script. `restart`: stops the bot and starts it again; without it a person who leaves just comes back. */
export async function play(script: Script, client: Client, restart?: () => Promise<void>): Promise<Played> {
  const turns: Turn[] = []
  const fails: string[] = []
  try {
    await act(script, client, turns, fails, restart)
  } catch (error) {
    fails.push(`it broke: ${(error as Error).message}`)
  }
  if (turns.length >= MOST_TURNS) fails.push(`still going after ${MOST_TURNS} turns`)
  fails.push(...script.expected.checks.flatMap(({ machine }) => (machine ? machineCheck(machine, turns) : [])))
  return { turns, letters: await lettersOf(turns), fails }
}

async function act(script: Script, client: Client, turns: Turn[], fails: string[], restart?: () => Promise<void>): Promise<void> {
  const say = async (text: string): Promise<Turn> => {
    const turn = await client.say(text)
    turns.push(turn)
    return turn
  }
  const reply = replier(script)
  const waiting = [...script.events]
  const nextEvent = (...kinds: string[]) => {
    const i = waiting.findIndex(({ at, type }) => type !== 'return' && kinds.includes(at))
    return i < 0 ? undefined : waiting.splice(i, 1)[0]
  }

  let turn = await say(script.opening)
  let start = true
  while (turns.length < MOST_TURNS) {
    const asked: string = turn.asks ?? 'more'
    const event: ScriptEvent | undefined = nextEvent(...(start ? ['start', asked] : [asked]))
    start = false
    if (event) {
      for (const text of event.say) turn = await say(text)
      fails.push(...effects(event, asked, turn, turns[0]!))
      if (event.type === 'leave') {
        await restart?.()
        const back = waiting.findIndex(({ type }) => type === 'return')
        for (const text of back < 0 ? [] : waiting.splice(back, 1)[0]!.say) turn = await say(text)
      }
      if (event.then === 'stop') {
        if (turn.asks === 'cancel_confirm') turn = await say(reply(turn)!)
        break
      }
      continue
    }
    const done = script.expected.letter_count === 0 || script.expected.outcome !== 'letter' || turns.flatMap(({ letters }) => letters).length >= script.expected.letter_count
    const text = reply(turn, done)
    if (text === undefined) break
    turn = await say(text)
    if (goesInCircles(turns)) {
      fails.push(`the same answer to "${text}" again and again`)
      break
    }
  }
}

const goesInCircles = (turns: readonly Turn[]): boolean => turns.length > 5 && new Set(turns.slice(-5).map(({ said, text }) => `${said}\n${text}`)).size === 1

/** The words of the letters of these turns: of each message with a letter, its text files. */
export async function lettersOf(turns: readonly Turn[]): Promise<string[]> {
  const files = turns.flatMap(({ letters }) => letters).flatMap(({ files }) => files.filter(({ contentType }) => contentType === 'text/plain'))
  return Promise.all(files.map(async ({ url }) => (await download(url)).body))
}

/** The next thing the person says; a list that ran out gives its last entry once more, then the fallback. Undefined: they are done. */
function replier({ replies, goal, lang, expected }: Script): (turn: Turn, done?: boolean) => string | undefined {
  const used = new Map<string, number>()
  return ({ asks = 'more', choices }, done = false) => {
    const list = replies[asks]
    const nth = used.get(asks) ?? 0
    used.set(asks, nth + 1)
    if (asks === 'more' && done && nth >= (list?.length ?? 1)) return undefined
    if (list) return list[nth] ?? (nth === list.length ? list.at(-1) : undefined) ?? replies.fallback?.[0] ?? 'yes'
    switch (asks) {
      case 'goal': return goal
      case 'want_letter':
      case 'confirm':
      case 'resume': return 'yes'
      case 'more':
      case 'consent': return 'no'
      case 'language': return lang
      case 'fact': return 'I do not know'
      case 'clarify': return (choices.find(({ id }) => id === expected.fields.ground) ?? choices.at(-1))?.label ?? 'none of these'
      default: return replies.fallback?.[0] ?? 'yes'
    }
  }
}

/** The conversation as a person would read it. */
export const transcript = (turns: readonly Turn[]): string =>
  turns.map(({ said, text, asks, heard, topics }) =>
    `  > ${said.slice(0, 200)}\n${text.replace(/^/gm, '    ')}\n    [asks ${asks ?? '-'}; topics ${topics.join(', ') || '-'}; heard ${heard.map(({ slot, value }) => `${slot}=${JSON.stringify(value)}`).join(', ') || '-'}]`).join('\n')
