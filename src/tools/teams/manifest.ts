import { createRequire } from 'node:module'
import { AppManifestUtils, type TeamsManifestV1D24 } from '@microsoft/app-manifest'
import type { Language } from '../../knowledge/schema.ts'
import { say, type Catalog } from '../../text/catalog.ts'

/** What the package is about: the bot as Azure knows it, and where people and its pages are found. */
export interface TeamsApp {
  /** The bot's application (client) id; the app has the same. */
  botId: string
  /** https://host, of the privacy and the terms page. */
  publicUrl: string
  version: string
}

/** What Teams offers to type, in this order; the bot reads both languages' words. */
export const OFFERED = ['help', 'next-step', 'remind', 'stop-reminders', 'start-over', 'privacy', 'delete'] as const

interface Schema { patternProperties?: Record<string, unknown> }
const schema = (name: string): Schema => createRequire(import.meta.url)(`@microsoft/app-manifest/build/json-schemas/teams/v1.24/${name}.schema.json`) as Schema

/** The app's manifest: one bot, in personal chats only, because what is said there is about somebody's health. */
export function manifestOf({ botId, publicUrl, version }: TeamsApp, texts: Catalog): TeamsManifestV1D24.TeamsManifestV1D24 {
  const words = wordsFor(texts, 'en')
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.24/MicrosoftTeams.schema.json',
    manifestVersion: '1.24',
    version,
    id: botId,
    localizationInfo: { defaultLanguageTag: 'en', additionalLanguages: [{ languageTag: 'es', file: 'es.json' }] },
    developer: { name: words('name'), websiteUrl: publicUrl, privacyUrl: `${publicUrl}/privacy`, termsOfUseUrl: `${publicUrl}/terms` },
    name: { short: words('name') },
    description: { short: words('short'), full: words('full') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D4E79',
    bots: [{
      botId,
      scopes: ['personal'],
      supportsFiles: true,
      commandLists: [{ scopes: ['personal'], commands: OFFERED.map((id) => ({ title: words(`commands.${id}.say`), description: words(`commands.${id}.does`) })) }],
    }],
    validDomains: [new URL(publicUrl).host],
  }
}

/** The manifest's words in Spanish, by their place in it. */
export function spanishOf(texts: Catalog): Record<string, string> {
  const words = wordsFor(texts, 'es')
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.24/MicrosoftTeams.Localization.schema.json',
    'name.short': words('name'),
    'description.short': words('short'),
    'description.full': words('full'),
    ...Object.fromEntries(OFFERED.flatMap((id, i) => [
      [`bots[0].commandLists[0].commands[${i}].title`, words(`commands.${id}.say`)],
      [`bots[0].commandLists[0].commands[${i}].description`, words(`commands.${id}.does`)],
    ])),
  }
}

/** What Microsoft's schemas, which the package brings along, find wrong; the network is not asked. */
export async function faultsOf(manifest: object, spanish: object): Promise<string[]> {
  const check = (what: object, against: Schema) => AppManifestUtils.validateAgainstSchema(what as never, against as never)
  // Some patterns for parts that we do not have are no valid regular expressions (in Unicode mode), so the bot's are taken alone.
  const { patternProperties = {}, ...words } = schema('MicrosoftTeams.Localization')
  const ofBots = Object.fromEntries(Object.entries(patternProperties).filter(([pattern]) => pattern.startsWith('^bots')))
  return [...await check(manifest, schema('MicrosoftTeams')), ...await check(spanish, { ...words, patternProperties: ofBots })]
}

const wordsFor = (texts: Catalog, language: Language) => (id: string): string => say(texts, language, `teams.${id}`)
