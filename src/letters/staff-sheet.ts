import type { Day } from '../dialog/slot.ts'
import type { Citation, Knowledge, Language, Topic } from '../knowledge/schema.ts'
import { lawOn } from '../rules/deadline.ts'
import { factToAsk, judge, type FactsKnown } from '../rules/verdict.ts'
import { ruleName } from '../text/citation.ts'
import { render } from '../text/template.ts'
import type { LetterDocument } from './letter.ts'
import { blocksOf } from './markdown.ts'

/** The page to hand over at the desk, for the reason they give there; undefined for a topic that nobody gives at a desk. `known`: facts of the case. */
export function staffSheet({ sheet, authorities, rules }: Knowledge, topic: Topic, known: FactsKnown, language: Language, today: Day): LetterDocument | undefined {
  const { sections } = topic.text.get(language)!
  const desk = sections['At the desk']
  if (!desk || isTurned(topic, known)) return undefined
  const law = lawOn(rules, today)
  const words = sheet.text.get(language)!
  const verdict = verdictFor(topic, known, language)
  const named = ({ authority, paragraph }: Citation) => ruleName(authorities.get(authority)!.label, paragraph)
  const body = render(words.body, language, {
    checked: topic.checked,
    desk: render(desk, language, { law }),
    verdict: verdict ? render(verdict, language, { law }) : null,
    rules: [...new Set([...topic.citations, ...sheet.citations].map(named))],
  })
  return { letter: 'staff-sheet', language, title: words.title, date: today, blocks: blocksOf(body), dates: [] }
}

/** A fact that turned the verdict has turned the words for the desk, too: they would speak of another case. */
export function isTurned(topic: Topic, known: FactsKnown): boolean {
  const { verdict, by } = judge(topic, known)
  return by !== undefined && by.answer !== 'unknown' && verdict !== topic.verdict
}

/** The verdict in a line. That they may not refuse is not handed to anybody while a fact is open that could turn it. */
function verdictFor(topic: Topic, known: FactsKnown, language: Language): string | undefined {
  const { verdict, by } = judge(topic, known)
  const { questions, outcomes, sections } = topic.text.get(language)!
  const open = factToAsk(topic, known, (fact) => questions[fact] !== undefined) !== undefined
  if (verdict === 'may-not-refuse' && open) return undefined
  return by ? outcomes[`${by.fact.id}: ${by.answer}`]?.verdict ?? sections.Verdict : sections.Verdict
}
