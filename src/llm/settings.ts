import { z } from 'zod'
import { address, setting } from '../setting.ts'

/** Where the model is. `name`: the model, or at Azure its deployment. `seconds`: how long a turn waits for it in all. `aDay`: the most calls in a day. */
export type ModelSettings = { name: string; key: string; seconds: number; aDay: number } & (
  | { kind: 'openai'; baseUrl?: string }
  | ({ kind: 'azure'; version: string } & ({ endpoint: string } | { basePath: string } | { instance: string }))
)

/** Small and quick; any that can call functions will do. */
const MODEL_NAME = 'gpt-4.1-mini'

/** The names that a model is set by. */
export const ModelEnvironment = z.object({
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
type Set = z.infer<typeof ModelEnvironment>

/** What each of them has to look like. */
export const MODEL_SHAPES: Record<string, string> = {
  OPENAI_BASE_URL: 'an address, e.g. http://127.0.0.1:11434/v1',
  AZURE_OPENAI_ENDPOINT: 'an address, e.g. https://example.openai.azure.com',
  AZURE_OPENAI_BASE_PATH: 'an address, e.g. https://example.openai.azure.com/openai/deployments',
  AZURE_OPENAI_API_INSTANCE_NAME: 'the name before .openai.azure.com',
  MODEL_SECONDS: 'a number from 1 to 30, e.g. 6',
  MODEL_CALLS_A_DAY: 'a number, e.g. 5000',
}

/** A model of OpenAI's, of a server that speaks like it, or of Azure: all that its kind needs, or none. `problem`: a sentence that says what to set instead. */
export function modelSettings(set: Set, production: boolean): { model?: ModelSettings; problem?: string } {
  const azure = isAzure(set)
  const own = set.OPENAI_API_KEY ?? set.OPENAI_BASE_URL ?? set.OPENAI_MODEL
  if (azure && own) return { problem: 'Settings for OpenAI and for Azure OpenAI are both there: leave one of them out.' }
  const where = azure ? (['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_BASE_PATH'] as const).find((name) => set[name]) : 'OPENAI_BASE_URL'
  if (production && where && isOpen(set[where])) return { problem: `${where} begins with http://, so what people write would travel unprotected: set it to an https:// address.` }
  if (azure) return azureSettings(set)
  if (own && !set.OPENAI_API_KEY) return { problem: 'OPENAI_API_KEY is missing: set it too (a server of your own that asks for no key takes any word), or leave OPENAI_BASE_URL and OPENAI_MODEL out to go without a model.' }
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: name = MODEL_NAME } = set
  return key ? { model: { kind: 'openai', name, key, ...(baseUrl && { baseUrl }), ...spending(set) } } : {}
}

const isAzure = (set: Set): boolean => Object.entries(set).some(([name, value]) => name.startsWith('AZURE_') && value !== undefined)
const isOpen = (url: string | undefined): boolean => url?.startsWith('http:') === true && !['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
const spending = ({ MODEL_SECONDS: seconds, MODEL_CALLS_A_DAY: aDay }: Set) => ({ seconds, aDay })

function azureSettings(set: Set): { model?: ModelSettings; problem?: string } {
  const { AZURE_OPENAI_API_KEY: key, AZURE_OPENAI_API_DEPLOYMENT_NAME: name, AZURE_OPENAI_API_VERSION: version } = set
  const { AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_BASE_PATH: basePath, AZURE_OPENAI_API_INSTANCE_NAME: instance } = set
  const place = endpoint ? { endpoint } : basePath ? { basePath } : instance ? { instance } : undefined
  if (key && name && version && place) return { model: { kind: 'azure', name, key, version, ...place, ...spending(set) } }
  const needed = { AZURE_OPENAI_API_KEY: key, AZURE_OPENAI_API_DEPLOYMENT_NAME: name, AZURE_OPENAI_API_VERSION: version, AZURE_OPENAI_ENDPOINT: place }
  const missing = Object.entries(needed).filter(([, value]) => !value).map(([one]) => one)
  return { problem: `Some of the AZURE_OPENAI_* settings are there but not all: set ${missing.join(' and ')} too, or leave all out to go without a model.` }
}
