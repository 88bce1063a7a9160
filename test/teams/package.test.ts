import { readFileSync } from 'node:fs'
import { fromBufferPromise } from 'yauzl'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { BotIdentity } from '../../src/config.ts'
import { faultsOf, manifestOf, OFFERED, spanishOf } from '../../src/tools/teams/manifest.ts'
import { teamsPackage } from '../../src/tools/teams/package.ts'
import { loadCatalog } from '../../src/text/catalog.ts'
import { readCommand } from '../../src/understand/commands.ts'
import { pages } from '../../src/page/index.ts'

const bot: BotIdentity = { type: 'SingleTenant', id: '11111111-2222-4333-8444-555555555555', password: 'invented', tenant: 'invented' }
const publicUrl = 'https://records.example.org'
const texts = loadCatalog(new URL('../../dialogs/text', import.meta.url).pathname)
const app = { botId: bot.id, publicUrl, version: '1.2.3' }

async function unzip(bytes: Buffer): Promise<Record<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const files: Record<string, Buffer> = {}
  for await (const entry of zip.eachEntry()) files[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry))
  return files
}

describe('the app package', () => {
  it('has a manifest, its Spanish words and two icons at its top, and nothing else', async () => {
    const files = await unzip(await teamsPackage({ bot, publicUrl }))
    expect(Object.keys(files).sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png'])
    const manifest = JSON.parse(files['manifest.json']!.toString()) as ReturnType<typeof manifestOf>
    expect(manifest).toMatchObject({ manifestVersion: '1.24', id: bot.id, bots: [{ botId: bot.id, scopes: ['personal'], supportsFiles: true }] })
    expect(JSON.stringify(files['manifest.json']!.toString())).not.toContain('invented')
    const { developer } = manifest
    expect([developer.privacyUrl, developer.termsOfUseUrl]).toEqual([`${publicUrl}/privacy`, `${publicUrl}/terms`])
    const served = pages().map(({ path }) => publicUrl + path)
    expect(served).toEqual(expect.arrayContaining([developer.privacyUrl, developer.termsOfUseUrl]))
  })

  it('has icons of the sizes that Teams wants, one of them white on nothing', async () => {
    const files = await unzip(await teamsPackage({ bot, publicUrl }))
    const size = (name: string) => [files[name]!.readUInt32BE(16), files[name]!.readUInt32BE(20)]
    expect([size('color.png'), size('outline.png')]).toEqual([[192, 192], [32, 32]])
    expect(files['outline.png']![25]).toBe(6) // with transparency
    expect(readFileSync(new URL('../../src/tools/teams/outline.svg', import.meta.url), 'utf8')).not.toMatch(/#(?!fff")/)
  })

  it('says what is missing in its settings', async () => {
    await expect(teamsPackage({ publicUrl })).rejects.toThrow('MicrosoftAppId')
    for (const url of [undefined, 'http://records.example.org']) await expect(teamsPackage({ bot, ...(url && { publicUrl: url }) })).rejects.toThrow('PUBLIC_URL')
    await expect(teamsPackage({ bot: { ...bot, id: 'my-bot' }, publicUrl })).rejects.toThrow('/id must match pattern')
  })

  it('is held against both of the schemas', async () => {
    expect(await faultsOf(manifestOf(app, texts), spanishOf(texts))).toEqual([])
    expect(await faultsOf({ ...manifestOf(app, texts), manifestVersion: '1.0' }, spanishOf(texts))).toHaveLength(1)
    expect(await faultsOf(manifestOf(app, texts), { ...spanishOf(texts), 'name.short': 'x'.repeat(31) })).toHaveLength(1)
  })

  it.each(OFFERED)('offers words for "%s" that the bot understands, in both languages', (id) => {
    for (const language of ['en', 'es'] as const) expect(readCommand(texts.get(language)!.get(`teams.commands.${id}.say`)!), language).toBe(id)
  })
})
