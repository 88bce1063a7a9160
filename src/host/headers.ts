import helmet from 'helmet'
import type { IncomingMessage, ServerResponse } from 'node:http'

export type Headers = ReadonlyMap<string, string>

/** The headers of a page: helmet's, with a policy under which Web Chat works and nothing comes from elsewhere. */
export function pageHeaders({ publicUrl, allowedOrigins }: { publicUrl?: string; allowedOrigins: string[] }): Headers {
  const secure = publicUrl?.startsWith('https:') ?? false
  const stream = publicUrl ? publicUrl.replace(/^http/, 'ws') : 'ws:'
  return headersOf(helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", stream, 'blob:', 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: allowedOrigins.length > 0 ? ["'self'", ...allowedOrigins] : ["'none'"],
      },
    },
    ...(allowedOrigins.length > 0 && { frameguard: false }), // frame-ancestors says it better
    strictTransportSecurity: secure && { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
  }))
}

/** The headers of every other answer: nothing to show, nothing to keep. */
export function apiHeaders({ publicUrl }: { publicUrl?: string }): Headers {
  return new Map([
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
    ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
    ...(publicUrl?.startsWith('https:') ? [['strict-transport-security', 'max-age=31536000'] as const] : []),
  ])
}

/** Runs helmet once, so that a request only has to copy what it would set. */
function headersOf(middleware: ReturnType<typeof helmet>): Headers {
  const headers = new Map<string, string>()
  const response = { setHeader: (name: string, value: string) => headers.set(name, String(value)), removeHeader: (name: string) => headers.delete(name) }
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}
