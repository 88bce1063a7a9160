import type { Answers, ReadContext, SlotKind, SlotValues } from '../../src/dialog/slot.ts'
import { declines, readCommand } from '../../src/understand/commands.ts'
import { isQuestion, tidy, wordsOf } from '../../src/understand/text.ts'
import { mentionedField } from './fields.ts'
import { slots } from './all.ts'
import { isTale } from './tale.ts'

/** "Wait", "sorry", "perdón": what follows takes back what was said. */
const LEAD = /^(?:(?:no|nope|nah|wait|actually|sorry|oops|whoops|hold on|i mean|i meant|correction|my bad|my mistake|scratch that|espera|espere|perd[oó]n|disculpe|en realidad|mejor|digo|quise decir|me equivoqu[eé]|i made a mistake|i messed up|on second thought|ah|oh|hm+|um|uh|ok|okay)\b[,.!:;-]* *)+/i
const STRONG = /^(?:(?:ah|oh|hm+|um|uh|ok|okay)\b[,. ]*)*(?:(?:no|nope|nah|wait|actually|sorry|oops|whoops|hold on|i mean|i meant|correction|my (?:bad|mistake)|scratch|espera|espere|disculpe|en realidad|mejor|digo|quise|on second|i made a mistake|i messed up)\b|perd[oó]n|me equivoqu)/i
const CHANGE = /^(?:(?:can you|could you|please|pls|i want to|i need to|i'?d like to|let'?s|you can|puede[sn]?|quiero|quisiera|por favor|hay que|then) +)*(?:change|correct|fix|update|edit|make|switch|set|put|replace|cambi(?:a|e|ar)|corri(?:ge|ja)|corregir|pon(?:ga)?|actualiz(?:a|e|ar)|haz(?:lo)?) +(.+)$/i
const CHANGE_TO = /^(.{1,60}?) +(?:to|into|with|as|a|por) +(.+)$/i
const IS = /^(.{1,60}?)(?: (?:is|was|are|were|should be|should say|should read|has to be|needs to be|must be|es|son|era|fue|debe ser|deber[ií]a ser|tiene que ser|debe decir)\b|'s\b| *[:=]) *(.+)$/i
const WRONG = /^(?:(?:all |totally |also )?(?:wrong|incorrect|not right|off|a mistake|mistaken|not correct|misspelled|spelled wrong|mal|incorrect[oa]s?|equivocad[oa]s?|est[aá]n? mal))\b[,.;:!-]* */i
const VALUE_LEAD = /^(?:(?:and|but|y|pero|so|the right (?:one|ones) (?:is|are)|it should (?:be|say)|it'?s supposed to be|they should be|should be|it'?s|it is|its|they'?re|they are|theyre|that'?s|make (?:it|that|them)|i want|i'?d like|i would like|i meant|i mean|it was|use|son|es|son las|debe ser|quiero|que sea|p[oó]n(?:lo|ga)?(?: en)?|hazlo(?: en)?|better|rather|spelled|actually|to|a) +)+/i
/** Answers that a bare value can be told from, in the order in which it is tried. */
const BY_VALUE = ['format', 'delivery', 'dates', 'dob', 'death_date', 'who', 'state'] as const satisfies readonly SlotKind[]

/** Which earlier answer a message corrects, and the words with the new value; `rest` is empty when only the field is named. Looks at 300 characters. */
export function readCorrection(said: string, context: ReadContext): { slot: SlotKind; rest: string } | undefined {
  if (said.length > 300 || readCommand(said) || declines(said) || (isQuestion(said) && !CHANGE.test(tidy(said, 300)))) return undefined
  const text = tidy(said, 300).replace(/[.!?]+$/, '')
  const strong = STRONG.test(text)
  const body = text.replace(LEAD, '').trim()
  if (!body) return undefined
  return byChange(body, context) ?? byField(body, strong, context) ?? (strong || WRONG.test(body) || /^(?:make (?:it|that|them)|(?:it|that|they) should be|switch to|change to|cambi\w+ a)\b/i.test(body) ? byValue(body, context) : undefined)
}

/** "Change the provider to Mercy Clinic", "make it paper", "switch to email". */
function byChange(body: string, context: ReadContext) {
  const what = CHANGE.exec(body)?.[1]
  if (!what) return undefined
  const [, left, right] = CHANGE_TO.exec(what) ?? []
  if (left && right && !/^(?:it|that|them|this|lo|eso)$/i.test(left)) {
    const slot = fieldIn(left, context.answers)
    return slot && { slot, rest: right }
  }
  const bare = /^(?:it|that|them|this|lo|eso|to|a|en)\b/i.test(what)
  if (bare) return byValue(right ?? what.replace(/^(?:it|that|them|this|lo|eso|to|a|en) +/i, ''), context)
  const slot = fieldIn(what, context.answers)
  return slot && wordsOf(what).length <= 5 ? { slot, rest: '' } : undefined
}

/** "My dob is 3/5/80", "the years are wrong, its 2018 to 2021", "wrong doctor". */
function byField(body: string, strong: boolean, context: ReadContext) {
  const [, left, right] = IS.exec(body) ?? []
  const wrong = /\b(?:wrong|incorrect|misspelled|mal|incorrect[oa]|equivocad[oa]s?)\b/i.test(body)
  if (left && right && wordsOf(left).length <= 7) {
    const slot = fieldIn(left, context.answers)
    if (slot && (slot in context.answers || strong)) return { slot, rest: valueOf(right) }
  }
  if (!wrong) return undefined
  const slot = fieldIn(body, context.answers)
  if (!slot || wordsOf(body).length > 14) return undefined
  const after = /\b(?:it'?s|it is|it should be|should be|they'?re|es|son|debe ser) +(.+)$/i.exec(body)?.[1] ?? body.split(/[,;.:]+ *| - /).slice(1).join(', ')
  return { slot, rest: valueOf(after) }
}

/** "No, its 2018 to 2021": the answered slot whose value this can be. */
function byValue(body: string, context: ReadContext): { slot: SlotKind; rest: string } | undefined {
  const rest = valueOf(body)
  if (!rest || wordsOf(rest).length > 8 || isTale(body)) return undefined
  const slot = BY_VALUE.find((kind) => {
    if (context.answers[kind] === undefined || (kind === 'state' && rest.length < 4)) return false
    const read = slots[kind].read(rest, context)
    return 'value' in read && suits(kind, read.value as never)
  })
  return slot && { slot, rest }
}

/** One day is a stretch of treatment only where it is no day of birth. */
const suits = <K extends SlotKind>(kind: K, value: SlotValues[K]): boolean =>
  kind !== 'dates' || value === 'all' || (value as { from: string; to: string }).from !== (value as { from: string; to: string }).to

function valueOf(text: string): string {
  return text.replace(WRONG, '').replace(LEAD, '').replace(VALUE_LEAD, '').replace(/[, ]+(?:not|no|and not|instead of|rather than|en vez de|en lugar de) .*$/i, '').replace(/ +(?:instead|please|pls|por favor|actually)$/i, '').trim()
}

/** A name may be the patient's or, where somebody else asks, the typing person's own. */
function fieldIn(text: string, answers: Answers): SlotKind | undefined {
  const field = mentionedField(text)
  return field === 'patient_name' && answers.requester_name && /\b(?:my|mi|own|propio)\b/i.test(text) ? 'requester_name' : field
}
