import http from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'

export type Key = Awaited<ReturnType<typeof newKey>>

/** A key pair that an issuer signs with; `endorsements` are the channels that it may speak for, null for any. */
export async function newKey(kid: string, endorsements: string[] | null = ['msteams', 'directline', 'webchat']) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  return { kid, privateKey, public: { ...(await exportJWK(publicKey)), kid, use: 'sig', ...(endorsements && { endorsements }) } }
}

/** Signs as the Bot Framework does. */
export const sign = (key: Key, payload: JWTPayload, header: object = {}): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT', ...header }).sign(key.privateKey)

/** An OpenID server on this machine: says where its keys are, and gives them, if it is well. */
export async function openIssuer(...keys: Key[]) {
  let mood: 'well' | 'silent' | 'error' | 'nonsense' = 'well'
  const issuer = {
    keys,
    /** How often its keys were asked for. */
    asked: 0,
    metadata: '',
    become: (next: typeof mood) => { mood = next },
    close: () => new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
    open: (port = 0) => new Promise<void>((ready) => server.listen(port, '127.0.0.1', () => ready())),
    port: () => (server.address() as { port: number }).port,
  }
  const server = http.createServer((req, res) => {
    if (req.url !== '/keys') issuer.asked++
    if (mood === 'silent') return
    res.writeHead(mood === 'error' ? 500 : 200, { 'content-type': 'application/json' })
    if (mood === 'nonsense') res.end('{"keys": 5}')
    else res.end(JSON.stringify(req.url === '/keys' ? { keys: issuer.keys.map((key) => key.public) } : { issuer: 'us', jwks_uri: `http://127.0.0.1:${issuer.port()}/keys` }))
  })
  await issuer.open()
  issuer.metadata = `http://127.0.0.1:${issuer.port()}/.well-known/openidconfiguration`
  return issuer
}
