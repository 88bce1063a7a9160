import { basename, join } from 'node:path'
import { CLAIM_NAMES, type ClaimName, type Claims } from './claims.ts'
import { check, ContentError, frontMatter, read } from './file.ts'
import { LANGUAGES, LetterFacts, LetterTranslation, type Language, type Letter } from './schema.ts'

/** Pieces that letters share: who writes, who signs. A letter takes one in with {% include "<name>" %}. */
export const PARTS = join('letters', 'parts')

const isClaim = (name: string): name is ClaimName => (CLAIM_NAMES as readonly string[]).includes(name)

/** Reads knowledge/letters/<id>.md and its translations. Throws ContentError. What it cites is checked by the caller. */
export function loadLetter(root: string, file: string, known: Claims): Letter {
  const id = basename(file, '.md')
  const { data, body } = frontMatter(root, file)
  const { title, due, claims, ...facts } = check(LetterFacts, data, file)
  const text = new Map([['en' as Language, { title, body: whole(root, file, body, 'en') }]])
  for (const language of LANGUAGES.filter((l) => l !== 'en')) {
    const other = file.replace(/\.md$/, `.${language}.md`)
    const translation = frontMatter(root, other)
    text.set(language, { ...check(LetterTranslation, translation.data, other), body: whole(root, other, translation.body, language) })
  }
  for (const [language, words] of text) checkClaims(language === 'en' ? file : file.replace(/\.md$/, `.${language}.md`), words.body, claims, known)
  return { id, ...facts, claims: claims as Letter['claims'], ...(due && { due }), text }
}

/** The body with the pieces it takes in. They take in none themselves. */
function whole(root: string, file: string, body: string, language: Language): string {
  return body.replace(/\{%\s*include\s+"([a-z-]+)"\s*%\}/g, (_, name: string) => {
    const part = read(root, join(PARTS, `${name}.${language === 'en' ? '' : `${language}.`}md`)).trim()
    if (part.includes('{% include')) throw new ContentError(file, `the part "${name}" may not take in another part`)
    return part
  })
}

/** No claim that is not declared, none declared in vain, none that the code does not know, and each with the facts it needs. */
function checkClaims(file: string, body: string, declared: Record<string, string[]>, known: Claims): void {
  const used = new Set([...body.matchAll(/\bclaims\.([a-z0-9_]+)/g)].map(([, name]) => name!))
  for (const name of used) if (!Object.hasOwn(declared, name)) throw new ContentError(file, `claims.${name} is used and not declared; write "${name}: [facts]" under claims`)
  for (const [name, facts] of Object.entries(declared)) {
    if (!isClaim(name)) throw new ContentError(file, `claims: there is no claim "${name}" in law/claims.yaml`)
    if (!used.has(name)) throw new ContentError(file, `claims: "${name}" is declared and not used`)
    const lacking = known[name].needs.filter((fact) => !facts.includes(fact))
    if (lacking.length > 0) throw new ContentError(file, `claims: "${name}" also needs ${lacking.join(' and ')}`)
  }
}
