import type { Block, LetterDocument } from './letter.ts'

/** The letter as plain text, to copy or to send by e-mail. Paragraphs are not wrapped: where it is pasted knows its own width. */
export const letterText = ({ blocks }: LetterDocument): string => `${blocks.map(blockText).join('\n\n')}\n`

function blockText(block: Block): string {
  switch (block.type) {
    case 'lines': return block.lines.join('\n')
    case 'list': return block.items.map((item) => `- ${item}`).join('\n')
    case 'signature': return `\n______________________________\n${block.name}`.trimEnd()
    default: return block.text
  }
}
