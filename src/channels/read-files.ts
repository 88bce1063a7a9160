import { FILES_TEXT, type FileKind, type FileProblem, type FileRead, type FilesRead, type ReadFile } from '../turn/files.ts'

/** A file as it came. No bytes: it was too large, and they were dropped as they came in. */
export interface UploadedFile { contentType: string; name: string; size: number; bytes?: Uint8Array }

/** What may be said of a file anywhere but to the person who sent it. */
export interface Uploaded { kind: FileKind; bytes: number; ms: number; outcome: 'text' | 'cut' | FileProblem }

/** The most files of one message that are read, and for how long (ms) another one is begun. */
const MOST = 5
const BEGIN_WITHIN = 15_000

/** Reads the files of one message one after the other, until there is enough text or no more time; a file that is not begun is `busy`. */
export async function readFiles(files: readonly UploadedFile[], read: ReadFile, done: (file: Uploaded) => void = () => {}): Promise<FilesRead> {
  const start = performance.now()
  const texts: string[] = []
  const problems: FileProblem[] = []
  let left = FILES_TEXT
  let cut = false
  for (const [i, file] of files.entries()) {
    const began = performance.now()
    if (left <= 0) {
      cut = true
      break
    }
    const late = i >= MOST || began - start > BEGIN_WITHIN
    const result: FileRead = late ? { kind: 'other', problem: 'busy' } : file.bytes ? await read(file.bytes, file.contentType, file.name) : { kind: 'other', problem: 'too-large' }
    delete file.bytes
    done({ kind: result.kind, bytes: file.size, ms: performance.now() - began, outcome: 'problem' in result ? result.problem : result.cut ? 'cut' : 'text' })
    if ('problem' in result) problems.push(result.problem)
    else {
      cut ||= result.cut || result.text.length > left
      texts.push(result.text.slice(0, left))
      left -= result.text.length + 2
    }
  }
  return { text: texts.join('\n\n'), cut, problems }
}
