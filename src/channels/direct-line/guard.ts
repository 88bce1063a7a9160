import type { Activity } from 'botbuilder'
import type { Request, Response } from 'restify'
import { conversationKey, WEB } from '../../turn/durable-adapter.ts'
import { refuse, route, type LimitKind, type Limits } from '../http.ts'
import type { Session, Tokens } from './tokens.ts'

export const BASE = '/v3/directline'
export const CHANNEL = 'directline'

/** Lets in who holds a token for the conversation in the address, if there is one in it. 403 is what makes Web Chat say that it cannot connect. */
export const guarded = ({ tokens, failed }: { tokens: Tokens; failed?: (error: unknown) => void }, handle: (session: Session, req: Request, res: Response) => Promise<void>) =>
  route(async (req, res) => {
    const session = await tokens.read(/^Bearer ([\w.-]+)$/i.exec(req.headers.authorization ?? '')?.[1])
    const { id } = req.params as { id?: string }
    if (!session || (id !== undefined && id !== session.conversation)) return refuse(res, 403)
    return handle(session, req, res)
  }, failed)

/** Answers a client that has to wait; true if it was one. */
export async function mustWait(limits: Limits, kind: LimitKind, req: Request, res: Response): Promise<boolean> {
  const wait = await limits.wait(kind, req)
  if (wait) refuse(res, 429, wait)
  return wait > 0
}

/** The record of a session's conversation. */
export const recordOf = ({ conversation }: Session): string => conversationKey({ channelId: CHANNEL, serviceUrl: WEB, conversation: { id: conversation } } as Activity)
