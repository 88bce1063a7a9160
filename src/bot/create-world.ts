import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { draftLetter } from '../../dialogs/draft-letter.ts'
import { describeRecords, extract, mentionedField, readCorrection, slots, statesIn } from '../../dialogs/slots/index.ts'
import type { Day, DayRange } from '../dialog/slot.ts'
import type { Knowledge, Language } from '../knowledge/schema.ts'
import { deadline, heldOn, lawOn } from '../rules/deadline.ts'
import { loadCatalog, say } from '../text/catalog.ts'
import { render } from '../text/template.ts'
import { readCommand } from '../understand/commands.ts'
import { askedOn as readAskedOn, readDay } from '../understand/dates/index.ts'
import { createRefusalReader } from '../understand/denial/index.ts'
import { adds, saysNoReason } from '../understand/reason-given.ts'
import { createFactGuesser, type Guess } from '../understand/fact-learning.ts'
import { createFactReader, type FactsSaid } from '../understand/facts.ts'
import { learnApart } from '../understand/learn-apart.ts'
import { lookerOf } from '../understand/looker.ts'
import { createReader } from '../understand/reader.ts'
import { createMachineTalk } from '../understand/machine-talk.ts'
import { learnVocabulary } from '../understand/vocabulary.ts'
import { askedHow, priceIn } from '../understand/told-of-case.ts'
import { isQuestion, wordsOf } from '../understand/text.ts'
import { ordersLetter, readConfirm, readUnsure } from '../understand/yes-no.ts'
import { isSameStory, storyWords } from './model/verifier/story.ts'
import type { World } from './world.ts'

const EventWords = z.array(z.string().min(2)).min(1)
const Events = z.strictObject({
  arrived: z.record(z.string(), EventWords), answered: z.record(z.string(), EventWords), not_answered: EventWords, complained: z.record(z.string(), EventWords), to_hhs: EventWords, to_office: EventWords,
})

/** Loads all content below `root` (the project's folder) and learns to read. Throws ContentError at the first file that does not hold. */
export function createWorld(root: string): World {
  const catalog = loadCatalog(join(root, 'dialogs', 'text'))
  const folder = join(root, 'knowledge', 'understanding')
  const { knowledge, reading, facts } = learnApart(join(root, 'knowledge'))
  const looker = lookerOf(folder)
  const reader = createReader(reading, looker)
  const guessFacts = createFactGuesser(facts, looker)
  const readFacts = createFactReader(knowledge, folder)
  const refusals = createRefusalReader(knowledge, folder, reader, readFacts)
  let guesses = { said: '', language: 'en' as Language, known: new Map<string, Record<string, Guess>>() }
  let factsOf = { said: '', today: '', known: new Map<string, FactsSaid>() }
  // So do they ask when the request was made. A day before the law had its number is a day of birth, or a slip.
  let asked: { said: string; today: Day; on: ReturnType<typeof readAskedOn> } | undefined
  const askedOn = (said: string, today: Day) => {
    if (asked?.said !== said || asked.today !== today) asked = { said, today, on: readAskedOn(said, today) }
    return asked.on && heldOn(knowledge.rules, asked.on.from) ? asked.on : undefined
  }
  const events = Events.parse(parse(readFileSync(join(folder, 'events.yaml'), 'utf8')))
  const tells = (said: string, words: z.infer<typeof EventWords> | Record<string, z.infer<typeof EventWords>>) => {
    const text = ` ${wordsOf(said, 300).join(' ')} `
    return Object.values(words).flat().some((some) => text.includes(` ${some} `))
  }
  const laws = new Map<Day, Record<string, number | string>>()
  const law = (today: Day) => {
    const known = laws.get(today) ?? lawOn(knowledge.rules, today)
    if (!laws.has(today)) laws.clear()
    laws.set(today, known)
    return known
  }
  // A topic's prose is the same for everybody on a day: it is filled in once.
  const filled = { en: new Map<string, string>(), es: new Map<string, string>() }
  let filledOn = ''
  const prose: World['prose'] = (text, language, today) => {
    if (today !== filledOn) for (const one of Object.values(filled)) one.clear()
    filledOn = today
    const known = filled[language].get(text) ?? render(text, language, { law: law(today) })
    filled[language].set(text, known)
    return known
  }
  // Only with a model: made when first asked for.
  const vocabulary = once(() => learnVocabulary(knowledge, folder))
  const words = once(() => storyWords(vocabulary(), looker.contractions))
  const hearsMachineTalk = once(() => createMachineTalk(folder))
  const plays = new Map([...knowledge.letters.values()].map(({ id, needs, wants }) => [id, {
    definition: draftLetter, slots, wanted: new Set([...needs, ...wants]), required: new Set(needs), readConfirm, readUnsure, readCorrection, mentionedField, extract,
  }]))
  return {
    knowledge,
    say: (language, id, values) => say(catalog, language, id, values),
    prose,
    law,
    reader,
    readFacts: (topic, said, today) => {
      // Several parts of a turn ask for the same facts.
      if (said !== factsOf.said || today !== factsOf.today) factsOf = { said, today, known: new Map() }
      const facts = factsOf.known.get(topic) ?? { ...factsByDay(knowledge, topic, () => askedOn(said, today), today), ...readFacts(topic, said) }
      factsOf.known.set(topic, facts)
      return facts
    },
    guessFacts: (topic, said, language) => {
      if (said !== guesses.said || language !== guesses.language) guesses = { said, language, known: new Map() }
      const found = guesses.known.get(topic) ?? guessFacts(topic, said, language)
      guesses.known.set(topic, found)
      return found
    },
    play: (letter) => plays.get(letter)!,
    letterKind: refusals.letterKind,
    readRefusal: refusals.readRefusal,
    isReason: (topic) => Object.values(knowledge.topics.get(topic)?.refusals ?? {}).some((patterns) => patterns.length > 0),
    saysNoReason,
    adds,
    readCommand,
    readConfirm,
    readUnsure,
    vocabulary,
    isSameStory: (tidied, original, language) => isSameStory(tidied, original, language, words()),
    talksToMachine: (said) => hearsMachineTalk()(said),
    asks: isQuestion,
    ordersLetter,
    extract,
    describeRecords,
    statesIn,
    readState: (said, context) => {
      const read = slots.state.read(said, context)
      return 'value' in read ? (read.value ?? undefined) : undefined
    },
    saysArrived: (said) => tells(said, events.arrived),
    saysAnswered: (said) => tells(said, events.answered) && !tells(said, events.not_answered),
    saysComplained: (said) => (!tells(said, events.complained) ? undefined : tells(said, events.to_hhs) ? { to: 'hhs' } : tells(said, events.to_office) ? { to: 'office' } : {}),
    askedOn,
    askedHow,
    priceIn,
    dayIn: (said, context) => {
      const read = readDay(said, { today: context.today, meaning: 'recent' })
      return 'value' in read ? read.value : undefined
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The facts that hang on how long ago the person asked. */
function factsByDay({ topics, rules }: Knowledge, topic: string, askedOn: () => DayRange | undefined, today: Day): FactsSaid {
  const facts = topics.get(topic)?.facts.filter(({ past }) => past) ?? []
  const asked = facts.length > 0 ? askedOn() : undefined
  return Object.fromEntries(facts.flatMap(({ id, past }) => {
    const late = (day: Day) => deadline(rules.get(past!)!, day).late <= today
    return asked && late(asked.from) === late(asked.to) ? [[id, late(asked.to) ? 'yes' as const : 'no' as const]] : []
  }))
}
