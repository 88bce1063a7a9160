import { checkLetter } from './check-letter.ts'
import { connect, type Door } from './client.ts'
import { play, type Script } from './script.ts'
import type { Server } from './server.ts'
import type { Turn } from './turn.ts'

/** A played script: what is wrong with it, and all that was said. */
export interface Performance { script: Script; fails: string[]; letters: string[]; turns: Turn[] }

/** Plays a script from a fresh conversation. Without a server of our own nobody can restart the bot. */
export async function perform(script: Script, door: Door, server?: Pick<Server, 'restart'>): Promise<Performance> {
  const client = await connect(door)
  const { turns, letters, fails } = await play(script, client, server && (() => server.restart()))
  return { script, turns, letters, fails: [...checkLetter(script, letters), ...fails] }
}

/** Plays scripts, each by its own clock. */
export async function performAll(scripts: readonly Script[], door: Door, server?: Pick<Server, 'restart'>): Promise<Performance[]> {
  const performances: Performance[] = []
  let clock: string | undefined
  for (const script of scripts) {
    if (script.clock !== clock) await server?.restart((clock = script.clock))
    performances.push(await perform(script, door, server))
  }
  return performances
}

/** How many went right; of the others what is wrong. */
export const conversationReport = (performances: readonly Performance[]): string => [
  ...performances.map(({ script, fails, turns }) => `${script.id} ${fails.length === 0 ? 'right' : 'WRONG'} in ${turns.length} turns  ${script.title}${fails.map((fail) => `\n     ${fail}`).join('')}`),
  `${performances.filter(({ fails }) => fails.length === 0).length} of ${performances.length} conversations pass`,
].join('\n')
