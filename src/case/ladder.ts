import type { Remedy, RemedyWhen } from '../knowledge/remedy.ts'

/** What a reason is worth on what is known: no ground; one that is reviewed if the person asks; one without review; open. */
export type GroundStands = 'not' | 'reviewable' | 'part' | 'open'

/** Where a person stands when they ask what to do. */
export interface Situation {
  /** HIPAA binds the office, as far as is known. */
  bound: boolean
  /** They said no, in any way. */
  refused: boolean
  /** The time to answer is over and nothing came. */
  late: boolean
  /** What their reasons are worth; empty where none is known. */
  grounds: readonly GroundStands[]
  /** Their written notice lacks something that the rule asks for. */
  poorNotice: boolean
  /** Topics that the trouble is about: the reasons, and what was spoken of. */
  about: readonly string[]
  /** There are words to say at the desk about the reason. */
  deskWords: boolean
  /** The records are kept on a computer, as far as is known. */
  electronic: boolean
  /** The time for a complaint is nearly over: 45 CFR 160.306 (b)(3). */
  complaintNear: boolean
  /** Remedies and letters that were taken. */
  done: readonly string[]
}

export interface Rung { remedy: Remedy; done: boolean }

const troubled = ({ refused, late }: Situation): boolean => refused || late
/** A part that they may keep, with a notice that lacks nothing, wrongs nobody. */
const wronged = ({ bound, refused, late, grounds, poorNotice }: Situation): boolean => bound && (late || (refused && (poorNotice || !onlyPart(grounds))))
const FEES = ['fees']
const FORMS = ['format-delivery', 'images']

/** A review is offered only where the law gives one, 45 CFR 164.524 (a)(4); where they may keep a part, what is left is the rest, (d)(1). */
const OPEN: Record<RemedyWhen, (situation: Situation) => boolean> = {
  late: ({ bound, refused, late }) => bound && late && !refused,
  reviewable: ({ bound, grounds }) => bound && grounds.includes('reviewable'),
  contestable: ({ bound, refused, grounds }) => bound && refused && !onlyPart(grounds),
  allowed: ({ refused, grounds }) => refused && onlyPart(grounds),
  fee: ({ about }) => about.some((topic) => FEES.includes(topic)),
  form: ({ about }) => about.some((topic) => FORMS.includes(topic)),
  wronged,
  troubled,
  desk: ({ refused, deskWords }) => refused && deskWords,
  electronic: (situation) => wronged(situation) && situation.electronic && !onlyPart(situation.grounds),
}
const onlyPart = (grounds: readonly GroundStands[]): boolean => grounds.length > 0 && grounds.every((one) => one === 'part')

/** The first to be taken when the time for it runs out; else it comes after what is quicker. */
const LAST_CHANCE = 'ocr-complaint'

/** What is open, best first; what was done already comes last. */
export function ladder(remedies: Iterable<Remedy>, situation: Situation): Rung[] {
  const place = ({ remedy, done }: Rung): number => (done ? 1_000 : situation.complaintNear && remedy.id === LAST_CHANCE ? 0 : remedy.order)
  return [...remedies]
    .filter(({ when }) => OPEN[when](situation))
    .map((remedy) => ({ remedy, done: situation.done.includes(remedy.letter ?? remedy.id) }))
    .sort((a, b) => place(a) - place(b))
}
