import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { ModelSettings } from './settings.ts'
import { cappedFetch } from './capped-fetch.ts'

/** What is asked for is short; so must the answer be. */
const MOST_TOKENS = 1_500

/**
 * Connects to the model that is configured. Nothing is sent yet. langchain is loaded here and nowhere else: it costs half a second and 100 MB.
 * It sends no traces anywhere unless LangSmith's own settings (LANGSMITH_TRACING and the like) turn that on, which then also sees what the model sees.
 */
export async function connect(settings: ModelSettings): Promise<BaseChatModel> {
  const { initChatModel } = await import('langchain/chat_models/universal')
  // A call that failed is not repeated here: the turn has no time for it.
  const common = { maxRetries: 0, temperature: 0, verbose: false, maxTokens: MOST_TOKENS, configuration: { fetch: cappedFetch } }
  const { kind, name, key } = settings
  const model = kind === 'azure'
    ? initChatModel(name, {
      ...common, modelProvider: 'azure_openai', azureOpenAIApiKey: key, azureOpenAIApiDeploymentName: name, azureOpenAIApiVersion: settings.version,
      ...('endpoint' in settings ? { azureOpenAIEndpoint: settings.endpoint } : 'basePath' in settings ? { azureOpenAIBasePath: settings.basePath } : { azureOpenAIApiInstanceName: settings.instance }),
    })
    : initChatModel(name, { ...common, modelProvider: 'openai', apiKey: key, configuration: { ...common.configuration, ...(settings.baseUrl && { baseURL: settings.baseUrl }) } })
  return await model as unknown as BaseChatModel
}
