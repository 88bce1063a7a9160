import { basename, dirname } from 'node:path'
import type { z } from 'zod'
import { check, ContentError, frontMatter } from './file.ts'
import {
  ANSWERS, LANGUAGES, REFUSAL_WAYS, REQUIRED_SECTIONS, SECTIONS, TopicHead, TopicTranslation, VERDICTS_OF_GROUP,
  type Fact, type Group, type Language, type Outcome, type Section, type Told, type Topic, type TopicText,
} from './schema.ts'

type Head = z.infer<typeof TopicHead>
type Translation = z.infer<typeof TopicTranslation>
type Written = Pick<TopicText, 'sections' | 'outcomes' | 'inLetter'>

/** Reads knowledge/topics/<group>/<id>.md and its translations. Throws ContentError. What it points to is checked by the caller. */
export function loadTopic(root: string, file: string): Topic {
  const id = basename(file, '.md')
  const group = basename(dirname(file)) as Group
  const allowed: readonly string[] | undefined = VERDICTS_OF_GROUP[group]
  if (!allowed) throw new ContentError(file, `"${group}" is not a group of topics; use one of ${Object.keys(VERDICTS_OF_GROUP).join(', ')}`)
  const { data, body } = frontMatter(root, file)
  const head = check(TopicHead, data, file)
  if (!allowed.includes(head.verdict)) throw new ContentError(file, `verdict: a topic in "${group}" may be ${allowed.join(' or ')}, not "${head.verdict}"`)
  const english = written(file, body)
  checkOutcomes(file, head, english)
  const { title, phrases, tests, turns_on, state_time, refusals, ...rest } = head
  checkTold(file, head, phrases)
  const text = new Map<Language, TopicText>([['en', { title, ...phrasesOf(phrases), tests, ...english, questions: questionsOf(turns_on.map(({ id: fact, question }) => [fact, question])) }]])
  const translations: Translation[] = []
  for (const language of LANGUAGES.filter((l) => l !== 'en')) {
    const other = file.replace(/\.md$/, `.${language}.md`)
    const translated = frontMatter(root, other)
    const translation = check(TopicTranslation, translated.data, other)
    const words = written(other, translated.body)
    checkOutcomes(other, head, words)
    checkQuestions(other, head, translation)
    checkTold(other, head, translation.phrases)
    translations.push(translation)
    const { turns_on: facts, refusals: _, phrases: said, ...own } = translation
    text.set(language, { ...own, ...phrasesOf(said), ...words, questions: questionsOf(Object.entries(facts).map(([fact, { question }]) => [fact, question])) })
  }
  return { id, group, ...rest, ...(state_time && { state_time }), facts: turns_on.map((fact) => factOf(fact, translations)), refusals: refusalsOf([refusals, ...translations.map((translation) => translation.refusals)]), text }
}

function factOf({ id, role, past, citation, ...answers }: Head['turns_on'][number], translations: readonly Translation[]): Fact {
  const shows = (answer: 'yes' | 'no') => patternsIn([answers[answer].shows, ...translations.map(({ turns_on }) => turns_on[id]?.[answer])])
  const verdicts: Fact['verdicts'] = {}
  for (const answer of ANSWERS) if (answers[answer].verdict) verdicts[answer] = answers[answer].verdict
  return { id, ...(role && { role }), ...(past && { past }), citation, verdicts, shows: { yes: shows('yes'), no: shows('no') } }
}

const phrasesOf = (told: readonly Told[]): Pick<TopicText, 'phrases' | 'told'> => ({ phrases: told.map(({ text }) => text), told: [...told] })

const patternsIn = (texts: readonly (string | undefined)[]): string[] => texts.flatMap((text) => text?.split('|').map((pattern) => pattern.trim()).filter(Boolean) ?? [])

/** All languages together: a letter may use either. */
const refusalsOf = (written: readonly Head['refusals'][]): Topic['refusals'] =>
  Object.fromEntries(REFUSAL_WAYS.map((way) => [way, patternsIn(written.map((one) => one?.[way]))])) as Topic['refusals']

