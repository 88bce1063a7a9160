import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, type LookupFunction } from 'node:net'

/** Where files of Teams may be: which addresses, and how their names are looked up. */
export interface Sites { allows: (url: URL) => boolean; lookup?: LookupFunction }

/** SharePoint and OneDrive, those of the US government too. A company's own address below them is a tenant of theirs. */
const DOMAINS = ['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us', 'onedrive.com', 'onedrive.live.com', '1drv.com', 'microsoftpersonalcontent.com']

const inner = new BlockList()
for (const [address, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) inner.addSubnet(address, bits)
for (const [address, bits] of [['::', 127], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) inner.addSubnet(address, bits, 'ipv6')

/** Whether an address is of this machine or of a network of its own. An IPv4 address in IPv6 dress counts as what it is. */
export const isInner = (address: string): boolean => inner.check(address, address.includes(':') ? 'ipv6' : 'ipv4')

/** A name may be made to point at our own network; then it is not found. */
export const publicOnly: LookupFunction = (name, options, done) => lookup(name, { ...options, all: true }, (error, found) => {
  const [first] = found ?? []
  if (error || !first || found.some(({ address }) => isInner(address))) return done(error ?? new Error('no public address'), '', 0)
  if (options.all) done(null, found)
  else done(null, first.address, first.family)
})

export const MICROSOFT: Sites = {
  allows: ({ protocol, hostname, port, username }) =>
    protocol === 'https:' && port === '' && username === '' && DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`)),
  lookup: publicOnly,
}

export interface Call { method: 'GET' | 'PUT'; url: string; headers?: Record<string, string>; body?: Buffer; /** In ms, all of it. */ within: number; /** In bytes of the answer. */ most: number }
export type Answered = { status: number; body: Buffer } | { problem: 'forbidden' | 'unreachable' | 'too-large' }

const REDIRECTS = 3

/** Asks an allowed site, and follows it to allowed sites only. Never rejects; nothing of the address is told. */
export async function request(sites: Sites, { within, url, ...call }: Call): Promise<Answered> {
  const until = AbortSignal.timeout(within)
  let at: string | undefined = url
  for (let hops = 0; at !== undefined && hops <= REDIRECTS; hops++) {
    const target: URL | undefined = URL.canParse(at) ? new URL(at) : undefined
    if (!target || !sites.allows(target)) return { problem: 'forbidden' }
    const answer: Answered & { location?: string } = await once(target, sites.lookup, call, until).catch(() => ({ problem: 'unreachable' as const }))
    if (answer.location === undefined || call.method !== 'GET') return answer
    at = URL.canParse(answer.location, target) ? new URL(answer.location, target).href : undefined
  }
  return { problem: 'unreachable' }
}

function once(url: URL, find: LookupFunction | undefined, { method, headers, body, most }: Omit<Call, 'url' | 'within'>, signal: AbortSignal): Promise<Answered & { location?: string }> {
  return new Promise((resolve, reject) => {
    const call = (url.protocol === 'https:' ? https : http).request(url, { method, signal, agent: false, ...(headers && { headers }), ...(find && { lookup: find }) })
    call.on('error', reject)
    call.on('response', (response) => {
      const { statusCode: status = 0, headers: { location } } = response
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        size += part.length
        if (size <= most) return void parts.push(part)
        resolve({ problem: 'too-large' })
        call.destroy()
      })
      response.on('end', () => resolve({ status, body: Buffer.concat(parts), ...(status >= 300 && status < 400 && location !== undefined && { location }) }))
      response.on('error', reject)
    })
    call.end(body)
  })
}
