import type { Group, Knowledge } from '../../knowledge/schema.ts'
import type { Reader } from '../reading.ts'
import type { Category, Ground } from './finding.ts'
import { isLawInGeneral } from './kind.ts'
import { wordsOf, type Marked, type MarkedLetter, type Named } from './marks.ts'

/** How much a find weighs: a paragraph cited, a ticked box, words that are a reason as they stand, words that only name it. */
const WEIGHT = { cites: 3, ticked: 3, says: 2, names: 1 }
/** Words count more where their sentence, or the one beside it, refuses or gives a reason; less where it tells back what was asked for. */
const MORE = { names: 1, says: 0.5, beside: 0.5, again: 0.2, askedFor: 0.5 }
/** A reason is found from here on; less is only a mention. */
const FOUND = 1.5
/**
 * The classifier learned from patients, not from offices. It is asked about the first sentences that may give a reason: it supports what the
 * patterns found, lets a second reason stand, and where no pattern knows the words it guesses from all of them together.
 */
const SENSE = { sentences: 16, words: 5, least: 0.3, support: 0.5, second: 0.1, told: 0.2, guess: 0.7, most: 0.7 }
const OFTEN = 4
/** No letter gives more reasons. */
const MOST = 4
/** "It is our policy", "because of HIPAA": said along with the real reason. They count where nothing else does in their sentence. */
const FRAMES = ['provider-discretion', 'hipaa-prohibits', 'no-response-delay']

interface Evidence { topic: string; weight: number; best: number; from: Marked; start: number; order: number; plain: boolean; says: boolean; sentences: Set<Marked> }

/** The reasons of a letter. `plain`: the first is given in words and not by its paragraph alone. `reason`: the sentence that gives one, also where it is not understood. */
export interface Grounds { grounds: Ground[]; category: Category; plain: boolean; reason?: Marked }

/** Reads the reasons a letter gives. Each is a hypothesis; two reasons are two grounds. */
export function groundsOf({ sentences }: MarkedLetter, { topics }: Knowledge, reader: Reader): Grounds {
  const found = gather(sentences)
  const body = sentences.filter((s) => mayGiveReason(s) && !isFrameOfLetter(s))
  const sensed = body.filter((s) => s.words.list.length >= SENSE.words).slice(0, SENSE.sentences).map((from) => ({ from, topics: reader.read(from.text).topics }))
  for (const { topics: read } of sensed) {
    const evidence = read[0] && read[0].p >= SENSE.least ? found.get(read[0].id) : undefined
    if (evidence) for (const key of ['weight', 'best'] as const) evidence[key] += SENSE.support
  }
  const ranked = withoutFrames([...found.values()]).filter(({ best }) => best >= FOUND).sort((a, b) => frame(a) - frame(b) || b.weight - a.weight || a.order - b.order)
  const likely = ranked.filter((one, i) => i === 0 || one.best >= WEIGHT.cites || (one.says && [...one.sentences].some((s) => sense(s, one.topic) >= SENSE.second || saysOften(s, one.topic)))).slice(0, MOST)
  const reason = sentences.find((s) => mayGiveReason(s) && s.has('reason') && (s.has('refuses') || /^(?:the |el |la )?(?:reason|basis|because|raz[oó]n|motivo|porque)/i.test(s.text)))
  const grounds = likely.length > 0 ? likely.map(({ topic, weight, from, start }) => ({ topic, p: certainty(weight), words: wordsOf(from, start) })) : guess()
  return { grounds, category: grounds[0] ? categoryOf(topics.get(grounds[0].topic)!.group) : 'none', plain: likely[0]?.plain ?? grounds.length > 0, ...(reason && { reason }) }

  function sense(sentence: Marked, topic: string): number {
    return sensed.find(({ from }) => from === sentence)?.topics.find(({ id }) => id === topic)?.p ?? 0
  }

  /** A reason is given that no pattern knows: the topic that the sentences speak of most. */
  function guess(): Ground[] {
    const sums = new Map<string, { p: number; best: number; from: Marked }>()
    for (const { from, topics: read } of sensed) {
      for (const { id, p } of read) {
        if (p < SENSE.told || !givesReasons(topics, id)) continue
        const before = sums.get(id)
        sums.set(id, { p: p + (before?.p ?? 0), ...(before && before.best > p ? { best: before.best, from: before.from } : { best: p, from }) })
      }
    }
    const [best] = [...sums].sort(([, a], [, b]) => b.p - a.p)
    return best && best[1].p >= SENSE.guess ? [{ topic: best[0], p: Math.min(SENSE.most, Math.round(best[1].p * 60) / 100), words: wordsOf(best[1].from) }] : []
  }
}

