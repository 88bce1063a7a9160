import { AlignmentType, BorderStyle, Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx'
import type { Block, LetterDocument } from './letter.ts'

/** Word measures: type in half points, distances in twentieths of a point. US Letter, margins of one inch. */
const TYPE = 22
const PAGE = { size: { width: 12_240, height: 15_840 }, margin: { top: 1_300, right: 1_440, bottom: 1_300, left: 1_440 } }
const AFTER = 140
const SIGNATURE_SPACE = 560
const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Microsoft YaHei' }

/** The letter as a Word file, for people who want to change a word. */
export async function letterDocx(letter: LetterDocument): Promise<Buffer> {
  const language = { value: letter.language === 'es' ? 'es-US' : 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' }
  const word = new Document({
    title: letter.title,
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: { run: { font: FONT, size: TYPE, language }, paragraph: { spacing: { after: AFTER } } },
        heading1: { run: { font: FONT, size: TYPE + 2, bold: true, color: '000000' }, paragraph: { spacing: { before: AFTER, after: AFTER } } },
      },
    },
    numbering: {
      config: [{
        reference: 'items',
        levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 500, hanging: 260 } } } }],
      }],
    },
    sections: [{ properties: { page: PAGE }, children: letter.blocks.flatMap(paragraphs) }],
  })
  return Packer.toBuffer(word)
}

function paragraphs(block: Block): Paragraph[] {
  switch (block.type) {
    case 'lines': return block.lines.map((line, n) => new Paragraph({ spacing: { after: n === block.lines.length - 1 ? AFTER : 0 }, children: runs(line) }))
    case 'heading': return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(block.text) })]
    case 'paragraph': return [new Paragraph({ children: runs(block.text) })]
    case 'list': return block.items.map((item) => new Paragraph({ numbering: { reference: 'items', level: 0 }, spacing: { after: 40 }, children: runs(item) }))
    case 'signature': return [
      new Paragraph({ spacing: { before: SIGNATURE_SPACE, after: 0 }, keepNext: true, indent: { right: 5_000 }, border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1 } }, children: [] }),
      new Paragraph({ spacing: { after: 60 }, children: runs(block.name) }),
    ]
  }
}

const RIGHT_TO_LEFT = /([\p{Script=Arabic}\p{Script=Hebrew}]+(?: [\p{Script=Arabic}\p{Script=Hebrew}]+)*)/u

/** Words from right to left are runs of their own, marked so. */
const runs = (text: string): TextRun[] =>
  text.split(RIGHT_TO_LEFT).flatMap((part, n) => (part ? [new TextRun({ text: part, ...(n % 2 && { rightToLeft: true }) })] : []))
