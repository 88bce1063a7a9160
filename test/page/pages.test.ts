import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { pages } from '../../src/page/index.ts'
import { SCRIPT, VENDOR } from '../../src/page/web-chat.ts'
import { startTestHost } from '../support/host.ts'

const all = pages()
const paths = all.map(({ path }) => path)
const own = all.filter(({ body }) => typeof body === 'string').map(({ path, body }) => ({ path, body: String(body) }))
const html = own.filter(({ body }) => body.startsWith('<!doctype html>'))
const bodyOf = (path: string): string => own.find((page) => page.path === path)!.body

const folder = mkdtempSync(join(tmpdir(), 'rra-page-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what is served', () => {
  it('has the pages, once each', () => {
    expect(paths).toEqual(expect.arrayContaining(['/', '/chat.js', '/chat.css', '/privacy', '/privacidad', '/terms', '/terminos', '/exit', '/favicon.ico']))
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('leads nowhere but to itself', () => {
    const links = html.flatMap(({ body }) => Array.from(body.matchAll(/\b(?:href|src)="([^"]*)"/g), ([, to]) => to!)).filter((to) => to !== 'data:,')
    const imports = own.flatMap(({ body }) => Array.from(body.matchAll(/\bfrom '\.([^']+)'/g), ([, to]) => to!))
    expect(imports.length).toBeGreaterThan(3)
    expect([...links, ...imports].filter((to) => !paths.includes(to))).toEqual([])
  })

  it('names no other host', () => {
    const hosts = own.flatMap(({ path, body }) => Array.from(body.matchAll(/(?:https?:)?\/\/[\w-]+\.[\w.-]+/g), ([host]) => `${path}: ${host}`))
    expect(hosts.filter((line) => !line.endsWith('//www.w3.org'))).toEqual([])
  })

  it('runs no script that stands in a page, as its policy says', () => {
    for (const { path, body } of html) expect(body, path).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/i)
  })

  it('has its scripts without types', () => {
    for (const path of ['/chat.js', '/place.js', '/words.js']) expect(bodyOf(path), path).not.toMatch(/\binterface |: string\b|import type|\.ts'/)
  })

  it('says on both privacy pages what must be said', () => {
    for (const said of ['30 days', 'AES-256', 'delete my data', 'Quick exit', 'Social Security', 'not legal advice', 'operator', 'href="/"']) expect(bodyOf('/privacy')).toContain(said)
    for (const said of ['30 días', 'AES-256', 'borrar mis datos', 'Salida rápida', 'Seguro Social', 'No es asesoría legal', 'opera', 'href="/"']) expect(bodyOf('/privacidad')).toContain(said)
    expect(bodyOf('/privacidad').match(/<(h2|p|li)\b/g)).toHaveLength(bodyOf('/privacy').match(/<(h2|p|li)\b/g)!.length)
  })

  it('says on both pages of terms what must be said', () => {
    for (const said of ['not legal advice', 'not a lawyer', 'call 911', '988', 'no warranty', 'operator', 'at your own risk', 'href="/privacy"']) expect(bodyOf('/terms')).toContain(said)
    for (const said of ['no es asesoría legal', 'no es abogado', 'llame al 911', '988', 'sin garantía', 'opera', 'por su cuenta y riesgo', 'href="/privacidad"']) expect(bodyOf('/terminos')).toContain(said)
    expect(bodyOf('/terminos').match(/<(h2|p|li)\b/g)).toHaveLength(bodyOf('/terms').match(/<(h2|p|li)\b/g)!.length)
  })

  it('looks like something else after a quick exit', () => {
    expect(bodyOf('/exit')).not.toMatch(/record|assistant|medical|chat/i)
  })
})

describe('without the bundle', () => {
  it('says at / what to do', () => {
    const without = pages(folder)
    expect(String(without.find(({ path }) => path === '/')!.body)).toContain('node src/tools/fetch-web-chat.ts')
    expect(without.filter(({ path }) => /webchat/.test(path))).toEqual([])
  })

  it('does not take another in its place', () => {
    writeFileSync(join(folder, SCRIPT), Buffer.concat([readFileSync(join(VENDOR, SCRIPT)), Buffer.from('\n')]))
    expect(pages(folder).filter(({ path }) => /webchat/.test(path))).toEqual([])
  })
})

describe('through the host', () => {
  it('is packed, kept where it may be, and never where it must not', async () => {
    const test = await startTestHost({ pages: all })
    try {
      const get = (path: string) => fetch(test.base + path)
      const bundle = await get(/\/webchat-[0-9a-f]+\.js/.exec(bodyOf('/'))![0])
      expect(bundle.headers.get('content-encoding')).toBe('gzip')
      expect(bundle.headers.get('cache-control')).toContain('immutable')
      expect(Buffer.from(await bundle.arrayBuffer()).equals(readFileSync(join(VENDOR, SCRIPT)))).toBe(true)
      for (const path of ['/', '/exit']) expect((await get(path)).headers.get('cache-control'), path).toBe('no-store')
      const page = await get('/')
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(page.headers.get('content-type')).toContain('text/html')
    } finally {
      await test.close()
    }
  })
})
