import type { Language } from '../../knowledge/schema.ts'
import { readingLevel } from '../../text/reading-level.ts'
import type { Prediction } from './mark.ts'

/** How hard answers are to read: English as a school grade (low is easy), Spanish in points (high is easy). */
export interface Level { n: number; mean: number; hardest: number }

/** The level of what was answered, in each language. */
export function levelsOf(predictions: readonly Prediction[]): Partial<Record<Language, Level>> {
  const answers = predictions.filter(({ answered }) => answered.length > 0)
  return Object.fromEntries([...Map.groupBy(answers, ({ language }) => language as Language)].map(([language, own]) => {
    const levels = own.map(({ text }) => readingLevel(plain(text), language))
    return [language, { n: own.length, mean: levels.reduce((sum, level) => sum + level, 0) / levels.length, hardest: language === 'en' ? Math.max(...levels) : Math.min(...levels) }]
  }))
}

/** An answer without the line that names its rules, other links, and the marks of lists. */
export const plain = (text: string): string =>
  text.split(/\n{2,}/).filter((paragraph) => !/^[^.\n]*: \[[^\]]*\]\(/.test(paragraph)).join('\n\n').replace(/\(?\[[^\]]*\]\([^)]*\)+/g, '').replace(/^(?:\d+\.|-) /gm, '').replaceAll('**', '')
