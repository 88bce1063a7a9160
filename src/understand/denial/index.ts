import type { Day } from '../../dialog/slot.ts'
import type { Knowledge } from '../../knowledge/schema.ts'
import type { FactsSaid, ReadFacts } from '../facts.ts'
import type { Reader } from '../reading.ts'
import type { Finding } from './finding.ts'
import { groundsOf } from './grounds.ts'
import { isLawInGeneral, isLetter, kindOf, officeKind, type LetterKind } from './kind.ts'
import { daysOf } from './letter-days.ts'
import { createMarking, type Marked, type MarkedLetter } from './marks.ts'
import { contentsOf, restGiven, toldWhere } from './notice.ts'
import { officeNameIn } from './office-name.ts'
import { timelyOf, unwritten, type KnownDays } from './time.ts'

export { NOTICE_LINES, type Category, type Finding, type Ground, type LineRead, type NoticeLine, type Standing } from './finding.ts'
export type { LetterKind } from './kind.ts'

export interface RefusalContext {
  today: Day
  /** False for words said at a desk or on the phone; else it came in writing (letter, e-mail, portal). Left out: the text tells. */
  written?: boolean
  /** Days the person told, where the letter does not name them. */
  requested?: Day
  received?: Day
}

/** Reads refusals. Never throws on what people paste; looks at the first 24,000 characters, in time that grows with their number alone. */
export interface RefusalReader {
  /** What a pasted text is; undefined when it is no letter of an office, e.g. a question about a refusal. */
  letterKind(text: string): LetterKind | undefined
  looksLikeRefusal(text: string): boolean
  readRefusal(text: string, context: RefusalContext): Finding
}

/** Makes the reading of refusals from the topics' `refusals` and knowledge/understanding/denials.yaml. Throws ContentError. */
export function createRefusalReader(knowledge: Knowledge, folder: string, reader: Reader, readFacts: ReadFacts): RefusalReader {
  const mark = createMarking(knowledge, folder)
  const letterKind = (text: string) => {
    const letter = mark(text)
    return kindOf(letter, text, () => groundsOf(letter, knowledge, reader).grounds.length > 0)
  }
  return { letterKind, looksLikeRefusal: (text) => letterKind(text) === 'refusal', readRefusal }

  function readRefusal(text: string, { today, written, requested, received }: RefusalContext): Finding {
    const letter = mark(text)
    const inWriting = written ?? !(letter.sentences.some((s) => s.has('spoken')) && (letter.sentences[0]!.has('spoken') || !isLetter(letter, text)))
    const grounds = groundsOf(letter, knowledge, reader)
    const said = daysOf(letter, today)
    const days: KnownDays = {
      today, extended: letter.sentences.some((s) => s.has('extended-before')),
      ...(said.letter && { letter: said.letter }), ...pick('requested', said.requested ?? requested), ...pick('received', said.received ?? received),
    }
    const unanswered = unwritten(days, knowledge)
    const provider = officeNameIn(letter)
    const requestDate = said.requested ?? said.received
    return {
      grounds: grounds.grounds,
      category: grounds.category,
      lines: {
        in_writing: inWriting ? { standing: 'present' } : unanswered,
        timely: inWriting ? timelyOf(days, knowledge) : unanswered,
        ...contentsOf(letter, grounds, knowledge, inWriting),
      },
      rest_of_record_given: restGiven(letter),
      told_where: toldWhere(letter, grounds),
      ...pick('letterDate', said.letter), ...pick('requestDate', requestDate), ...pick('receivedDate', said.received), ...pick('provider', provider),
      facts: Object.fromEntries(grounds.grounds.map(({ topic }) => [topic, factsIn(letter, topic)])),
      ...(officeKind(letter) === 'grant' && { grant: true as const }),
      ...(letter.sentences.some((s) => s.has('despair')) && { despair: true as const }),
    }
  }

  /** Sentence by sentence; what is said both ways is left out. */
  function factsIn({ sentences }: MarkedLetter, topic: string): FactsSaid {
    const facts: Record<string, 'yes' | 'no' | undefined> = {}
    for (const { text } of sentences.filter(tellsFacts)) {
      for (const [fact, answer] of Object.entries(readFacts(topic, text))) facts[fact] = fact in facts && facts[fact] !== answer ? undefined : answer
    }
    return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, 'yes' | 'no'] => entry[1] !== undefined))
  }
}

const pick = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> => (value === undefined ? {} : { [key]: value } as Record<K, V>)

/** Rights, complaints and law in general tell nothing of this case. */
const tellsFacts = (s: Marked): boolean => s.box !== 'empty' && !isLawInGeneral(s) && !s.has('complains') && !(s.has('review-right') && !s.has('review-past'))
