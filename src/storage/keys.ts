import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The first key seals; all of them open, so a key can be changed while old records are still there. */
export type KeyRing = readonly RingKey[]

/** `id` is up to 32 of A-Z a-z 0-9 _ -; `secret` is 32 bytes or more. */
export interface RingKey {
  id: string
  secret: Buffer
}

/** The key for one purpose, derived so that no two purposes share one. */
export const derivedKey = ({ secret }: RingKey, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `records-rights ${purpose}`, 32)))

/** The development key, `id:base64` as in ENCRYPTION_KEYS: read from the data folder, or made there for its owner's eyes only. */
export function keyFile(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'encryption-key')
  try {
    writeFileSync(file, `dev:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
