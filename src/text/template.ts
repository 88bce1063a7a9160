import { Liquid, type Template } from 'liquidjs'
import type { Deadline } from '../rules/deadline.ts'
import { longDate, monthSpan, showSum } from './dates.ts'
import type { DayRange } from '../dialog/slot.ts'
import type { Language } from '../knowledge/schema.ts'

/** The one template engine of the project: letters, questions and answers all use it. A variable or filter that is not there throws. */
const liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, templates: {} })
const parsed = new Map<string, Template[]>()

interface FilterScope { context: { getSync(path: string[]): unknown } }
const languageOf = (scope: FilterScope) => scope.context.getSync(['language']) as Language

liquid.registerFilter('long_date', function (this: FilterScope, day: string) {
  return longDate(day, languageOf(this))
})
liquid.registerFilter('month_span', function (this: FilterScope, range: DayRange) {
  return monthSpan(range, languageOf(this))
})
liquid.registerFilter('sum', function (this: FilterScope, deadline: Deadline) {
  return showSum(deadline, languageOf(this))
})
liquid.registerFilter('listed', function (this: FilterScope, items: string[]) {
  return new Intl.ListFormat(languageOf(this), { type: 'conjunction' }).format(items)
})

const parse = (template: string): Template[] => {
  let nodes = parsed.get(template)
  if (!nodes) parsed.set(template, (nodes = liquid.parse(template)))
  return nodes
}

/** Fills in a template of ours. What people typed comes in as values only and is never read as a template. */
export function render(template: string, language: Language, values: Record<string, unknown> = {}): string {
  if (!template.includes('{')) return template
  return liquid.renderSync(parse(template), values, { globals: { language } }) as string
}

/** The names a template uses, so that a test can compare them with what it is given. */
export const variablesOf = (template: string): string[] => liquid.globalVariablesSync(parse(template)).filter((name) => name !== 'language')
