import type { Language } from '../../../knowledge/schema.ts'
import { saysAgain } from './align.ts'
import { curatedOf, joinedOrders, type Curated } from './curated.ts'
import { OPERATORS } from './operators.ts'
import { ordersOf } from './segments.ts'
import { asks, hasOnly, quotesOf, sentencesOf } from './sentences.ts'
import { isKnown, termsOf, type Terms } from './stand-ins.ts'
import { MAX_CHARACTERS, tokensOf, type Token } from './tokens.ts'


const MOST_WORDS = 120
const MOST_LONGER = 1.3

/** Which curated sentences one of the rewording rests on. */
interface Rest { first: number; last: number; points: boolean }

/**
 * Whether a rewording says nothing that the curated text does not: each of its sentences is one of the curated text, or two neighbours, with parts
 * left out that may be. A sentence that fails fails the whole. Both are looked at up to 4,000 characters; a longer one is not faithful.
 */
export function isFaithful(reworded: string, curated: string, language: Language): boolean {
  const said = reworded.trim()
  if (said.length > MAX_CHARACTERS || curated.length > MAX_CHARACTERS || !hasOnly(said, curated, language)) return false
  const [words, most] = [wordCount(said), wordCount(curated)]
  if (words === 0 || words > MOST_WORDS || words > most * MOST_LONGER) return false
  if (quotesOf(said).some((quote) => !quotesOf(curated).includes(quote))) return false
  const operators = OPERATORS[language]
  const base = curatedOf(curated, language, operators)
  const sentences = sentencesOf(said)
  const tokens = sentences.map((sentence) => tokensOf(sentence, language))
  const terms = termsOf(tokens, base, language, operators)
  if (!terms || tokens.some((own) => own.some((token) => !isKnown(token, base, operators)))) return false
  const rests = tokens.map((own, i) => restsOf(own, asks(sentences[i]!), base, terms))
  return isInOrder(rests, base)
}

const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length

function restsOf(tokens: readonly Token[], isQuestion: boolean, base: readonly Curated[], terms: Terms): Rest[] {
  const rests: Rest[] = []
  for (let first = 0; first < base.length; first++) {
    const [one, next] = [base[first]!, base[first + 1]]
    const ways = ordersOf(one.segments, terms.operators)
    if (isQuestion === one.asks && ways.some((way) => saysAgain(tokens, way, terms))) rests.push({ first, last: first, points: one.points })
    if (isQuestion === one.asks && one.named && saysAgain(tokens, one.named, terms)) rests.push({ first, last: first, points: false })
    if (!next || one.asks || next.asks || isQuestion) continue
    const both = ways.flatMap((way) => joinedOrders(one, next, terms.operators).map((rest) => [...way, ...rest]))
    if (both.some((way) => saysAgain(tokens, way, terms))) rests.push({ first, last: first + 1, points: one.points })
  }
  return rests
}

/** Whether each sentence can be read where it stands: after what it points at, and before what takes it back. */
function isInOrder(rests: readonly (readonly Rest[])[], base: readonly Curated[]): boolean {
  let lasts = new Set<number>([-1])
  for (const possible of rests) {
    const next = new Set<number>()
    for (const last of lasts) for (const rest of possible) if (mayFollow(rest, last, base)) next.add(rest.last)
    lasts = next
  }
  return [...lasts].some((last) => !base[last + 1]?.takesBack)
}

function mayFollow({ first, points }: Rest, last: number, base: readonly Curated[]): boolean {
  if (last >= 0 && base[last + 1]?.takesBack && first !== last + 1 && first !== last) return false
  return !points || (last >= antecedent(first, base) && last <= first) || (first === 0 && last === -1)
}

/** The first of the sentences before that one which may have what it points at: past those that begin alike ("It covers ... It covers ..."), and those that name nothing. */
function antecedent(first: number, base: readonly Curated[]): number {
  let at = first - 1
  while (at > 0) {
    const word = base[at]!.tokens[0]?.word ?? ''
    if (!(base[at]!.points && word === base[first]!.tokens[0]?.word) && !word.startsWith('"') && word !== 'tampoco') break
    at--
  }
  return at
}
