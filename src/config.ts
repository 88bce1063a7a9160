import { existsSync } from 'node:fs'
import { z } from 'zod'
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

/** Where the model is. `name`: the model, or at Azure its deployment. `seconds`: how long a turn waits for it in all. `aDay`: the most calls in a day. */
export type ModelSettings = { name: string; key: string; seconds: number; aDay: number } & (
  | { kind: 'openai'; baseUrl?: string }
  | ({ kind: 'azure'; version: string } & ({ endpoint: string } | { basePath: string } | { instance: string }))
)

/** Small and quick; any that can call functions will do. */
const MODEL_NAME = 'gpt-4.1-mini'

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
// An empty value is a line of .env.example that nobody filled in.
const setting = z.string().trim().transform((value) => value || undefined).optional()
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
  OPENAI_API_KEY: setting,
  OPENAI_BASE_URL: setting.pipe(address.optional()),
  OPENAI_MODEL: setting,
  AZURE_OPENAI_API_KEY: setting,
  AZURE_OPENAI_API_INSTANCE_NAME: setting.pipe(z.string().regex(/^[\w-]{1,64}$/).optional()),
  AZURE_OPENAI_ENDPOINT: setting.pipe(address.optional()),
  AZURE_OPENAI_BASE_PATH: setting.pipe(address.optional()),
  AZURE_OPENAI_API_DEPLOYMENT_NAME: setting,
  AZURE_OPENAI_API_VERSION: setting,
  MODEL_SECONDS: setting.pipe(z.string().regex(/^\d{1,2}$/).default('6')).transform(Number).pipe(z.number().min(1).max(30)),
  MODEL_CALLS_A_DAY: setting.pipe(z.string().regex(/^\d{1,7}$/).default('5000')).transform(Number),
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
  OPENAI_BASE_URL: 'an address, e.g. http://127.0.0.1:11434/v1',
  AZURE_OPENAI_ENDPOINT: 'an address, e.g. https://example.openai.azure.com',
  AZURE_OPENAI_BASE_PATH: 'an address, e.g. https://example.openai.azure.com/openai/deployments',
  AZURE_OPENAI_API_INSTANCE_NAME: 'the name before .openai.azure.com',
  MODEL_SECONDS: 'a number from 1 to 30, e.g. 6',
  MODEL_CALLS_A_DAY: 'a number, e.g. 5000',
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
    ...model(set, production),
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

/** A model of OpenAI's, of a server that speaks like it, or of Azure: all that its kind needs, or none. */
function model(set: z.infer<typeof Environment>, production: boolean): Pick<Config, 'model'> {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: name, MODEL_SECONDS: seconds, MODEL_CALLS_A_DAY: aDay } = set
  const azure = {
    AZURE_OPENAI_API_KEY: set.AZURE_OPENAI_API_KEY, AZURE_OPENAI_API_DEPLOYMENT_NAME: set.AZURE_OPENAI_API_DEPLOYMENT_NAME,
    AZURE_OPENAI_API_VERSION: set.AZURE_OPENAI_API_VERSION, AZURE_OPENAI_ENDPOINT: set.AZURE_OPENAI_ENDPOINT ?? set.AZURE_OPENAI_BASE_PATH ?? set.AZURE_OPENAI_API_INSTANCE_NAME,
  }
  const [some, missing] = [Object.values(azure).some(Boolean), Object.entries(azure).filter(([, value]) => !value).map(([setting]) => setting)]
  if (some && (key || baseUrl || name)) throw new ConfigError('Settings for OpenAI and for Azure OpenAI are both there: leave one of them out.')
  if (some && missing.length > 0) throw new ConfigError(`Some of the AZURE_OPENAI_* settings are there but not all: set ${missing.join(' and ')} too, or leave all out to go without a model.`)
  if (!some && !key && (baseUrl || name)) throw new ConfigError('OPENAI_API_KEY is missing: set it too (a server of your own that asks for no key takes any word), or leave OPENAI_BASE_URL and OPENAI_MODEL out to go without a model.')
  const where = some ? (set.AZURE_OPENAI_ENDPOINT ?? set.AZURE_OPENAI_BASE_PATH) : baseUrl
  if (production && where?.startsWith('http:') && !['127.0.0.1', 'localhost', '[::1]'].includes(new URL(where).hostname)) {
    throw new ConfigError(`${some ? 'AZURE_OPENAI_ENDPOINT' : 'OPENAI_BASE_URL'} begins with http://, so what people write would travel unprotected: set it to an https:// address.`)
  }
  if (some) {
    const { AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_BASE_PATH: basePath, AZURE_OPENAI_API_INSTANCE_NAME: instance } = set
    return {
      model: {
        kind: 'azure', name: azure.AZURE_OPENAI_API_DEPLOYMENT_NAME!, key: azure.AZURE_OPENAI_API_KEY!, version: azure.AZURE_OPENAI_API_VERSION!, seconds, aDay,
        ...(endpoint ? { endpoint } : basePath ? { basePath } : { instance: instance! }),
      },
    }
  }
  return key ? { model: { kind: 'openai', name: name ?? MODEL_NAME, key, ...(baseUrl && { baseUrl }), seconds, aDay } } : {}
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
