import { describe, expect, it } from 'vitest'
import type { Answers } from '../../src/dialog/slot.ts'
import { LANGUAGES, type Letter } from '../../src/knowledge/schema.ts'
import { letterFits } from '../../src/letters/fits.ts'
import type { LetterCase } from '../../src/letters/case.ts'
import { standingOf } from '../../src/letters/standing.ts'
import { judge } from '../../src/rules/verdict.ts'
import { letterText } from '../../src/letters/text.ts'
import { longDate } from '../../src/text/dates.ts'
import { render } from '../../src/text/template.ts'
import { anyCases } from './any-case.ts'
import { context, knowledge, letterOf, today } from './letters.ts'
import { allowed, mayAskReview, mayDeny, plus } from './oracle.ts'

const CASES = 500
const DATES = { en: /(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}/g, es: /\d{1,2} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) de \d{4}/g }

/** What each letter has to be seen to say at least once, so that a silence of the whole letter is no success. */
const SAID: Record<string, string[]> = {
  'records-request': ['mine'],
  'denial-response': ['mine', 'no ground', 'a review', 'lacks', 'aloud', 'no reason', 'barred charge'],
  'overdue-notice': ['mine', 'late', 'came', 'delay written', 'delay reason', 'delay date', 'delay late', 'delay second'],
  'fee-dispute': ['mine', 'barred charge', 'limit on fees', 'amount'],
  'format-dispute': ['mine'],
  'privacy-officer-complaint': ['mine', 'late', 'no ground', 'lacks', 'aloud', 'no reason', 'barred charge', 'came'],
  'ocr-complaint': ['mine', 'late', 'no ground', 'lacks', 'aloud', 'no reason', 'barred charge', 'came'],
  'info-blocking-report': ['mine', 'came'],
  amendment: ['mine', 'no ground', 'a correction was refused'],
  accounting: ['mine'],
}

/** What this letter may know: nothing of another right; a day given in the dialog goes first. */
function known({ rights }: Letter, { denial_date, request_date }: Answers, told: LetterCase): LetterCase {
  const all = rights.includes(told.right ?? 'access') ? { ...told } : {}
  if (denial_date !== undefined) all.refusedOn = denial_date!
  if (request_date !== undefined) all.askedOn = request_date!
  return all
}

/** Every day that may stand in a letter: told, or counted from one that was told. */
function daysAllowed(letter: Letter, answers: Answers, told: LetterCase): string[] {
  const { lastDays } = allowed(told)
  const starts = [told.refusedOn, told.fee?.on, ...lastDays.map((day) => plus(day, 1))].filter((day): day is string => Boolean(day))
  const state = told.receivedOn ? Array.from({ length: 30 }, (_, n) => plus(told.receivedOn!, n)) : []
  return [today, plus(today, 14), answers.dob, answers.denial_date, answers.request_date, told.refusedOn, told.askedOn, told.receivedOn, told.fee?.on, ...(told.delays ?? []).flatMap(({ on, until }) => [on, until]),
    ...lastDays, ...starts, ...starts.map((day) => plus(day, 180)), ...(letter.id === 'overdue-notice' ? state : []), ...(letter.id === 'accounting' ? ['2020-11-24', '2024-01-01', '2024-03-31'] : [])].filter((day): day is string => Boolean(day))
}

