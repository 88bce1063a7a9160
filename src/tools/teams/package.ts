import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { ConfigError, type Config } from '../../config.ts'
import { loadCatalog } from '../../text/catalog.ts'
import { faultsOf, manifestOf, spanishOf } from './manifest.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** The app package for Teams, a zip archive. @throws ConfigError where a setting is missing, or something of ours is not as Teams wants it. */
export async function teamsPackage({ bot, publicUrl }: Pick<Config, 'bot' | 'publicUrl'>): Promise<Buffer> {
  if (!bot) throw new ConfigError('The package names your bot: set MicrosoftAppId, and what else its type needs, as in .env.example.')
  if (!publicUrl?.startsWith('https:')) throw new ConfigError('The package links to your pages: set PUBLIC_URL to the https:// address that people reach this bot at.')
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const texts = loadCatalog(join(ROOT, 'dialogs', 'text'))
  const manifest = manifestOf({ botId: bot.id, publicUrl, version }, texts)
  const spanish = spanishOf(texts)
  const faults = await faultsOf(manifest, spanish)
  if (faults.length > 0) throw new ConfigError(`Teams would not take this package:\n${faults.join('\n')}`)
  const zip = new yazl.ZipFile()
  for (const [name, value] of [['manifest.json', manifest], ['es.json', spanish]] as const) zip.addBuffer(Buffer.from(JSON.stringify(value, null, 2)), name)
  for (const name of ['color.png', 'outline.png']) zip.addBuffer(readFileSync(join(import.meta.dirname, name)), name)
  zip.end()
  return buffer(zip.outputStream)
}
