import type { Play } from '../dialog/play.ts'
import type { Day, DayRange, ReadContext, RecordItem, SlotKind, SlotValues } from '../dialog/slot.ts'
import type { Knowledge, Language } from '../knowledge/schema.ts'
import type { Command } from '../understand/commands.ts'
import type { RefusalReader } from '../understand/denial/index.ts'
import type { GuessFacts } from '../understand/fact-learning.ts'
import type { FactsSaid } from '../understand/facts.ts'
import type { Reader } from '../understand/reading.ts'

/** Finds the words for a phrase id in a language; an id that is missing is a fault of ours and throws. */
export type Say = (language: Language, id: string, values?: Record<string, unknown>) => string

/** All that a turn needs besides the conversation: content, words, and how to read. Made once at start. */
export interface World {
  knowledge: Knowledge
  say: Say
  /** Renders prose of a topic: Liquid with the numbers of the law. */
  prose: (text: string, language: Language, today: Day) => string
  law: (today: Day) => Record<string, number | string>
  reader: Reader
  /** What a message says of the facts that turn a topic's verdict; some of them hang on the day on which the person asked. */
  readFacts: (topic: string, said: string, today: Day) => FactsSaid
  /** The facts that a message probably tells, in words that are not known to tell them: good enough to answer by and to ask about, not to hold against anybody. */
  guessFacts: GuessFacts
  letterKind: RefusalReader['letterKind']
  readRefusal: RefusalReader['readRefusal']
  /** Whether a topic is a reason that offices give for a refusal. */
  isReason: (topic: string) => boolean
  /** Whether the words say that no reason was given. */
  saysNoReason: (said: string) => boolean
  /** Whether the words add to what was said, rather than put something in its place. */
  adds: (said: string) => boolean
  play: (letter: string) => Play
  readCommand: (said: string) => Command | undefined
  readConfirm: Play['readConfirm']
  readUnsure: Play['readUnsure']
  /** The everyday words that may leave for a model; made when first asked for. */
  vocabulary: () => readonly string[]
  /** Whether a tidied story says what the person wrote, and no more. */
  isSameStory: (tidied: string, original: string, language: Language) => boolean
  /** Whether the words are meant for a machine that reads them, and not for us. */
  talksToMachine: (said: string) => boolean
  /** Whether the words open like a question. */
  asks: (said: string) => boolean
  /** Whether a short message asks for the letter and says nothing else. */
  ordersLetter: (said: string) => boolean
  extract: (said: string, context: ReadContext) => { values: Partial<SlotValues>; tentative: SlotKind[] }
  describeRecords: (records: RecordItem[], language: Language) => string
  /** The states a message names, by code. */
  statesIn: (said: string) => string[]
  /** The answer to "which state?"; undefined if there is none in it. */
  readState: (said: string, context: ReadContext) => string | undefined
  /** Whether the words tell that a letter reached the office. */
  saysArrived: (said: string) => boolean
  /** Whether the words tell that the records came. */
  saysAnswered: (said: string) => boolean
  /** The words tell that the person complained; `to`: to whom, where they tell that too. */
  saysComplained: (said: string) => { to?: 'office' | 'hhs' } | undefined
  /** When the request of a message was made, if it says so. */
  askedOn: (said: string, today: Day) => DayRange | undefined
  /** How the request was made, where a message tells the day of it. */
  askedHow: (said: string) => 'writing' | 'spoken'
  /** The one price a message names. */
  priceIn: (said: string) => string | undefined
  /** A day that stands in a sentence, if one can be read for certain. */
  dayIn: (said: string, context: ReadContext) => Day | undefined
}
