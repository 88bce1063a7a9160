import type { Day } from '../dialog/slot.ts'
import type { Citation, Rule } from '../knowledge/schema.ts'
import { plusBusinessDays, plusDays } from './days.ts'

/** When something the law sets has to have happened, with the figures of the sum: `start` + `count` = `due`. */
export interface Deadline {
  /** Day 0, e.g. the day the office received the request. */
  start: Day
  count: number
  unit: 'days' | 'business-days'
  /** The last day on which it is still in time. Not moved by weekends: the rule has no such thing. */
  due: Day
  /** The first day on which it is late. */
  late: Day
  citation: Citation
}

/** The deadline a rule sets, counted from day 0. Throws if the rule is not one of days, or had no value yet on that day: a fault of ours. */
export function deadline(rule: Rule, start: Day): Deadline {
  const { value: count, unit } = valueOn(rule, start)
  if (unit !== 'days' && unit !== 'business-days') throw new RangeError(`"${rule.means}" is ${unit === 'dollars' ? 'an amount' : 'a span'}, not a time counted in days`)
  const due = (unit === 'days' ? plusDays : plusBusinessDays)(start, count)
  return { start, count, unit, due, late: plusDays(due, 1), citation: rule.citation }
}

/** The numbers of the law as they stand on a day, for templates: `{{ law.access_days }}`. Amounts are text with their cents: "6.50". */
export function lawOn(rules: ReadonlyMap<string, Rule>, on: Day): Record<string, number | string> {
  return Object.fromEntries([...rules].map(([name, rule]) => {
    const { value, unit } = valueOn(rule, on)
    return [name, unit === 'dollars' ? value.toFixed(2) : value]
  }))
}

/** The rule of that name. Throws if knowledge/law/rules.yaml has none: a fault of ours. */
export function ruleNamed(rules: ReadonlyMap<string, Rule>, name: string): Rule {
  const rule = rules.get(name)
  if (!rule) throw new RangeError(`there is no rule "${name}" in law/rules.yaml`)
  return rule
}

/** The number a rule had on a day, with its unit. Throws RangeError where it had none yet: a fault of ours. */
export function valueOn(rule: Rule, on: Day): Rule['values'][number] {
  const held = rule.values.filter(({ from }) => from <= on).sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
  if (!held) throw new RangeError(`no value of "${rule.means}" holds on ${on}`)
  return held
}

/** Whether the rule of access had its number on a day. From a day before, a slip or so long ago, nothing can be counted. */
export const heldOn = (rules: ReadonlyMap<string, Rule>, on: Day): boolean => ruleNamed(rules, 'access_days').values.some(({ from }) => from <= on)
