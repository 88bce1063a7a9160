import { conversationReport, performAll } from './conversations.ts'
import { denialReport, readDenials } from './denials.ts'
import { questionReport } from './question-report.ts'
import { scoreQuestions } from './questions.ts'
import type { Bot } from './results.ts'
import { transcript, type Script } from './script.ts'
import type { EvalSet } from './sets.ts'
import { slotReport, typeAll } from './slot-replies.ts'

/** One set for whoever works on it: the figures with `show` of what went wrong, and what to write of each line. */
export interface Close { report: string; written: object[] }

/** Plays a set, all of it. `picked`: somebody wants these lines, so conversations that went right are shown too. */
export async function playOne(set: EvalSet, bot: Pick<Bot, 'url' | 'readsAlong' | 'server'>, show?: number, picked = false): Promise<Close> {
  switch (set.kind) {
    case 'questions': {
      const { predictions, result } = await scoreQuestions(bot, set.lines)
      return { report: questionReport(result, show), written: predictions }
    }
    case 'replies': {
      const marks = await typeAll(bot, set.lines)
      return { report: slotReport(marks, show), written: marks }
    }
    case 'denials': {
      const marks = await readDenials(bot, set.lines)
      return { report: denialReport(marks), written: marks }
    }
    case 'conversations': return conversations(set.lines, bot, show, picked)
  }
}

async function conversations(scripts: readonly Script[], { server, ...door }: Pick<Bot, 'url' | 'readsAlong' | 'server'>, show = 0, picked = false): Promise<Close> {
  const performances = await performAll(scripts, door, server)
  const shown = performances.filter(({ fails }) => fails.length > 0 || picked).slice(0, show)
  return {
    report: [conversationReport(performances), ...shown.map(({ script, turns, letters }) => `\n${script.id}\n${transcript(turns)}\n${letters.join('\n----\n')}`)].join('\n'),
    written: performances.map(({ script, turns, letters, fails }) => ({
      id: script.id, letters, fails, transcript: turns.flatMap(({ said, text, asks }) => [{ from: 'user', text: said }, { from: 'bot', text, kind: asks ?? 'more' }]),
    })),
  }
}
