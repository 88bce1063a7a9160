import { parentPort } from 'node:worker_threads'
import { letterDocx } from './docx.ts'
import type { LetterDocument } from './letter.ts'
import { letterPdf } from './pdf.ts'

/** What the worker is asked for, and what it answers. An error has no words: they could be the person's own. */
export interface Job { id: number; kind: 'pdf' | 'docx'; letter: LetterDocument }
export interface Done { id: number; bytes?: Uint8Array }

parentPort?.on('message', ({ id, kind, letter }: Job) => {
  const make = kind === 'pdf' ? letterPdf : letterDocx
  make(letter).then(
    (bytes) => parentPort!.postMessage({ id, bytes: new Uint8Array(bytes) } satisfies Done),
    () => parentPort!.postMessage({ id } satisfies Done),
  )
})