describe.each(LANGUAGES)('no letter says more than is known (%s)', (language) => {
  it.each([...knowledge.letters.values()].map((letter) => [letter.id, letter] as const))('%s', (id, letter) => {
    const said = new Set<string>()
    const wrong: string[] = []
    for (const { answers, case: told, state } of anyCases(20_261_124, CASES)) {
      const law = state && knowledge.states.get(state)
      const text = letterText(letterOf(id, answers, language, { case: told, ...(law && { state: law }) }))
      const why = JSON.stringify({ answers, told, text })
      const own = ['self', 'patient-signs'].includes(standingOf(answers, today).standing)
      const of = known(letter, answers, told)
      const { late, faults } = allowed(of)
      const says = (en: RegExp, es: RegExp): boolean => (language === 'en' ? en : es).test(text)
      const only = (means: string, en: RegExp, es: RegExp, may: boolean) => {
        if (!says(en, es)) return
        said.add(means)
        if (!may) wrong.push(`says "${means}": ${why}`)
      }

      expect(text, why).not.toMatch(/undefined|null|NaN|\[object|Invalid|\{\{|\}\}|\{%|\ue000|willing|violat|illegal|unlawful|\bsue\b|penalt|viola|ilegal|demandar|multa/)
      const days = new Set(daysAllowed(letter, answers, of).map((day) => longDate(day, language)))
      expect((text.match(DATES[language]) ?? []).filter((day) => !days.has(day)), why).toEqual([])
      only('late', /\blate\b|Overdue|Nothing came within|time is over too/, /atrasada|No llegó nada dentro|tiempo también terminó/, late)
      only('mine', /\bmy (?:own )?(?:complete|health|electronic|medical|records?\b)/i, /\bmi (?:propio )?(?:expediente|información|historial)/i, own)
      only('no ground', /not among them|not among the grounds/, /no está(?:n)? entre/, id === 'amendment' ? of.facts?.amendment?.refused === 'yes' && of.facts.amendment['other-ground'] === 'yes' && of.facts?.amendment?.['allowed-ground'] !== 'yes' : mayDeny(of))
      only('a review', /I ask for a review|164\.524\(a\)\(4\)|164\.524\(d\)\(4\)|that I can have the refusal reviewed/, /Pido que se revise|164\.524\(a\)\(4\)|164\.524\(d\)\(4\)|que puedo pedir que se revise, y cómo\n/, mayAskReview(of))
      only('lacks', /does not tell me|leaves out something|hard to understand/, /Su carta no me dice|no dice algo que|difícil de entender/, of.refused === 'writing' && Boolean(of.missing?.length))
      only('aloud', /said aloud|I was told no|told that I cannot/, /de palabra|Me dijeron que no/, of.refused === 'spoken')
      only('no reason', /No reason was given|given no reason \(/, /No me dieron ninguna razón\.|no me dieron ninguna razón \(/, Boolean(of.noReason && !of.grounds?.length) || Boolean(of.grounds?.some((ground) => of.facts?.[ground]?.['no-reason-given'] === 'yes')))
      for (const [fault, en, es] of [['written', /- was not in writing/, /- no fue por escrito/], ['reason', /- gave no reason/, /- no dio motivo/], ['date', /- named no date/, /- no dio fecha/], ['late', /- came after the first/, /- llegó después de los primeros/], ['second', /- was not the first/, /- no fue el primero/]] as const) only(`delay ${fault}`, en, es, faults.includes(fault))
      only('barred charge', /has a charge of this kind|has such a charge|has a charge that/, /incluye algo así|incluye algo que/, of.facts?.fees?.['banned-charge'] === 'yes' && (id === 'denial-response' || of.facts.fees['to-someone-else'] !== 'yes'))
      only('limit on fees', /rule allows a reasonable fee|charge of this kind/, /permite un cobro razonable|Según entiendo, su cobro/, of.facts?.fees?.['to-someone-else'] !== 'yes')
      only('a correction was refused', /Statement of disagreement/, /Declaración de desacuerdo/, of.facts?.amendment?.refused === 'yes')
      only('amount', /\$212/, /\$212/, Boolean(of.fee?.amount))
      only('came', /received my request on|The office received my request/, /recibieron mi solicitud el|La oficina recibió/, Boolean(of.receivedOn))
      only('representative', /as the [a-z ]*personal representative|I am the [a-z ]*personal representative/, /Escribo como representante personal|Soy representante personal/, !own)
      expect((text.match(language === 'en' ? /ask for a review/g : /Pido que se revise/g) ?? []).length, why).toBeLessThanOrEqual(1)

      // The words of a fact stand only where that fact is known.
      for (const topic of (of.grounds ?? []).map((ground) => knowledge.topics.get(ground)!)) {
        const { inLetter, sections } = topic.text.get(language)!
        const words = (section: string) => render(section, language, { law: context.law, own })
        const held = (name: string) => { const [fact, answer] = name.split(': '); return of.facts?.[topic.id]?.[fact!] === answer }
        // What is said with good reason, the longest first, so that none passes for a part of another.
        const rest = [sections['In a letter'] ?? '', ...Object.keys(inLetter).filter(held).map((name) => inLetter[name]!)].map(words).filter(Boolean).sort((a, b) => b.length - a.length)
          .reduce((left, part) => left.replaceAll(part, ''), text)
        expect(Object.keys(inLetter).filter((name) => rest.includes(words(inLetter[name]!))), why).toEqual([])
        // A fact that has turned the verdict is not followed by what the topic says without it.
        const { by, verdict } = judge(topic, of.facts?.[topic.id] ?? {})
        const turned = by && by.answer !== 'unknown' && verdict !== topic.verdict
        const ours = Object.keys(inLetter).filter(held).map((name) => words(inLetter[name]!)).reduce((left, part) => left.replaceAll(part, ''), text)
        expect(turned && sections['In a letter'] && ours.includes(words(sections['In a letter'])), why).not.toBe(true)
      }
    }
    expect(wrong.slice(0, 3)).toEqual([])
    expect([...SAID[id]!].filter((means) => !said.has(means)), 'what no case has made this letter say is not tested').toEqual([])
  })
})

it('an office that is late for certain is told so, and one that is not is asked', () => {
  let late = 0, other = 0
  const letter = knowledge.letters.get('overdue-notice')!
  for (const { answers, case: told } of anyCases(7, 1000)) {
    const expected = allowed(known(letter, answers, told)).late
    const text = letterText(letterOf('overdue-notice', answers, 'en', { case: told }))
    expect(/Your answer is late\./.test(text), JSON.stringify({ answers, told })).toBe(expected)
    if (expected) late++
    else other++
  }
  expect(late).toBeGreaterThan(20)
  expect(other).toBeGreaterThan(50)
})

it('names no paragraph of the law that the authorities do not have', () => {
  const known45 = new Map([...knowledge.authorities.values()].map(({ label, paragraphs }) => [label, paragraphs]))
  const bodies = [...knowledge.letters.values()].flatMap(({ id, text }) => [...text.values()].map(({ body }) => [id, body] as const))
  const words = [...knowledge.topics.values()].flatMap(({ id, text }) => [...text.values()].flatMap(({ sections, inLetter }) => [sections['In a letter'] ?? '', ...Object.values(inLetter)].map((body) => [id, body!] as const)))
  const wrong: string[] = []
  let seen = 0
  for (const [id, body] of [...bodies, ...words]) {
    for (const [, title, code, section, paragraph] of body.matchAll(/(\d+) (CFR|U\.S\.C\.) (\d+[a-z]*(?:[.-]\d+)?)((?:\([a-zA-Z0-9]+\))*)/g)) {
      const label = `${title} ${code} ${section}`
      const paragraphs = known45.get(label)
      seen++
      if (!paragraphs || (paragraph && !paragraphs.some((one) => one.startsWith(paragraph)))) wrong.push(`${id}: ${label}${paragraph}`)
    }
  }
  expect(wrong).toEqual([])
  expect(seen).toBeGreaterThan(200)
})

it('a letter fits a case about its own right, unless a fact rules it out', () => {
  const fits = (id: string, told: LetterCase) => letterFits(knowledge.letters.get(id)!, told)
  expect(fits('denial-response', {})).toBe(true)
  expect(fits('denial-response', { right: 'amendment' })).toBe(false)
  expect(fits('amendment', { right: 'amendment' })).toBe(true)
  expect(fits('info-blocking-report', { facts: { 'info-blocking': { electronic: 'yes' } } })).toBe(true)
  expect(fits('info-blocking-report', { facts: { 'info-blocking': { electronic: 'no' } } })).toBe(false)
  expect(fits('info-blocking-report', { facts: { 'info-blocking': { blocker: 'no' } } })).toBe(false)
})
