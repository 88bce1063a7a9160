import { z } from 'zod'

/** YAML takes 164.524 for a number; here it is words. */
const Text = z.union([z.string().min(1), z.number().transform(String)])
const Words = z.array(Text).min(1)
const File = z.strictObject({ says: Words.optional(), never: Words.optional() })

/** What a turn must be, as a conversation file says it. Lists name what must be there, in this order where there is one; more may be. */
export const Expectation = z.strictObject({
  /** Reply ids, in this order. */
  id: z.array(z.string()).optional(),
  /** `none`: nothing is asked. */
  asks: z.string().optional(),
  heard: z.record(z.string(), z.unknown()).optional(),
  /** Slots of which nothing may be taken. */
  unheard: z.array(z.string()).optional(),
  problem: z.string().optional(),
  command: z.string().optional(),
  /** The first topics, best first. */
  topics: z.array(z.string()).optional(),
  /** Topics that must be among those read, in any order. */
  reads: z.array(z.string()).optional(),
  verdict: z.string().optional(),
  answered: z.array(z.string()).optional(),
  choices: z.array(z.string()).optional(),
  /** Buttons that must not be there. */
  unoffered: z.array(z.string()).optional(),
  crisis: z.boolean().optional(),
  /** What was read from a refusal: at least these grounds, in this order, and exactly these missing lines. */
  notice: z.strictObject({ grounds: z.array(z.string()), category: z.string().optional(), missing: z.array(z.string()).optional() }).optional(),
  language: z.enum(['en', 'es']).optional(),
  /** Words that must stand in the reply, and words that must not: only where they are the law or safety. */
  says: Words.optional(),
  never: Words.optional(),
  /** A letter came; its words. `false`: none came. */
  letter: z.union([z.literal(false), File.extend({ id: z.string().default('records-request') })]).optional(),
  /** The calendar file that came. */
  calendar: File.optional(),
  /** How many messages a new reader of the conversation finds afterwards. */
  left: z.int().optional(),
  /** Whether the links to all files so far work. */
  links: z.enum(['work', 'gone']).optional(),
})
export type Expectation = z.infer<typeof Expectation>

const Said = Expectation.extend({
  /** What the person types; `times`: so often. */
  user: Text.optional(),
  times: z.int().positive().optional(),
  /** Or the id of the button they press. */
  button: z.string().optional(),
  /** Or they answer what is asked, by its kind, until something is asked that is not here. Nothing may be asked twice. */
  answers: z.record(z.string(), Text).optional(),
  /** Or the bot is stopped and started again, and with another clock where a time stands here. */
  restart: z.union([z.literal(true), z.iso.datetime({ offset: true })]).optional(),
}).refine((turn) => [turn.user, turn.button, turn.answers, turn.restart].filter((one) => one !== undefined).length === 1, 'one of user, button, answers, restart')

/** A conversation file: test/conversations/<behaviour>/<name>.yaml. */
export const Conversation = z.strictObject({
  name: z.string().min(5),
  /** The bot's clock; without it a Tuesday morning, 24 November 2026. */
  now: z.iso.datetime({ offset: true }).optional(),
  /** What the person's browser says. */
  locale: z.string().optional(),
  greeting: Expectation.optional(),
  turns: z.array(Said).min(1),
})
export type Conversation = z.infer<typeof Conversation>
