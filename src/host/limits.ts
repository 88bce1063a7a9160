import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { LimitKind, Limits } from '../channels/http.ts'
import { isLoopback } from '../channels/loopback.ts'

/** How often one client may do a thing: points within seconds. */
export type Allowances = Record<LimitKind, { points: number; duration: number }>

/** A household or a clinic's network counts as one client. Resuming counts wrong tries only. */
export const ALLOWANCES: Allowances = {
  token: { points: 120, duration: 60 },
  conversation: { points: 60, duration: 60 },
  message: { points: 300, duration: 60 },
  upload: { points: 30, duration: 300 },
  download: { points: 120, duration: 60 },
  resume: { points: 20, duration: 3_600 },
}
/** New conversations a minute, of everybody together: what fills the disk has an end. */
const ALL_CONVERSATIONS = { points: 3_000, duration: 60 }

type Asking = Pick<IncomingMessage, 'headers' | 'socket'>

/** Limits kept in memory, per client. A process on this machine that comes directly is not limited, save in guessing resume codes. */
export function createLimits(behindProxy: boolean, allowances: Allowances = ALLOWANCES, limited?: (kind: LimitKind) => void): Limits {
  const kinds = Object.keys(allowances) as LimitKind[]
  const limiters = Object.fromEntries(kinds.map((kind) => [kind, new RateLimiterMemory({ keyPrefix: kind, ...allowances[kind] })])) as Record<LimitKind, RateLimiterMemory>
  const everybody = new RateLimiterMemory({ keyPrefix: 'all', ...ALL_CONVERSATIONS })

  const told = new Map<LimitKind, number>()
  /** Once a minute is enough: a flood must not fill the log. */
  const tell = (kind: LimitKind): void => {
    if (Date.now() - (told.get(kind) ?? 0) < 60_000) return
    told.set(kind, Date.now())
    limited?.(kind)
  }

  async function consume(limiter: RateLimiterMemory, client: string, kind: LimitKind): Promise<number> {
    try {
      await limiter.consume(client)
      return 0
    } catch (over) {
      tell(kind)
      return Math.max(1, ((over as RateLimiterRes).msBeforeNext ?? 1_000) / 1_000)
    }
  }

  return {
    wait(kind, req) {
      const client = clientOf(req, behindProxy)
      if (kind === 'resume') {
        return limiters.resume.get(client).then((known) => (known && known.consumedPoints >= allowances.resume.points ? Math.max(1, known.msBeforeNext / 1_000) : 0))
      }
      if (client === DIRECT) return kind === 'conversation' ? consume(everybody, 'all', kind) : 0
      const own = consume(limiters[kind], client, kind)
      return kind === 'conversation' ? own.then((wait) => wait || consume(everybody, 'all', kind)) : own
    },
    blame(kind, req) {
      limiters[kind].penalty(clientOf(req, behindProxy)).catch(() => {})
    },
  }
}

const DIRECT = 'this machine'

/** Who is asking: the peer, or behind a proxy the last address it wrote down (those before it are what the client claims). */
export function clientOf({ headers, socket }: Asking, behindProxy: boolean): string {
  const peer = socket.remoteAddress ?? ''
  const forwarded = headers['x-forwarded-for']
  if (behindProxy && forwarded !== undefined) return networkOf(String(forwarded).split(',').at(-1)!.trim().slice(0, 64))
  return isLoopback(peer) && forwarded === undefined ? DIRECT : networkOf(peer)
}

/** In IPv6 everybody has a /64 to pick addresses from. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - left.length - tail.split(':').filter(Boolean).length
  return [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0')].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')
}
