import { z } from 'zod'

/**
 * The part of the Adaptive Cards 1.5 schema that our cards use, strict: a field or a value that the schema does not have fails.
 * No well-kept npm package has the schema itself.
 */
const words = z.string().min(1)
const spacing = z.enum(['Default', 'None', 'Small', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional()
const weight = z.enum(['Default', 'Lighter', 'Bolder']).optional()
const size = z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional()
const TextBlock = z.strictObject({ type: z.literal('TextBlock'), text: words, wrap: z.literal(true), weight, size, isSubtle: z.boolean().optional(), spacing })
const RichTextBlock = z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(z.strictObject({ type: z.literal('TextRun'), text: z.string(), weight })).min(1), spacing })
const InputText = z.strictObject({
  type: z.literal('Input.Text'), id: words, label: words, isRequired: z.boolean(), errorMessage: words, maxLength: z.number(), isMultiline: z.boolean().optional(), value: words.optional(),
})
const Data = z.strictObject({
  step: words, pick: words.optional(),
  msteams: z.strictObject({ type: z.literal('messageBack'), displayText: words, text: words, value: z.strictObject({ step: words, pick: words }) }).optional(),
})
const Action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Action.Submit'), title: words, tooltip: words.optional(), style: z.enum(['default', 'positive', 'destructive']).optional(), associatedInputs: z.enum(['auto', 'none']).optional(), data: Data }),
  z.strictObject({ type: z.literal('Action.OpenUrl'), title: words, url: z.url() }),
])
const ActionSet = z.strictObject({ type: z.literal('ActionSet'), actions: z.array(Action).min(1).max(6) })
const Leaf = z.union([TextBlock, RichTextBlock, InputText, ActionSet])
const Container = z.strictObject({ type: z.literal('Container'), style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']), bleed: z.boolean(), items: z.array(Leaf).min(1) })
const ColumnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  columns: z.array(z.strictObject({ type: z.literal('Column'), verticalContentAlignment: z.enum(['Top', 'Center', 'Bottom']), width: z.union([z.enum(['auto', 'stretch']), z.number()]), items: z.array(Leaf).min(1) })).min(1),
})

export const AdaptiveCard = z.strictObject({
  type: z.literal('AdaptiveCard'), $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'), version: z.literal('1.5'), lang: z.enum(['en', 'es']), fallbackText: words,
  body: z.array(z.union([Leaf, Container, ColumnSet])).min(1),
})
export type AdaptiveCard = z.infer<typeof AdaptiveCard>

/** Every button of a card: its words, and what it sends. */
export function buttonsOf(card: AdaptiveCard): { title: string; data: z.infer<typeof Data> }[] {
  const found: { title: string; data: z.infer<typeof Data> }[] = []
  JSON.stringify(card, (_, value) => {
    if (value?.type === 'Action.Submit') found.push(value)
    return value
  })
  return found
}

/** The field to type in, if there is one. */
export const fieldOf = ({ body }: AdaptiveCard): z.infer<typeof InputText> | undefined => body.find((element) => element.type === 'Input.Text')
