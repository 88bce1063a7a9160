import { figuresTable, groupsTable } from './figures.ts'
import type { Result } from './results.ts'

const isQuestions = (result: Result) => result.kind === 'questions'

/** The figures in short: the table of questions, a line for everything else. */
export const resultsTable = (results: readonly Result[]): string =>
  [figuresTable(results.filter(isQuestions)), results.filter((result) => !isQuestions(result)).map((result) => `- ${lineOf(result)}`).join('\n')].join('\n\n')

/** test/eval/RESULTS.md. */
export const resultsText = (results: readonly Result[], about: string): string => [
  '# What the bot makes of these sets',
  `Written by \`npm run eval\`. ${about} What each set is for stands in \`README.md\` beside this.`,
  resultsTable(results),
  ...results.filter(isQuestions).flatMap((result) => [`## ${result.name}, by kind of topic`, groupsTable(result)]),
  '',
].join('\n\n').trimEnd().concat('\n')

/** How many of a set are right, what is wrong with the others, and what could not be played. */
function lineOf(result: Result): string {
  const { name, notYet } = result
  const [right, of, what] = counts(result)
  return [`\`${name}\`: ${of > 0 ? `${right} of ${of} ${what}` : 'nothing to count'}`, ...(notYet.length > 0 ? [`Not yet: ${notYet.join('; ')}`] : [])].join('. ').concat('.')
}

function counts(result: Result): [right: number, of: number, what: string] {
  switch (result.kind) {
    case 'questions': return [0, 0, '']
    case 'replies': return [result.marks.filter(({ right }) => right).length, result.marks.length, 'replies at a question are read right']
    case 'denials': return [result.marks.filter(({ fails }) => fails.length === 0).length, result.marks.length, 'refusal letters are read right']
    case 'conversations': return [result.performances.filter(({ fails }) => fails.length === 0).length, result.performances.length, 'conversations end as expected, with the right letter']
  }
}
