import type { Language } from '../knowledge/schema.ts'
import type { Classifier } from './classifier.ts'
import type { Odds } from './decision.ts'
import type { Seen } from './features.ts'
import type { Hit } from './patterns.ts'
import { isJoined, questionSpans, segmentOf, spansOf, type Span } from './segments.ts'
import type { SignalReader, Signals } from './signals.ts'
import type { Words } from './words.ts'

/** A message, its language, and what was found in it. */
export interface Found { language: Language; words: Words; hits: readonly Hit[] }
export interface Likely { id: string; p: number }

/**
 * How sure a part of a message must be to count as a question of its own; less where it asks of what the whole speaks of too.
 * A question that is joined on ("and where do I complain") need not show in the whole when it is so sure.
 */
const CLEAR = { alone: 0.6, agreed: 0.5, inWhole: 0.1, joined: 0.9 }
/** Where a message says itself that it holds two things, its parts need hardly show in the whole. */
const SAID_SO = 0.005
/** A part that only tells must be this likely in the whole; less in a message of one or two sentences, where it asks or tells of a refusal. A message of many parts is a story and is not taken apart. */
const TOLD = { pInWhole: 0.1, pInBrief: 0.02, sentences: 2, parts: 6 }
export const MOST_ASKED = 3

interface Means extends Classifier {
  rank: (p: Float64Array, words: number) => Odds
  see: (found: Found, does?: Signals) => Seen
  signals: SignalReader['signals']
}

interface Part { part: Found; does: Signals; odds?: Odds }

/** Makes the finding of the topics of the questions in a message that holds more than one, in order. Where only one part asks, the others must be much of the whole: a story tells a lot. */
export function questionFinder({ classes, classify, rank, see, signals }: Means): (found: Found, whole: Float64Array, does: Signals) => Likely[] {
  return ({ words, hits, language }, whole, does) => {
    const spans = spansOf(words, language)
    if (spans.length === 1) return []
    const read = (span: Span): Part => {
      const part = { ...segmentOf(words, hits, span), language }
      return { part, does: signals(part.words, part.hits) }
    }
    const known = new Map(spans.map((span) => [span, read(span)]))
    /** Worked out once: a part may be looked at as a complaint and then as what is told. */
    const oddsOf = (span: Span): Odds => {
      const one = known.get(span) ?? read(span)
      return (one.odds ??= rank(classify(see(one.part, one.does)), Infinity))
    }
    // What questions were joined to ends in one.
    const asks = (span: Span) => known.get(span)?.does.question ?? true
    const questions = questionSpans(spans, asks)
    const asked = questions.length > 1 ? clearIn(questions, 0) : []
    if (asked.length > 1) return asked
    const said = does.several ? clearIn(spans, SAID_SO) : []
    if (said.length > 1) return said
    if (spans.length > TOLD.parts) return []
    const brief = words.breaks.filter((before) => before === 2).length < TOLD.sentences
    const complaints = brief ? clearIn(spans.filter((span) => asks(span) || known.get(span)!.does.refusal), TOLD.pInBrief) : []
    if (complaints.length > 1) return complaints
    const told = asks(spans.at(-1)!) ? clearIn(spans, TOLD.pInWhole) : []
    return told.length > 1 ? told : []

    /** What is clear in each of `parts` and not foreign to the whole, each topic once. */
    function clearIn(parts: readonly Span[], least: number): Likely[] {
      const found: Likely[] = []
      for (const span of parts) {
        const { best: [best], outside } = oddsOf(span)
        const p = whole[classes.indexOf(best!.id)]!
        // A question beside one about records is about records.
        const here = best!.p / (asks(span) ? 1 - outside || 1 : 1)
        const enough = asks(span) && p >= CLEAR.inWhole ? CLEAR.agreed : CLEAR.alone
        const joined = here >= CLEAR.joined && asks(span) && isJoined(words, span, language)
        if (here >= enough && (p >= least || joined) && !found.some(({ id }) => id === best!.id)) found.push({ id: best!.id, p })
      }
      return found.slice(0, MOST_ASKED)
    }
  }
}
