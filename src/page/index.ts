import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { Page } from '../host/pages.ts'
import { LICENCES, readWebChat, VENDOR } from './web-chat.ts'

const HTML = 'text/html; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'
const PLAIN = 'text/plain; charset=utf-8'
const UNKEPT = { 'cache-control': 'no-store' }
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' }

/** Pages to be read; `other`: the same in the other language. */
const TEXTS = [
  { path: '/privacy', file: 'privacy.html', language: 'en', other: '/privacidad' },
  { path: '/privacidad', file: 'privacidad.html', language: 'es', other: '/privacy' },
  { path: '/terms', file: 'terms.html', language: 'en', other: '/terminos' },
  { path: '/terminos', file: 'terminos.html', language: 'es', other: '/terms' },
]

/** Everything the browser is sent. `vendor`: where the Web Chat bundle was fetched to; without it `/` says what is missing. */
export function pages(vendor: string = VENDOR): Page[] {
  const bundle = readWebChat(vendor)
  const hashed = bundle && `/webchat-${createHash('sha256').update(bundle).digest('hex').slice(0, 12)}.js`
  return [
    { path: '/', contentType: HTML, body: hashed ? text('index.html').replace('/webchat.js', hashed) : text('missing.html'), headers: UNKEPT },
    ...(hashed ? [{ path: hashed, contentType: SCRIPT, body: bundle, headers: FOR_EVER }, { path: `/${LICENCES}`, contentType: PLAIN, body: readFileSync(join(vendor, LICENCES)) }] : []),
    ...scripts(),
    { path: '/chat.css', contentType: 'text/css; charset=utf-8', body: text('chat.css') },
    { path: '/favicon.svg', contentType: 'image/svg+xml', body: text('favicon.svg') },
    { path: '/favicon.ico', contentType: 'image/svg+xml', body: text('favicon.svg') },
    ...TEXTS.map(({ path, ...page }) => ({ path, contentType: HTML, body: framed(page) })),
    { path: '/exit', contentType: HTML, body: text('exit.html'), headers: UNKEPT },
  ]
}

const text = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

/** The words of a page in what all of its language have in common; its first heading is the title. */
function framed({ file, language, other }: Omit<(typeof TEXTS)[number], 'path'>): string {
  const words = text(file)
  const [, title = ''] = /<h1>(.*?)<\/h1>/.exec(words) ?? []
  return text(`frame.${language}.html`).replace('{{title}}', title).replace('{{other}}', other).replace('{{words}}', () => words)
}

/** What runs in the browser, without its types: browser/chat.ts is served as /chat.js. */
function scripts(): Page[] {
  const names = readdirSync(join(import.meta.dirname, 'browser')).filter((name) => name.endsWith('.ts'))
  return names.map((name) => ({
    path: `/${name.replace(/\.ts$/, '.js')}`,
    contentType: SCRIPT,
    body: withoutTypes(text(join('browser', name))).replace(/(\bfrom '\.\/[\w-]+)\.ts'/g, "$1.js'"),
  }))
}

/** Node's own type stripping, which it uses for all of this program too, and which warns once when it is called by name. */
function withoutTypes(source: string): string {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
