import { z } from 'zod'
import { labelled, PatternFile, Patterns, readContent } from './lexicon.ts'
import { distinct, type Hit, type PatternSet } from './patterns.ts'
import type { Words } from './words.ts'

/** What can take the danger out of a sign. */
const SILENCERS = ['negated', 'reported', 'tried', 'past', 'records', 'well', 'dead', 'question'] as const
type Silencer = (typeof SILENCERS)[number]

const SignGroup = z.strictObject({
  unless: z.string().transform((names) => names.split(' ')).pipe(z.array(z.enum(SILENCERS))),
  any: Patterns.optional(), en: Patterns.optional(), es: Patterns.optional(),
})
/** knowledge/understanding/crisis.yaml. */
const CrisisFile = z.strictObject({
  lists: z.record(z.string(), Patterns),
  signs: z.record(z.string(), SignGroup),
  calm: PatternFile,
  /** Words that mean nothing alone; `together` names the pairs that do. */
  hints: PatternFile,
  together: z.array(z.string().transform((pair) => pair.split(' ')).pipe(z.tuple([z.string(), z.string()]))),
  families: PatternFile,
  around: PatternFile,
})

/** The patterns to be looked for, and what was found read: true when a message tells of danger, now, to the person or to someone they know. */
export interface CrisisDetector extends PatternSet {
  isCrisis: (words: Words, hits: readonly Hit[]) => boolean
  /** There is a saying in it ("this wait is killing me"): only the rules, which know where it stands, may call it a crisis. */
  isFigurative: (hits: readonly Hit[]) => boolean
  /** Which families of words the hits belong to, for the half that learns: those of danger come first. */
  familiesIn: (hits: readonly Hit[]) => number[]
  families: { danger: number; all: number }
}

/** A hint is silenced by all that tells of another time, another voice or a good end. */
const HINT_UNLESS: readonly Silencer[] = ['negated', 'reported', 'tried', 'past', 'well', 'dead']
/** How many words may stand between a negation ("not", "tried to") or the papers' name and the sign it silences. */
const NEAR = 2
const NEAR_RECORDS = 4

/** Builds the detector from knowledge/understanding/crisis.yaml; its labels count from `first`. Throws ContentError. */
export function createCrisisDetector(folder: string, first: number): CrisisDetector & { labels: number } {
  const { lists, together, ...file } = readContent(folder, 'crisis.yaml', CrisisFile)
  const signGroups = Object.values(file.signs)
  const signs = labelled(Object.fromEntries(Object.entries(file.signs).map(([name, { any, en, es }]) => [name, { any, en, es }])), first)
  const rest = labelled({ ...file.calm, ...file.hints }, first + signs.names.length)
  const labels = new Map(rest.names.map((name, i) => [name, first + signs.names.length + i]))
  const firstFamily = first + signs.names.length + rest.names.length
  const families = labelled({ ...file.families, ...file.around }, firstFamily)
  return {
    patterns: [...signs.patterns, ...rest.patterns, ...families.patterns], lists, labels: firstFamily - first + families.names.length, isCrisis,
    isFigurative: (hits) => hits.some(({ label }) => label === labels.get('idiom')),
    familiesIn: (hits) => distinct(hits, firstFamily, families.names.length), families: { danger: Object.keys(file.families).length, all: families.names.length },
  }

  function isCrisis(words: Words, hits: readonly Hit[]): boolean {
    const scene = new Scene(words, hits, labels)
    const speaks = (hit: Hit, unless: readonly Silencer[]) => !silenced(hit, unless, scene)
    if (hits.some((hit) => { const group = signGroups[hit.label - first]; return group && speaks(hit, group.unless) })) return true
    return together.some((pair) => pair.every((name) => scene.of(name).some((hit) => speaks(hit, HINT_UNLESS))))
  }
}

function silenced(sign: Hit, unless: readonly Silencer[], scene: Scene): boolean {
  if (scene.words.quoted[sign.start] || scene.overlaps('idiom', sign)) return true
  return unless.some((silencer) => RULES[silencer](sign, scene))
}

const RULES: Record<Silencer, (sign: Hit, scene: Scene) => boolean> = {
  negated: (sign, scene) => scene.before('negated', sign, NEAR),
  tried: (sign, scene) => scene.before('tried', sign, NEAR),
  // A claim holds to the end of the sentence, unless the person takes the word again.
  reported: (sign, scene) => scene.of('reporter').some((r) => scene.sameSentence(r, sign) && r.end <= sign.start && !scene.of('own-voice').some((o) => o.start >= r.end && o.end <= sign.start)),
  past: (sign, scene) => scene.of('past').some((p) => scene.sameSentence(p, sign)) && !scene.of('now').some((n) => scene.sameSentence(n, sign)),
  records: (sign, scene) => scene.before('records', sign, NEAR_RECORDS) || scene.of('record-noun').some((n) => scene.sameSentence(n, sign) && n.start >= sign.end && n.start - sign.end < NEAR),
  well: (_, scene) => scene.of('well').length > 0,
  dead: (_, scene) => scene.of('dead').length > 0,
  question: (_, scene) => scene.of('question').length > 0,
}

/** What was found in one message, and how it lies. */
class Scene {
  words: Words
  hits: readonly Hit[]
  #labels: ReadonlyMap<string, number>

  constructor(words: Words, hits: readonly Hit[], labels: ReadonlyMap<string, number>) {
    this.words = words
    this.hits = hits
    this.#labels = labels
  }

  of(name: string): Hit[] {
    const label = this.#labels.get(name)
    return this.hits.filter((hit) => hit.label === label)
  }

  /** Something of that name ends at most `near` words before the sign, in its sentence. */
  before(name: string, sign: Hit, near: number): boolean {
    return this.of(name).some((hit) => hit.end <= sign.start && sign.start - hit.end <= near && this.sameSentence(hit, sign))
  }

  overlaps(name: string, sign: Hit): boolean {
    return this.of(name).some((hit) => hit.start < sign.end && sign.start < hit.end)
  }

  sameSentence(a: Hit, b: Hit): boolean {
    for (let i = Math.min(a.end, b.end); i <= Math.max(a.start, b.start); i++) if (this.words.breaks[i] === 2) return false
    return true
  }
}
