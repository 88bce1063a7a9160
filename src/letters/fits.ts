import type { Letter } from '../knowledge/schema.ts'
import type { LetterCase } from './case.ts'
import { saidIn } from './case-values.ts'

/** Whether a letter is right for a case: about the same right, and nothing known that rules it out, e.g. a report of information blocking where the records are on paper. */
export function letterFits({ rights, unfit }: Letter, known: LetterCase): boolean {
  const said = saidIn({ case: known })
  return rights.includes(known.right ?? 'access') && !unfit.some((fact) => said.includes(fact))
}
