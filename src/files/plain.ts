import { FILES_TEXT } from '../turn/files.ts'
import { PAGE_CHARACTERS, PAGES } from './limits.ts'
import type { Extract } from './worker.ts'

/** Text of any common encoding: what its first bytes say, else UTF-8 if it is that, else the one of Windows. */
export function decode(bytes: Uint8Array, charset?: string): string {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decoderFor(charset).decode(bytes)
  }
}

function decoderFor(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'windows-1252')
  } catch {
    return new TextDecoder('windows-1252')
  }
}

/** Words as a person would have typed them: no control characters, nothing that hides or turns text round, no runs of blanks; not longer than is read. */
export function tidy(raw: string): Extract {
  if (raw.length > PAGES * PAGE_CHARACTERS * 2) return { problem: 'too-long' } // before work is spent on it
  const text = raw.normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cf}/gu, '')
    .replace(/[ \u00a0\u2000-\u200a\u202f\u3000]+/g, ' ')
    .split('\n').map((line) => line.trim()).join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (text.length > PAGES * PAGE_CHARACTERS) return { problem: 'too-long' }
  if (!/[\p{L}\p{N}]/u.test(text)) return { problem: 'empty' }
  const cut = text.length > FILES_TEXT
  return { text: cut ? text.slice(0, FILES_TEXT).replace(/\S*$/, '').trim() : text, cut }
}