/** Several patterns of a topic in one sentence are as good as the classifier's ear. */
const saysOften = ({ named }: Marked, topic: string): boolean => named.filter((one) => one.topic === topic && one.way === 'says').length >= OFTEN

/** A topic that offices give as a reason has patterns for it. */
const givesReasons = (topics: Knowledge['topics'], id: string): boolean => (topics.get(id)?.refusals.says.length ?? 0) > 0
/** What frames a letter, not its reasons: greeting, closing, whom to call, what is enclosed. */
const isFrameOfLetter = (s: Marked): boolean => (s.has('greeting') && s.words.list.length < 6) || s.has('closing') && !s.has('refuses') || (s.has('rest-given') && !s.has('refuses')) || (s.has('title') && !s.has('refuses') && !s.has('reason'))

const frame = ({ topic }: Evidence): number => (FRAMES.includes(topic) ? 1 : 0)

function gather(sentences: readonly Marked[]): Map<string, Evidence> {
  const found = new Map<string, Evidence>()
  sentences.forEach((sentence, order) => {
    if (!mayGiveReason(sentence)) return
    const beside = [sentences[order - 1], sentences[order + 1]].some((other) => other?.has('refuses') && !isLawInGeneral(other) && other.box !== 'empty')
    for (const named of sentence.named) add(found, named, sentence, order, weightOf(sentence, named, beside))
  })
  return found
}

function add(found: Map<string, Evidence>, { topic, way, start }: Named, from: Marked, order: number, weight: number): void {
  const before = found.get(topic)
  const plain = way !== 'cites'
  if (!before) return void found.set(topic, { topic, weight, best: weight, from, start, order, plain, says: way === 'says', sentences: new Set([from]) })
  before.plain ||= plain
  before.says ||= way === 'says'
  if (!before.sentences.has(from)) before.weight += MORE.again
  if (weight > before.best) Object.assign(before, { weight: before.weight + weight - before.best, best: weight, from, start, order })
  before.sentences.add(from)
}

function withoutFrames(found: Evidence[]): Evidence[] {
  const firm = found.filter((one) => frame(one) === 0 && one.best >= WEIGHT.says)
  return found.filter((one) => frame(one) === 0 || [...one.sentences].some((s) => !firm.some(({ sentences }) => sentences.has(s))))
}

/** Empty boxes, law in general and what one may do now are no reasons. */
function mayGiveReason(s: Marked): boolean {
  if (s.box) return s.box === 'ticked'
  return !isLawInGeneral(s) && !((s.has('complains') || (s.has('review-right') && !s.has('review-past'))) && !s.has('refuses'))
}

function weightOf(s: Marked, { way }: Named, beside: boolean): number {
  if (s.box === 'ticked') return WEIGHT.ticked
  if (way === 'cites') return WEIGHT.cites
  const inReason = s.has('refuses') || s.has('reason')
  if (s.has('asked-for') && !inReason) return (way === 'says' ? WEIGHT.says : WEIGHT.names) * MORE.askedFor
  return way === 'says' ? WEIGHT.says + (inReason ? MORE.says : 0) : WEIGHT.names + (inReason ? MORE.names : beside ? MORE.beside : 0)
}

const certainty = (weight: number): number => Math.min(0.97, Math.round((1 - Math.exp(-0.8 * weight)) * 100) / 100)
const categoryOf = (group: Group): Category => (group === 'unreviewable' || group === 'reviewable' ? group : 'invalid')
