import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Answers } from '../../src/dialog/slot.ts'
import type { Language } from '../../src/knowledge/schema.ts'
import { draftLetter, type LetterContext } from '../../src/letters/draft.ts'
import type { LetterDocument } from '../../src/letters/letter.ts'
import { lawOn } from '../../src/rules/deadline.ts'

export const knowledge = loadKnowledge('knowledge')

export const today = '2026-11-24'
export const recordsRequest = knowledge.letters.get('records-request')!
export const context: LetterContext = { today, law: lawOn(knowledge.rules, today), knowledge }

export const letterOf = (id: string, answers: Answers, language: Language = 'en', more: Partial<LetterContext> = {}): LetterDocument =>
  draftLetter(knowledge.letters.get(id)!, language, answers, { ...context, ...more })

export const request = (answers: Answers, language: Language = 'en', more: Partial<LetterContext> = {}): LetterDocument => letterOf('records-request', answers, language, more)
