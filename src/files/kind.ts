import type { FileKind, FileProblem } from '../turn/files.ts'

/** The kinds that a child process reads. */
export type ReadableKind = Exclude<FileKind, 'picture' | 'other'>

const HEAD = 1_024
const PICTURES = ['89504e47', 'ffd8ff', '47494638', '49492a00', '4d4d002a', '424d', '00000100']
const HEIC = /^(?:hei[cfmsx]|hev[cm]|mif1|msf1|avif|avis)$/

/** What a file is, by its first bytes. The name and the claimed type only tell one kind of text from another. */
export function kindOf(bytes: Uint8Array, contentType: string, name: string): { kind: ReadableKind } | { kind: FileKind; problem: FileProblem } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const hex = file.toString('hex', 0, 8)
  const head = file.toString('latin1', 0, HEAD)
  if (file.length === 0) return { kind: 'other', problem: 'empty' }
  if (head.startsWith('%PDF-')) return { kind: 'pdf' }
  if (isPicture(hex, head)) return { kind: 'picture', problem: 'picture' }
  if (hex.startsWith('504b')) return { kind: 'word' }
  // The container of Word before 2007, and of every Office file with a password.
  if (hex === 'd0cf11e0a1b11ae1') return { kind: 'other', problem: file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'old-word' }
  if (head.startsWith('{\\rtf')) return { kind: 'other', problem: 'old-word' }
  if (head.includes('%PDF-')) return { kind: 'pdf' } // readers let something stand before it
  if (isBinary(file)) return { kind: 'other', problem: 'wrong-type' }
  return { kind: textKind(head, contentType, name) }
}

function isPicture(hex: string, head: string): boolean {
  if (PICTURES.some((magic) => hex.startsWith(magic))) return true
  return (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) || (head.startsWith('ftyp', 4) && HEIC.test(head.slice(8, 12)))
}

/** Text has no zeros, save in UTF-16, which says so in its first two bytes. */
function isBinary(file: Buffer): boolean {
  if (file.length >= 2 && (file.readUInt16BE(0) === 0xfffe || file.readUInt16BE(0) === 0xfeff)) return false
  return file.subarray(0, 65_536).includes(0)
}

function textKind(head: string, contentType: string, name: string): ReadableKind {
  const start = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (/^(?:<!doctype html|<html|<\?xml|<head|<body)/i.test(start)) return 'html'
  const headers = start.match(/^(?:from|to|subject|date|received|return-path|delivered-to|mime-version|message-id|content-type|x-[\w-]+):/gim)?.length ?? 0
  if (/^[\w-]+:/.test(start) && headers >= (/\.eml$/i.test(name) || /^message\/rfc822/i.test(contentType) ? 1 : 3)) return 'mail'
  const marked = /<\/?(?:p|div|br|table|span|a|h\d)\b[^<>]*>/i.test(head)
  return marked && (/\.html?$/i.test(name) || /^text\/html/i.test(contentType)) ? 'html' : 'text'
}
