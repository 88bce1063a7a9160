import { LANGUAGES, type Language, type Topic } from '../knowledge/schema.ts'
import { readingLevel } from '../text/reading-level.ts'

/** What a tired person on a phone still reads: of an answer, and of what is said when a fact is known. */
const MOST_WORDS = { answer: 130, outcome: 85 }
/** Flesch-Kincaid grade at most, Fernández Huerta score at least. */
export const LEVEL = { en: 8, es: 60 }
const SHOWN = ['Verdict', 'Answer', 'What to do now', 'What would change this'] as const

/** All that a topic says in a language, without the blanks of the law's numbers. */
export function proseOf(topic: Topic, language: Language): string {
  const { sections, outcomes } = topic.text.get(language)!
  return [...Object.values(sections), ...Object.values(outcomes).flatMap((outcome) => [outcome?.verdict, outcome?.why, outcome?.steps])].filter(Boolean).join('\n').replace(/\{\{[^}]*\}\}/g, '30').replace(/\{%[^}]*%\}/g, '').replace(/^(?:- [a-z-]+:|\d+\.|-) /gm, '')
}

/** What is wrong with a topic's words: too long, too hard to read, not the same parts in every language. */
export function topicFaults(topic: Topic): string[] {
  const faults: string[] = []
  const parts = LANGUAGES.map((language) => [...Object.keys(topic.text.get(language)!.sections), ...Object.keys(topic.text.get(language)!.outcomes), ...Object.keys(topic.text.get(language)!.inLetter).map((name) => `letter ${name}`)].sort().join(', '))
  if (new Set(parts).size > 1) faults.push(`not the same sections in every language: ${parts.join(' / ')}`)
  for (const language of LANGUAGES) {
    const { sections, outcomes } = topic.text.get(language)!
    const words = count(SHOWN.map((name) => sections[name] ?? '').join(' '))
    if (words > MOST_WORDS.answer) faults.push(`${language}: ${words} words are shown; at most ${MOST_WORDS.answer}`)
    for (const [name, outcome] of Object.entries(outcomes)) {
      const long = count(`${outcome!.verdict} ${outcome!.why ?? ''}`)
      if (long > MOST_WORDS.outcome) faults.push(`${language}: "If ${name}" has ${long} words; at most ${MOST_WORDS.outcome}`)
    }
    const level = readingLevel(proseOf(topic, language), language)
    if (language === 'en' ? level > LEVEL.en : level < LEVEL.es) faults.push(`${language}: reading level ${level.toFixed(1)}; ${language === 'en' ? 'at most' : 'at least'} ${LEVEL[language]}`)
  }
  return faults
}

const count = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
