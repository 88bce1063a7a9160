import { buttons, text, type Draw } from './card.ts'

const STYLES = { good: 'good', fair: 'warning', bad: 'attention' } as const

/** May they refuse? The verdict in a word, the rules it rests on, and what can be done next. */
export const answerCard: Draw = (view) => {
  const { verdict, rules, words } = view
  if (!verdict) return undefined
  return {
    body: [
      { type: 'Container', style: STYLES[verdict.is], bleed: true, items: [text(verdict.label, { weight: 'Bolder', size: 'Medium' })] },
      ...(rules.length > 0 ? [text(`**${words.rules}**\n\n${rules.map(({ name, url }) => `- [${name}](${url})`).join('\n')}`, { size: 'Small' })] : []),
      ...buttons(view),
    ],
  }
}
