import { existsSync } from 'node:fs'
import { z } from 'zod'
import { MODEL_SHAPES, ModelEnvironment, modelSettings, type ModelSettings } from './llm/settings.ts'
import { setting } from './setting.ts'
import { keyFile, type KeyRing } from './storage/keys.ts'

/** The environment asks for something that cannot be done safely; the message says what to set instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The product's own Azure bot. */
export interface BotIdentity {
  type: 'SingleTenant' | 'UserAssignedMSI'
  id: string
  /** A managed identity has none. */
  password?: string
  tenant: string
}

/** All the settings there are; see .env.example. */
export interface Config {
  production: boolean
  host: string
  port: number
  /** Origin (scheme and host) people reach us at, where a proxy stands before us. */
  publicUrl?: string
  allowedOrigins: string[]
  dataDir: string
  keys: KeyRing
  /** None: /api/messages takes anybody's word for who they are and is there for this machine only. */
  bot?: BotIdentity
  /** Organizations (lower case) whose people may use the bot in Teams: its own, if nothing else is set. */
  allowedTenants?: string[]
  /** A time that stands still (ISO with offset), for development. */
  now?: string
  /** The language model that may read along; none: the bot reads alone. */
  model?: ModelSettings
}

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)
const list = setting.transform((text) => text?.split(',').map((one) => one.trim()).filter(Boolean) ?? [])
const Environment = z.object({
  NODE_ENV: setting,
  HOST: setting.pipe(z.string().regex(/^[\w.:-]+$/).default('127.0.0.1')),
  PORT: setting.pipe(z.string().regex(/^\d{1,5}$/).default('3978')).transform(Number).pipe(z.number().max(65_535)),
  PUBLIC_URL: setting.pipe(origin.optional()),
  ALLOWED_ORIGINS: list.pipe(z.array(origin)),
  DATA_DIR: setting.pipe(z.string().default('.data')),
  DATABASE_URL: setting,
  ENCRYPTION_KEYS: setting,
  MicrosoftAppType: setting.pipe(z.enum(['SingleTenant', 'UserAssignedMSI']).optional()),
  MicrosoftAppId: setting.pipe(z.string().regex(/^[\w-]{1,64}$/).optional()),
  MicrosoftAppPassword: setting,
  MicrosoftAppTenantId: setting.pipe(z.string().regex(/^[\w.-]{1,128}$/).optional()),
  ALLOWED_TENANTS: list.pipe(z.array(z.string().regex(/^[\w.-]{1,128}$/).toLowerCase())),
  NOW: setting.pipe(z.iso.datetime({ offset: true }).optional()),
  ...ModelEnvironment.shape,
})

const SHAPES: Record<string, string> = {
  HOST: 'an address or a name, e.g. 127.0.0.1',
  PORT: 'a number from 0 to 65535, e.g. 3978',
  PUBLIC_URL: 'an address that begins with https://, e.g. https://records.example.org',
  ALLOWED_ORIGINS: 'addresses with commas between them, e.g. https://clinic.example.org,https://www.example.org',
  MicrosoftAppType: 'SingleTenant or UserAssignedMSI',
  MicrosoftAppId: 'the application (client) ID from Azure',
  MicrosoftAppTenantId: 'the directory (tenant) ID from Azure',
  ALLOWED_TENANTS: 'directory (tenant) IDs with commas between them',
  ...MODEL_SHAPES,
  NOW: 'a date and time with its offset, e.g. 2026-11-24T09:00:00-05:00',
}

/** The environment of this process, with what a `.env` file in the working folder adds to it. */
export function environment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** Reads the settings, the only place that does. @throws ConfigError with a sentence that says what to set. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = Environment.safeParse(env)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0])
    throw new ConfigError(`${name} cannot be read: set it to ${SHAPES[name] ?? 'a text'}, or leave it out.`)
  }
  const set = read.data
  const production = set.NODE_ENV === 'production'
  if (set.DATABASE_URL) throw new ConfigError('DATABASE_URL is set, but Postgres is not built yet: leave it out, and set DATA_DIR to a folder on a disk that lasts.')
  if (production && !set.ENCRYPTION_KEYS) {
    throw new ConfigError('In production what people say is encrypted with your key: set ENCRYPTION_KEYS to id:base64, for example 2026a: followed by the output of `openssl rand -base64 32`, and keep it safe.')
  }
  if (production && set.NOW) throw new ConfigError('NOW makes time stand still and is for development only: leave it out, or do not set NODE_ENV to production.')
  const { model, problem } = modelSettings(set, production)
  if (problem) throw new ConfigError(problem)
  if (production && set.PUBLIC_URL?.startsWith('http:')) throw new ConfigError('PUBLIC_URL begins with http://, so messages would travel unprotected: set it to an https:// address.')
  return {
    production,
    host: set.HOST,
    port: set.PORT,
    ...(set.PUBLIC_URL && { publicUrl: set.PUBLIC_URL }),
    allowedOrigins: set.ALLOWED_ORIGINS,
    dataDir: set.DATA_DIR,
    keys: keyRing(set.ENCRYPTION_KEYS ?? ownKey(set.DATA_DIR)),
    ...identity(set),
    ...(set.NOW && { now: set.NOW }),
    ...(model && { model }),
  }
}

/** All of the MicrosoftApp* names that a kind of bot needs, or none. */
function identity(set: z.infer<typeof Environment>): Pick<Config, 'bot' | 'allowedTenants'> {
  const { MicrosoftAppType: type = 'SingleTenant', MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenant } = set
  if (!id && !set.MicrosoftAppType && !password && !tenant) return {}
  const missing = [
    ...(id ? [] : ['MicrosoftAppId']),
    ...(password || type === 'UserAssignedMSI' ? [] : ['MicrosoftAppPassword']),
    ...(tenant ? [] : ['MicrosoftAppTenantId']),
  ]
  if (missing.length > 0) {
    throw new ConfigError(`Some of the MicrosoftApp* settings are there but not all that a ${type} bot needs: set ${missing.join(' and ')} too, or leave all four out to chat in the browser only.`)
  }
  if (type === 'UserAssignedMSI' && password) throw new ConfigError('A UserAssignedMSI bot has no password: leave MicrosoftAppPassword out, or set MicrosoftAppType to SingleTenant.')
  return {
    bot: { type, id: id!, tenant: tenant!, ...(password && { password }) },
    allowedTenants: set.ALLOWED_TENANTS.length > 0 ? set.ALLOWED_TENANTS : [tenant!.toLowerCase()],
  }
}

function ownKey(folder: string): string {
  try {
    return keyFile(folder)
  } catch (error) {
    throw new ConfigError('DATA_DIR cannot be used: set it to a folder that this user may write to.', { cause: error })
  }
}

function keyRing(text: string): KeyRing {
  const ring = text.split(',').map((part) => {
    const [, id, base64] = /^\s*([\w-]{1,32}):([A-Za-z0-9+/]{42,}={0,2})\s*$/.exec(part) ?? []
    const secret = Buffer.from(base64 ?? '', 'base64')
    if (!id || secret.length < 32) {
      throw new ConfigError('ENCRYPTION_KEYS cannot be read: set it to id:base64 (newest first, commas between), each key at least 32 bytes, for example 2026a: followed by the output of `openssl rand -base64 32`.')
    }
    return { id, secret }
  })
  if (new Set(ring.map(({ id }) => id)).size < ring.length) throw new ConfigError('ENCRYPTION_KEYS has the same id twice: give every key an id of its own.')
  return ring
}
