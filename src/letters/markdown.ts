import type { Block } from './letter.ts'

/** Stands before every value that a person typed, so that its first character is never taken for a mark of ours. Taken out again here. */
export const TYPED = '\u{e000}'

/**
 * Reads a filled-in letter into blocks. Blank lines part blocks; "# " is the heading, "| " a line of its own, "- " an item,
 * "____ Name" the place to sign, everything else a paragraph.
 */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = []
  let open = false
  for (const raw of source.split('\n')) {
    const line = raw.replace(/[ \t]+/g, ' ').trim()
    const last = blocks.at(-1)
    if (!line || line === '|') open = false
    else if (line.startsWith('- ')) {
      if (last?.type === 'list') last.items.push(text(line.slice(2)))
      else blocks.push({ type: 'list', items: [text(line.slice(2))] })
    } else if (line.startsWith('| ')) {
      if (open && last?.type === 'lines') last.lines.push(text(line.slice(2)))
      else blocks.push({ type: 'lines', lines: [text(line.slice(2))] })
      open = true
    } else if (line.startsWith('# ')) blocks.push({ type: 'heading', text: text(line.slice(2)) })
    else if (line.startsWith('____')) blocks.push({ type: 'signature', name: text(line.slice(4)) })
    else {
      if (open && last?.type === 'paragraph') last.text = `${last.text} ${text(line)}`
      else blocks.push({ type: 'paragraph', text: text(line) })
      open = true
    }
  }
  return blocks
}

/** The parts of a letter's file: the letter, and what stands under each "## " after it. */
export function partsOf(body: string): { letter: string; papers: string; calendar: string } {
  const parts = body.split(/^## /m)
  const under = (heading: string) => parts.find((part) => part.startsWith(`${heading}\n`))?.slice(heading.length) ?? ''
  return { letter: parts[0]!, papers: under('Papers to attach'), calendar: under('Calendar') }
}

const text = (line: string) => line.replaceAll(TYPED, '').trim()
