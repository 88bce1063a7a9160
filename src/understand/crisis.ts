import { z } from 'zod'
import { labelled, PatternFile, Patterns, readContent } from './lexicon.ts'
import { distinct, type Hit, type PatternSet } from './patterns.ts'
import type { Words } from './words.ts'

/** What can take the danger out of a sign. */
const SILENCERS = ['negated', 'reported', 'tried', 'past', 'records', 'well', 'dead', 'question', 'business'] as const
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
  /** Parts of a scene; any two of a line of `scenes` that stand near each other are one. */
  parts: PatternFile,
  scenes: z.array(z.string().transform((line) => line.split(' ')).pipe(z.array(z.string()).min(2))),
  families: PatternFile,
  around: PatternFile,
})

/** The patterns to be looked for, and what was found read: true when a message tells of danger, now, to the person or to someone they know. */
export interface CrisisDetector extends PatternSet {
  isCrisis: (words: Words, hits: readonly Hit[]) => boolean
  /** There is a saying in it ("this wait is killing me") and no word of danger besides: only the rules, which know where it stands, may call it a crisis. */
  isFigurative: (hits: readonly Hit[]) => boolean
  /** Which families of words the hits belong to, for the half that learns: those of danger come first. */
  familiesIn: (hits: readonly Hit[]) => number[]
  families: { danger: number; all: number }
}

/** A hint is silenced by all that tells of another time, another voice or a good end. */
const HINT_UNLESS: readonly Silencer[] = ['negated', 'reported', 'tried', 'past', 'well', 'dead']
/** How many words may stand between a negation ("not", "tried to") or the papers' name and the sign it silences. */
const NEAR = 2
/** How many words may lie between two parts of a scene, and what takes the danger out of one. */
const NEAR_PARTS = 14
const PART_UNLESS: readonly Silencer[] = ['negated', 'reported', 'past']
const SCENE_UNLESS: readonly Silencer[] = ['well', 'business']
const NEAR_RECORDS = 4

/** Builds the detector from knowledge/understanding/crisis.yaml; its labels count from `first`. Throws ContentError. */
export function createCrisisDetector(folder: string, first: number): CrisisDetector & { labels: number } {
  const { lists, together, scenes, ...file } = readContent(folder, 'crisis.yaml', CrisisFile)
  const signGroups = Object.values(file.signs)
  const signs = labelled(Object.fromEntries(Object.entries(file.signs).map(([name, { any, en, es }]) => [name, { any, en, es }])), first)
  const rest = labelled({ ...file.calm, ...file.hints, ...file.parts }, first + signs.names.length)
  const labels = new Map(rest.names.map((name, i) => [name, first + signs.names.length + i]))
  const firstFamily = first + signs.names.length + rest.names.length
  const families = labelled({ ...file.families, ...file.around }, firstFamily)
  const danger = Object.keys(file.families).length
  return {
    patterns: [...signs.patterns, ...rest.patterns, ...families.patterns], lists, labels: firstFamily - first + families.names.length, isCrisis,
    isFigurative: (hits) => {
      const sayings = hits.filter(({ label }) => label === labels.get('idiom'))
      const dangers = hits.filter(({ label }) => label >= firstFamily && label < firstFamily + danger)
      return sayings.length > 0 && dangers.every((sign) => sayings.some((saying) => saying.start < sign.end && sign.start < saying.end))
    },
    familiesIn: (hits) => distinct(hits, firstFamily, families.names.length), families: { danger, all: families.names.length },
  }

  function isCrisis(words: Words, hits: readonly Hit[]): boolean {
    const scene = new Scene(words, hits, labels)
    const speaks = (hit: Hit, unless: readonly Silencer[]) => !silenced(hit, unless, scene)
    if (hits.some((hit) => { const group = signGroups[hit.label - first]; return group && speaks(hit, group.unless) })) return true
    if (SCENE_UNLESS.every((name) => scene.of(name).length === 0) && scenes.some((names) => meet(names, scene))) return true
    return together.some((pair) => pair.every((name) => scene.of(name).some((hit) => speaks(hit, HINT_UNLESS))))
  }
}

/** Two of these parts stand near each other, and are not the same words. */
function meet(names: readonly string[], scene: Scene): boolean {
  const found = names.map((name) => scene.of(name))
  if (found.filter((hits) => hits.length > 0).length < 2) return false
  const speaking = found.map((hits) => hits.filter((hit) => !silenced(hit, PART_UNLESS, scene)))
  return speaking.some((ones, i) => ones.some((a) => speaking.some((others, k) => k > i && others.some((b) => apart(a, b)))))
}

const apart = (a: Hit, b: Hit): boolean => (a.end <= b.start && b.start - a.end <= NEAR_PARTS) || (b.end <= a.start && a.start - b.end <= NEAR_PARTS)

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
  business: (_, scene) => scene.of('business').length > 0,
}

const NONE: readonly Hit[] = []

/** What was found in one message, and how it lies. */
class Scene {
  words: Words
  hits: readonly Hit[]
  #labels: ReadonlyMap<string, number>
  #byLabel: Map<number, Hit[]> | undefined

  constructor(words: Words, hits: readonly Hit[], labels: ReadonlyMap<string, number>) {
    this.words = words
    this.hits = hits
    this.#labels = labels
  }

  of(name: string): readonly Hit[] {
    this.#byLabel ??= Map.groupBy(this.hits, ({ label }) => label)
    return this.#byLabel.get(this.#labels.get(name)!) ?? NONE
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
