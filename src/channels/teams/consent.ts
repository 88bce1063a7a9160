import type { Activity, Attachment } from 'botbuilder'
import { z } from 'zod'
import type { Handed } from '../../turn/pressed.ts'
import type { Store } from '../../turn/store.ts'
import type { RenderFile } from '../letters.ts'
import { request, type Sites } from './sites.ts'

/** The file that is offered: what people print and sign. */
export const OFFERED = 'letter.pdf'
const PDF = 'pdf'
const WITHIN = 6_000
const MOST_KEPT = 200

const url = z.url().max(4_096)
const Info = z.object({ name: z.string().max(256), uploadUrl: url, contentUrl: url, uniqueId: z.string().max(256), fileType: z.string().max(32).optional() })
const Answer = z.discriminatedUnion('action', [
  z.object({ action: z.literal('decline') }),
  z.object({ action: z.literal('accept'), context: z.object({ letter: z.string().regex(/^[\w-]{22,64}$/) }), uploadInfo: Info }),
])

/** Asks whether the letter may be put among the person's files. */
export const consentCard = (letter: string, description: string, sizeInBytes: number): Attachment => ({
  contentType: 'application/vnd.microsoft.teams.card.file.consent', name: OFFERED,
  content: { description, sizeInBytes, acceptContext: { letter }, declineContext: { letter } },
})

/** The file where it is now. */
export function infoCard({ value }: Activity, sites: Sites): Attachment | undefined {
  const answer = Answer.safeParse(value).data
  if (answer?.action !== 'accept' || !sites.allows(new URL(answer.uploadInfo.contentUrl))) return undefined
  const { name, contentUrl, uniqueId } = answer.uploadInfo
  return { contentType: 'application/vnd.microsoft.teams.card.file.info', name, contentUrl, content: { uniqueId, fileType: PDF } }
}

export interface UploadParts { store: Store<string>; render: RenderFile; sites: Sites }

/** Does what the person answered: puts the letter where Teams says, once. Undefined: it is no such answer. */
export function uploads({ store, render, sites }: UploadParts): (value: unknown) => Promise<Handed | undefined> {
  const kept = new Set<string>()
  return async (value) => {
    const answer = Answer.safeParse(value).data
    if (answer?.action !== 'accept') return answer && 'declined'
    const { context, uploadInfo } = answer
    if (kept.has(uploadInfo.uploadUrl)) return 'kept' // a second click
    const document = await store.document(context.letter)
    const made = document === undefined ? undefined : await render(document, OFFERED).catch(() => undefined)
    if (!made) return 'failed'
    const body = Buffer.from(made.body as Buffer)
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(body.length), 'content-range': `bytes 0-${body.length - 1}/${body.length}` }
    const answered = await request(sites, { method: 'PUT', url: uploadInfo.uploadUrl, headers, body, within: WITHIN, most: 65_536 })
    if (!('status' in answered) || answered.status >= 300) return 'failed'
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.add(uploadInfo.uploadUrl)
    return 'kept'
  }
}
