import { ROWS } from './rows.ts'
import type { Measured } from './measure.ts'

export interface Sample extends Measured { row: string; round: number; conversations: number }

/** The samples as a Markdown table: medians over the rounds; ratios are medians of ratios within one round, where the machine was in the same mood. */
export function table(samples: readonly Sample[], about: string): string {
  const counts = [...new Set(samples.map(({ conversations }) => conversations))]
  const lines = counts.flatMap((conversations) => ROWS.flatMap(({ id, title }) => {
    const of = (row: string) => samples.filter((sample) => sample.row === row && sample.conversations === conversations)
    const own = of(id)
    if (own.length === 0) return []
    const middle = (value: (sample: Sample) => number) => median(own.map(value))
    const ratio = (base: string) => {
      const ratios = own.flatMap((sample) => of(base).filter(({ round }) => round === sample.round).map(({ cpuMs }) => sample.cpuMs / cpuMs))
      return ratios.length > 0 ? median(ratios).toFixed(2) : '-'
    }
    return [`| ${[
      title, conversations, Math.round(middle(({ turnsPerSec }) => turnsPerSec)), middle(({ cpuMs }) => cpuMs).toFixed(3), ratio('raw'), ratio('echo-bot'),
      middle(({ p50 }) => p50).toFixed(1), middle(({ p99 }) => p99).toFixed(1), Math.round(Math.max(...own.map(({ rssMb }) => rssMb))),
      own.reduce((sum, { errors }) => sum + errors.length, 0),
    ].join(' | ')} |`]
  }))
  return [
    '| what | conversations | turns/s | CPU ms per turn | × bare | × EchoBot | p50 ms | p99 ms | memory MB | errors |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
    '',
    about,
  ].join('\n')
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
