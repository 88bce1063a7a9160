import type { Model } from '../bot/model/port.ts'
import type { ModelSettings } from './settings.ts'
import type { Topic } from '../knowledge/schema.ts'
import type { Log } from '../privacy/log.ts'
import { createMask } from '../privacy/mask/index.ts'
import { loadNames } from '../privacy/mask/names.ts'
import { connect } from './connect.ts'
import { guarded, SPENDING, type Spending } from './guarded.ts'
import { findingOf, letterTask } from './letter.ts'
import { readingOf, readingTask } from './read.ts'
import { rewordTask, rewordText, tidyTask } from './reword.ts'
import { toAsk } from './say.ts'

export interface ModelParts {
  settings: ModelSettings
  topics: ReadonlyMap<string, Topic>
  /** Whether a topic is a reason that offices give. */
  isReason: (topic: string) => boolean
  /** The words that may leave. */
  vocabulary: readonly string[]
  log: Log
  /** For tests: other limits than the product's. */
  spending?: Spending
}

/** Opens the configured model: the only place from which anything a person said leaves, and only as its mask lets it. Loads langchain; nothing is sent yet. */
export async function openModel({ settings, topics, isReason, vocabulary, log, spending }: ModelParts): Promise<Model> {
  const [chat, names] = await Promise.all([connect(settings), loadNames()])
  const mask = createMask({ vocabulary: new Set(vocabulary), names })
  const guard = guarded(log, spending ?? { ...SPENDING, aDay: settings.aDay })
  const askReading = toAsk(chat, readingTask(topics.values()))
  const askLetter = toAsk(chat, letterTask([...topics.values()].filter(({ id }) => isReason(id))))
  const askReword = toAsk(chat, rewordTask)
  const askTidy = toAsk(chat, tidyTask)

  return {
    patience: () => {
      const until = performance.now() + settings.seconds * 1_000
      return { signal: AbortSignal.timeout(settings.seconds * 1_000), left: () => until - performance.now() }
    },
    async read({ said, asking }, { known, ...call }) {
      const masked = mask(said, known)
      if (!masked) return undefined
      const text = asking ? `The letter's question that is open is about: ${asking}\nMessage:\n${masked.text}` : `Message:\n${masked.text}`
      const answer = await guard({ task: 'reading', ...call }, (signal) => askReading(text, signal))
      return answer && readingOf(answer, masked, topics)
    },
    async readLetter(letter, { known, ...call }) {
      const masked = mask(letter, known)
      if (!masked) return undefined
      const answer = await guard({ task: 'letter', ...call }, (signal) => askLetter(`Letter:\n${masked.text}`, signal))
      return answer && findingOf(answer, masked)
    },
    async reword({ said, curated, language }, { known, ...call }) {
      const masked = mask(said, known)
      if (!masked) return undefined
      return (await guard({ task: 'reword', ...call }, (signal) => askReword(rewordText(masked.text, curated, language), signal)))?.text
    },
    async tidy(story, { known, ...call }) {
      const masked = mask(story, known)
      if (!masked) return undefined
      const answer = await guard({ task: 'tidy', ...call }, (signal) => askTidy(`Story:\n${masked.text}`, signal))
      return answer && masked.restore(answer.text)
    },
  }
}
