import { GRAMMAR } from './cues.ts'
import { hide, plain, tokensOf, type Kind, type Token } from './tokens.ts'

/** Words of many offices and addresses: by themselves they tell nothing. */
const OF_MANY = new Set(`hospital hospitals clinic clinica medical medico medica medicine center centre centro health healthcare salud care office oficina doctor doctora doctors group grupo family familia dental department departamento records record general
community county city state regional associates practice primary urgent service services insurance company system university street avenue road drive lane suite apt unit north south east west inc llc calle avenida`.split(/\s+/))
const SHORTEST = 3

/** Hides values the person gave before, whole and in parts, however they are written now. */
export function hideKnown(tokens: readonly Token[], known: readonly string[]): void {
  for (const value of known) {
    const parts = tokensOf(value, () => false).map(({ key }) => key)
    const kind: Kind = value.includes('@') ? 'email' : /\d/.test(value) ? 'number' : 'name'
    const alone = new Set(parts.filter((part) => part.length >= SHORTEST && !GRAMMAR.has(part) && !OF_MANY.has(part)))
    const digits = plain(value).replace(/\D/g, '')
    for (let i = 0; i < tokens.length; i++) {
      const { key } = tokens[i]!
      const has = alone.has(key) || (key.endsWith('s') && alone.has(key.slice(0, -1))) || (digits.length > SHORTEST && key.includes(digits))
      if (has) hide(tokens, i, i, kind)
      else if (parts.length > 0 && value.trim().length > 1 && parts.every((part, at) => tokens[i + at]?.key === part)) hide(tokens, i, i + parts.length - 1, kind)
    }
  }
}
