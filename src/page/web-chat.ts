import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The bundle of Web Chat that the page shows: what to ask npm for, and what its bytes must be. */
export const WEB_CHAT = {
  package: 'botframework-webchat@4.18.1',
  tarball: 'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==',
  script: 'sha384-AHFvk4Hi30kPlGug5u1RCA9gNO18GRKqhYcFtulI9sUUUp3HBpyjyTUf2/GVUHHb',
}

/** The folder it is fetched into; not in git. */
export const VENDOR = join(import.meta.dirname, 'vendor')

/** Names in that folder and, below dist/, in the package: the bundle, and the licences it must be passed on with. */
export const SCRIPT = 'webchat.js'
export const LICENCES = 'webchat.js.LICENSE.txt'

/** The hash of bytes in the form of an integrity attribute, e.g. "sha384-...". */
export const integrityOf = (algorithm: 'sha384' | 'sha512', bytes: Buffer): string => `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`

/** The bundle in a folder, if it is there and is the one that was pinned. */
export function readWebChat(folder: string = VENDOR): Buffer | undefined {
  const file = join(folder, SCRIPT)
  if (!existsSync(file)) return undefined
  const bytes = readFileSync(file)
  return integrityOf('sha384', bytes) === WEB_CHAT.script ? bytes : undefined
}
