import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { FILE_BYTES, type FileProblem, type FilesRead, type ReadFile } from '../../turn/files.ts'
import { readFiles, type Uploaded, type UploadedFile } from '../read-files.ts'
import { request, type Sites } from './sites.ts'

const INFO = 'application/vnd.microsoft.teams.file.download.info'
/** Teams waits no longer than ten seconds for the whole turn. */
const WITHIN = 5_000
const MOST = 5

const Attached = z.object({ contentType: z.string(), name: z.string().max(256).catch(''), content: z.object({ downloadUrl: z.string().max(4_096) }).optional().catch(undefined) })
type Attached = z.infer<typeof Attached>

export interface DownloadParts { sites: Sites; readFile: ReadFile; /** A file was read, or could not be. */ fileRead?: (file: Uploaded) => void }

/** The files that came with a message. What Teams adds to words that were formatted is none. */
export const filesIn = ({ attachments }: Pick<Activity, 'attachments'>): Attached[] =>
  (attachments ?? []).map((one) => Attached.safeParse(one).data).filter((one) => one !== undefined && (one.contentType === INFO || one.contentType.startsWith('image/'))) as Attached[]

/** Fetches them from where Teams keeps them, and reads them like uploads. */
export async function download(attached: readonly Attached[], { sites, readFile, fileRead }: DownloadParts): Promise<FilesRead> {
  const files: UploadedFile[] = []
  const problems: FileProblem[] = []
  const until = Date.now() + WITHIN
  for (const { contentType, name, content } of attached.slice(0, MOST)) {
    // A picture in the text is kept behind a token, and could not be read anyway.
    if (contentType !== INFO) problems.push('picture')
    else {
      const got = await request(sites, { method: 'GET', url: content?.downloadUrl ?? '', within: Math.max(1, until - Date.now()), most: FILE_BYTES })
      if ('status' in got && got.status === 200) files.push({ contentType: '', name, size: got.body.length, bytes: got.body })
      else problems.push('problem' in got && got.problem === 'too-large' ? 'too-large' : 'not-fetched')
    }
  }
  problems.push(...attached.slice(MOST).map(() => 'busy' as const))
  const read = await readFiles(files, readFile, fileRead)
  return { ...read, problems: [...read.problems, ...problems] }
}
