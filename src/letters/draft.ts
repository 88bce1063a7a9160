import { createHash } from 'node:crypto'
import type { Answers } from '../dialog/slot.ts'
import type { Language, Letter } from '../knowledge/schema.ts'
import { render } from '../text/template.ts'
import { calendarDays } from './calendar-days.ts'
import type { CalendarDay, LetterDocument } from './letter.ts'
import { blocksOf, partsOf, TYPED } from './markdown.ts'
import { valuesOf, type LetterContext } from './values.ts'

export type { LetterContext }

/** Writes a letter from what was told. What was not told or was declined leaves no hole. */
export function draftLetter(letter: Letter, language: Language, answers: Answers, context: LetterContext): LetterDocument {
  const { title, body } = letter.text.get(language)!
  const parts = partsOf(body)
  const values = valuesOf(letter, answers, language, context)
  const blocks = blocksOf(render(parts.letter, language, values))
  return {
    letter: letter.id,
    language,
    title,
    date: context.today,
    blocks,
    reference: createHash('sha256').update(JSON.stringify([context.today, blocks])).digest('hex').slice(0, 24),
    dates: calendar(render(parts.calendar, language, values), calendarDays(letter, answers, context)),
  }
}

/** The papers to send along or to have ready, one line each, for the person. */
export function papersFor(letter: Letter, language: Language, answers: Answers, context: LetterContext): string[] {
  const papers = render(partsOf(letter.text.get(language)!.body).papers, language, valuesOf(letter, answers, language, context))
  return blocksOf(papers).flatMap((block) => (block.type === 'list' ? block.items : []))
}

/** Reads the part "## Calendar": under "### <id>" a title, then a note. Those that have no day are left out. */
function calendar(source: string, on: ReturnType<typeof calendarDays>): CalendarDay[] {
  return source.split(/^### /m).slice(1).flatMap((entry) => {
    const [id = '', title = '', ...note] = entry.replaceAll(TYPED, '').trim().split('\n')
    const day = on[id.trim()]
    return day ? [{ id: id.trim(), on: day, title: title.trim(), note: note.join(' ').trim() }] : []
  }).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
