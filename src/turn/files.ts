import type { Activity } from 'botbuilder'

/** The most bytes of one file that is read. */
export const FILE_BYTES = 10_000_000
/** The most characters that the files of one message give: more than the longest letter, and read in no time. */
export const FILES_TEXT = 40_000

/** What a file is by its content, whatever it is called. */
export type FileKind = 'pdf' | 'word' | 'text' | 'html' | 'mail' | 'picture' | 'other'

/** Why no words could be read from a file. `scan`: a PDF of pictures; `too-hard`: it took too much time or memory; `busy`: too many files are waiting; `not-fetched`: the channel did not hand it over. */
export const FILE_PROBLEMS = ['empty', 'too-large', 'too-long', 'locked', 'broken', 'picture', 'scan', 'wrong-type', 'old-word', 'too-hard', 'busy', 'not-fetched'] as const
export type FileProblem = (typeof FILE_PROBLEMS)[number]

/** `cut`: the text is longer than is read, and this is its beginning. */
export type FileRead = { kind: FileKind } & ({ text: string; cut: boolean } | { problem: FileProblem })

/** Turns a file into plain text. Never rejects: what is wrong with a file is a problem, not an error. The name and the type are hints at most. */
export type ReadFile = (bytes: Uint8Array, contentType: string, name: string) => Promise<FileRead>

/** What the files of one message say together. */
export interface FilesRead {
  /** The words of those that could be read, in order; empty if none could. */
  text: string
  /** There was more than is read. */
  cut: boolean
  /** What was wrong with the others, in order. */
  problems: FileProblem[]
}

// A symbol is in no JSON: what stands under it is never kept, and no channel can send it.
const FILES = Symbol('files')

/** Puts what was read from a message's files on its activity, for this turn only. */
export function putFiles(activity: Activity, files: FilesRead): void {
  Object.assign(activity, { [FILES]: files })
}

/** What was read from the message's files, if it came with some that our own door took. */
export const filesOf = (activity: Activity): FilesRead | undefined => (activity as { [FILES]?: FilesRead })[FILES]
