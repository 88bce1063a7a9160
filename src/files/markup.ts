import { Parser } from 'htmlparser2'
import { decode } from './plain.ts'

const BLOCKS = /^(?:address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|option|p|pre|section|table|title|tr|ul)$/
const UNSEEN = /^(?:script|style|template|noscript|svg|math|iframe|object|select|textarea)$/

/** The words of a web page, blocks on lines of their own. Nothing in it is run or fetched. */
export function wordsOfMarkup(html: string): string {
  let unseen = 0
  const parts: string[] = []
  const parser = new Parser({
    onopentag: (name) => {
      if (UNSEEN.test(name)) unseen++
      if (BLOCKS.test(name)) parts.push('\n')
      else if (name === 'td' || name === 'th') parts.push('\t')
    },
    ontext: (text) => { if (unseen === 0) parts.push(text.replace(/\s+/g, ' ')) },
    onclosetag: (name) => {
      if (UNSEEN.test(name)) unseen--
      if (BLOCKS.test(name)) parts.push('\n')
    },
  }, { decodeEntities: true })
  parser.end(html)
  return parts.join('')
}

/** A web page says in itself how it is encoded. */
export function decodeMarkup(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2_048)).toString('latin1')
  return decode(bytes, /charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1])
}
