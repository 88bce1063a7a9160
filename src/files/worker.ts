import { parentPort, workerData } from 'node:worker_threads'
import type { FileProblem } from '../turn/files.ts'
import type { ReadableKind } from './kind.ts'

export type Extract = { text: string; cut: boolean } | { problem: FileProblem }

// Each kind loads its own library only: a text needs none.
const READERS: Record<ReadableKind, (bytes: Uint8Array) => Promise<Extract>> = {
  pdf: async (bytes) => (await import('./pdf.ts')).readPdf(bytes),
  word: async (bytes) => (await import('./word.ts')).readWord(bytes),
  text: async (bytes) => {
    const { decode, tidy } = await import('./plain.ts')
    return tidy(decode(bytes))
  },
  html: async (bytes) => {
    const [{ decodeMarkup, wordsOfMarkup }, { tidy }] = await Promise.all([import('./markup.ts'), import('./plain.ts')])
    return tidy(wordsOfMarkup(decodeMarkup(bytes)))
  },
  mail: async (bytes) => {
    const [{ wordsOfMail }, { tidy }] = await Promise.all([import('./mail.ts'), import('./plain.ts')])
    return tidy(await wordsOfMail(bytes))
  },
}

if (parentPort) {
  const { kind, bytes } = workerData as { kind: ReadableKind; bytes: Uint8Array }
  // What a library says of a file can quote it: that it failed is all that is handed on.
  const done: Extract = await READERS[kind](bytes).catch(() => ({ problem: 'broken' as const }))
  parentPort.postMessage(done)
}
