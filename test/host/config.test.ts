import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.ts'
import { temporaryFolder } from '../support/folder.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const KEY = `a:${Buffer.alloc(32, 1).toString('base64')}`
const read = (env: Record<string, string>) => readConfig({ DATA_DIR: folder.path, ...env })
const bot = { MicrosoftAppType: 'SingleTenant', MicrosoftAppId: 'app', MicrosoftAppPassword: 'word', MicrosoftAppTenantId: 'tenant' }

describe('what is not set', () => {
  it('has a default that is safe', () => {
    const { keys, ...rest } = read({ HOST: '', PORT: '', MicrosoftAppType: '', OPENAI_API_KEY: '', NOW: '' })
    expect(rest).toEqual({ production: false, host: '127.0.0.1', port: 3978, allowedOrigins: [], dataDir: folder.path })
    expect(keys).toHaveLength(1)
  })
  it('is a key of its own in development, made once, for its owner only', () => {
    const [first, second] = [read({}), read({})]
    expect(second.keys[0]!.secret.equals(first.keys[0]!.secret)).toBe(true)
    expect(first.keys[0]!.secret).toHaveLength(32)
    expect(statSync(join(folder.path, 'encryption-key')).mode & 0o777).toBe(0o600)
  })
})

describe('what is set', () => {
  it('is read', () => {
    const config = read({
      NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '8080', PUBLIC_URL: 'https://records.example.org/', ALLOWED_ORIGINS: 'https://a.example.org, https://b.example.org/x',
      ENCRYPTION_KEYS: `${KEY},old:${Buffer.alloc(32, 2).toString('base64')}`, ...bot,
    })
    expect(config).toMatchObject({ production: true, host: '0.0.0.0', port: 8080, publicUrl: 'https://records.example.org', allowedOrigins: ['https://a.example.org', 'https://b.example.org'] })
    expect(config.keys.map(({ id }) => id)).toEqual(['a', 'old'])
    expect(config.bot).toEqual({ type: 'SingleTenant', id: 'app', password: 'word', tenant: 'tenant' })
    expect(config.allowedTenants).toEqual(['tenant'])
    expect(read({ ...bot, ALLOWED_TENANTS: 'Clinic-1, tenant' }).allowedTenants).toEqual(['clinic-1', 'tenant'])
    expect(read({ NOW: '2026-11-24T09:00:00-05:00' }).now).toBe('2026-11-24T09:00:00-05:00')
    expect(read({ MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppId: 'app', MicrosoftAppTenantId: 't' }).bot).toEqual({ type: 'UserAssignedMSI', id: 'app', tenant: 't' })
  })
})

const azure = { AZURE_OPENAI_API_KEY: 'k', AZURE_OPENAI_API_DEPLOYMENT_NAME: 'small', AZURE_OPENAI_API_VERSION: '2026-01-01' }