const questionsOf = (questions: readonly [string, string | undefined][]): Record<string, string> => Object.fromEntries(questions.filter((entry): entry is [string, string] => entry[1] !== undefined))

/** An answer that turns the verdict needs its words, and so does "I do not know" where a question is asked. */
function checkOutcomes(file: string, { turns_on, verdict }: Head, { outcomes, inLetter }: Written): void {
  const ids = turns_on.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice) throw new ContentError(file, `turns_on: there are two facts "${twice}"`)
  for (const name of Object.keys(outcomes)) {
    const fact = name.split(': ')[0]!
    if (!ids.includes(fact)) throw new ContentError(file, `"## If ${name}": there is no fact "${fact}" in turns_on`)
  }
  for (const name of Object.keys(inLetter)) if (!ids.includes(name.split(': ')[0]!)) throw new ContentError(file, `"## In a letter if ${name}": there is no such fact in turns_on`)
  for (const fact of turns_on) {
    const needed = ANSWERS.filter((answer) => (answer === 'unknown' ? fact.question : fact[answer].verdict && fact[answer].verdict !== verdict))
    for (const answer of needed) if (!outcomes[`${fact.id}: ${answer}`]) throw new ContentError(file, `needs a section "## If ${fact.id}: ${answer}"`)
  }
}

function checkQuestions(file: string, { turns_on }: Head, translation: Translation): void {
  for (const { id, question } of turns_on) if (Boolean(question) !== Boolean(translation.turns_on[id]?.question)) throw new ContentError(file, `turns_on: "${id}" has a question in one language only`)
  for (const id of Object.keys(translation.turns_on)) if (!turns_on.some((fact) => fact.id === id)) throw new ContentError(file, `turns_on: there is no fact "${id}" in the English file`)
}

function checkTold(file: string, { turns_on }: Head, told: readonly Told[]): void {
  for (const { text, facts } of told) for (const fact of Object.keys(facts)) if (!turns_on.some(({ id }) => id === fact)) throw new ContentError(file, `phrases: there is no fact "${fact}", which "${text}" is said to tell`)
}

/** The prose of a topic: its sections, and what is said when a fact is known. */
function written(file: string, body: string): Written {
  const sections: Partial<Record<Section, string>> = {}
  const outcomes: Record<string, Outcome> = {}
  const inLetter: Record<string, string> = {}
  for (const part of body.split(/^## /m).slice(1)) {
    const end = part.indexOf('\n')
    const heading = part.slice(0, end).trim()
    const text = part.slice(end).trim()
    const outcome = /^If ([a-z0-9-]+: (?:yes|no|unknown))$/.exec(heading)?.[1]
    const said = /^In a letter if ([a-z0-9-]+: (?:yes|no))$/.exec(heading)?.[1]
    if (said) inLetter[said] = text
    else if (outcome) outcomes[outcome] = outcomeOf(file, heading, text)
    else if ((SECTIONS as readonly string[]).includes(heading)) sections[heading as Section] = text
    else throw new ContentError(file, `"## ${heading}" is not a section; use ${SECTIONS.join(', ')}, If <fact>: <yes, no or unknown>, or In a letter if <fact>: <yes or no>`)
  }
  for (const heading of REQUIRED_SECTIONS) if (!sections[heading]) throw new ContentError(file, `needs a section "## ${heading}"`)
  return { sections, outcomes, inLetter }
}

function outcomeOf(file: string, heading: string, text: string): Outcome {
  const [verdict, ...rest] = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim())
  if (!verdict) throw new ContentError(file, `"## ${heading}" is empty; begin with the verdict in one sentence`)
  const steps = rest.find((paragraph) => paragraph.startsWith('1. '))
  const why = rest.filter((paragraph) => paragraph !== steps).join('\n\n')
  return { verdict, ...(why && { why }), ...(steps && { steps }) }
}
