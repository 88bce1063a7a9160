import { z } from 'zod'
import { check, frontMatter } from './file.ts'
import { Citation, LANGUAGES, type Language, type LetterText } from './schema.ts'

const SheetTranslation = z.strictObject({ title: z.string().trim().min(1) })
const SheetHead = SheetTranslation.extend({ citations: z.array(Citation).min(1) })

/** The page that a person hands over at the desk: knowledge/desk/staff-sheet.md, filled in from a topic. */
export interface Sheet { citations: Citation[]; text: Map<Language, LetterText> }

/** Reads the page in every language. Throws ContentError. What it cites is checked by the caller. */
export function loadSheet(root: string): Sheet {
  const { data, body } = frontMatter(root, 'desk/staff-sheet.md')
  const { title, citations } = check(SheetHead, data, 'desk/staff-sheet.md')
  const text = new Map<Language, LetterText>([['en', { title, body }]])
  for (const language of LANGUAGES.filter((l) => l !== 'en')) {
    const file = `desk/staff-sheet.${language}.md`
    const other = frontMatter(root, file)
    text.set(language, { ...check(SheetTranslation, other.data, file), body: other.body })
  }
  return { citations, text }
}