describe('a language model', () => {
  it('is none without a key', () => {
    expect(read({}).model).toBeUndefined()
  })
  it.each<[string, Record<string, string>, unknown]>([
    ['OpenAI by its key alone', { OPENAI_API_KEY: 'k' }, { kind: 'openai', name: 'gpt-4.1-mini', key: 'k', seconds: 6, aDay: 5000 }],
    ['a server of one\'s own', { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/', OPENAI_MODEL: 'm', MODEL_SECONDS: '3', MODEL_CALLS_A_DAY: '10' }, { kind: 'openai', name: 'm', key: 'k', baseUrl: 'http://127.0.0.1:11434/v1', seconds: 3, aDay: 10 }],
    ['Azure by its endpoint', { ...azure, AZURE_OPENAI_ENDPOINT: 'https://x.openai.azure.com' }, { kind: 'azure', name: 'small', key: 'k', version: '2026-01-01', endpoint: 'https://x.openai.azure.com', seconds: 6, aDay: 5000 }],
    ['Azure by its base path', { ...azure, AZURE_OPENAI_BASE_PATH: 'https://x.openai.azure.com/openai/deployments' }, { kind: 'azure', name: 'small', key: 'k', version: '2026-01-01', basePath: 'https://x.openai.azure.com/openai/deployments', seconds: 6, aDay: 5000 }],
    ['Azure by the name of its instance', { ...azure, AZURE_OPENAI_API_INSTANCE_NAME: 'x' }, { kind: 'azure', name: 'small', key: 'k', version: '2026-01-01', instance: 'x', seconds: 6, aDay: 5000 }],
  ])('is %s', (_name, env, model) => {
    expect(read(env).model).toEqual(model)
  })
})

describe('what is not safe, or no value, stops the start with a sentence that says what to set', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['production without keys', { NODE_ENV: 'production' }, ['ENCRYPTION_KEYS', 'openssl rand']],
    ['Postgres', { DATABASE_URL: 'postgres://x' }, ['DATABASE_URL', 'DATA_DIR']],
    ['a public address without TLS in production', { NODE_ENV: 'production', ENCRYPTION_KEYS: KEY, PUBLIC_URL: 'http://x.example.org' }, ['PUBLIC_URL', 'https://']],
    ['time that stands still in production', { NODE_ENV: 'production', ENCRYPTION_KEYS: KEY, NOW: '2026-11-24T09:00:00Z' }, ['NOW', 'NODE_ENV']],
    ['a day instead of a time', { NOW: '2026-11-24' }, ['NOW', '2026-11-24T09:00:00-05:00']],
    ['a time without an offset', { NOW: '2026-11-24T09:00:00' }, ['NOW']],
    ['an app id alone', { MicrosoftAppId: 'x' }, ['MicrosoftAppPassword and MicrosoftAppTenantId']],
    ['a type alone', { MicrosoftAppType: 'SingleTenant' }, ['MicrosoftAppId and MicrosoftAppPassword']],
    ['a bot without its tenant', { ...bot, MicrosoftAppTenantId: '' }, ['MicrosoftAppTenantId']],
    ['a bot for everybody', { ...bot, MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType', 'SingleTenant']],
    ['a managed identity without its tenant', { ...bot, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '', MicrosoftAppTenantId: '' }, ['MicrosoftAppTenantId']],
    ['a managed identity with a password', { ...bot, MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppPassword']],
    ['organizations that are none', { ...bot, ALLOWED_TENANTS: '*' }, ['ALLOWED_TENANTS', 'tenant']],
    ['another kind of bot', { ...bot, MicrosoftAppType: 'Other' }, ['MicrosoftAppType', 'SingleTenant']],
    ['no port', { PORT: 'http' }, ['PORT', '3978']],
    ['a port too high', { PORT: '70000' }, ['PORT', '3978']],
    ['a public address that is none', { PUBLIC_URL: 'records' }, ['PUBLIC_URL', 'https://']],
    ['origins that are none', { ALLOWED_ORIGINS: '*' }, ['ALLOWED_ORIGINS', 'https://']],
    ['a key too short', { ENCRYPTION_KEYS: 'a:c2hvcnQ=' }, ['ENCRYPTION_KEYS', '32 bytes']],
    ['a key without a name', { ENCRYPTION_KEYS: KEY.slice(2) }, ['ENCRYPTION_KEYS', 'id:base64']],
    ['a data folder that is a file', { DATA_DIR: '/dev/null' }, ['DATA_DIR', 'folder']],
    ['a model without a key', { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }, ['OPENAI_API_KEY', 'any word']],
    ['an address of a model that is none', { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'localhost' }, ['OPENAI_BASE_URL', 'http']],
    ['Azure without a place', azure, ['AZURE_OPENAI_ENDPOINT']],
    ['Azure without all it needs', { AZURE_OPENAI_API_KEY: 'k' }, ['AZURE_OPENAI_API_DEPLOYMENT_NAME and AZURE_OPENAI_API_VERSION and AZURE_OPENAI_ENDPOINT']],
    ['two models', { ...azure, OPENAI_API_KEY: 'k' }, ['leave one of them out']],
    ['a model reached without TLS in production', { NODE_ENV: 'production', ENCRYPTION_KEYS: KEY, OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://model.example.org/v1' }, ['OPENAI_BASE_URL', 'https://']],
    ['no patience', { OPENAI_API_KEY: 'k', MODEL_SECONDS: '0' }, ['MODEL_SECONDS', '1 to 30']],
    ['one name twice', { ENCRYPTION_KEYS: `${KEY},${KEY}` }, ['ENCRYPTION_KEYS', 'same id']],
  ])('%s', (_name, env, words) => {
    let error: unknown
    try {
      read(env)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(ConfigError)
    for (const word of words) expect((error as Error).message).toContain(word)
    expect((error as Error).message).not.toContain(Buffer.alloc(32, 1).toString('base64'))
  })
})
