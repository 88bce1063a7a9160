import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Which part may import from which, besides itself; design in the README. `types` may be imported as types only. */
interface Rule { parts: string[]; types?: string[]; /** Of other parts only these: a port that it implements, settings that it reads. */ files?: string[] }
const KNOWING = ['knowledge', 'text', 'rules', 'case', 'letters', 'understand', 'dialog', 'dialogs']
const RULES: Record<string, Rule> = {
  index: { parts: ['host', 'storage', 'bot', 'files', 'letters', 'llm', 'page', 'privacy', 'config', 'clock'] },
  host: { parts: ['channels', 'turn', 'storage', 'privacy'], types: ['config', 'clock'] },
  channels: { parts: ['turn'] },
  turn: { parts: [] },
  bot: { parts: ['turn', ...KNOWING] },
  dialogs: { parts: ['dialog', 'understand', 'knowledge', 'text', 'rules'] },
  dialog: { parts: ['understand', 'knowledge', 'text', 'rules'] },
  understand: { parts: ['knowledge', 'text', 'dialog', 'rules'] },
  letters: { parts: ['knowledge', 'text', 'rules', 'case'], types: ['dialog'] },
  case: { parts: ['rules', 'knowledge', 'text'], types: ['dialog'] },
  rules: { parts: ['knowledge'], types: ['dialog'] },
  knowledge: { parts: ['text'] },
  // Words for days need to know what a day is.
  text: { parts: ['rules'], types: ['knowledge', 'dialog'] },
  page: { parts: ['text'], types: ['host'] },
  storage: { parts: ['turn'] },
  files: { parts: ['turn'] },
  llm: { parts: ['privacy', 'knowledge', 'setting'], files: ['src/bot/model/port.ts'] },
  privacy: { parts: [] },
  config: { parts: ['storage', 'setting'], files: ['src/llm/settings.ts'] },
  setting: { parts: [] },
  clock: { parts: [] },
}
/** Run by hand or by npm; they may use anything. */
const FREE = ['tools']

const BOT_FRAMEWORK = (file: string) => /^src\/(host|turn|channels|bot)\//.test(file) || file === 'src/dialog/slot-dialog.ts'
/** Those that run it; the others name its types. A move to another SDK changes these (README, "The seam"). */
const RUNS_BOT_FRAMEWORK = (file: string) =>
  file.startsWith('src/channels/azure/') || ['src/turn/durable-adapter.ts', 'src/dialog/slot-dialog.ts', 'src/bot/letter/dialog.ts', 'src/bot/index.ts'].includes(file)
/** What runs the machine measures real time; everybody else is told it. */
const REAL_TIME = (file: string) => /^src\/(turn|channels|storage|host|privacy|llm|tools)\//.test(file) || file === 'src/clock.ts'

const files = ['src', 'dialogs'].flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('vendor')).map((name) => join(root, name)))

const partOf = (file: string): string => (file.startsWith('dialogs/') ? 'dialogs' : /^src\/([\w-]+)/.exec(file)![1]!)
const code = (file: string): string => readFileSync(file, 'utf8')
/** The source without its comments. */
const bare = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

interface Import { from: string; typeOnly: boolean }
const importsOf = (text: string): Import[] => [
  ...Array.from(text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"\n;]|\n(?!import|export))*?from\s+'([^']+)'/g), ([, type, from]) => ({ from: from!, typeOnly: Boolean(type) })),
  ...Array.from(text.matchAll(/(?:^|\n)import\s+'([^']+)'/g), ([, from]) => ({ from: from!, typeOnly: false })),
  ...Array.from(text.matchAll(/\bimport\('([^']+)'\)/g), ([, from]) => ({ from: from!, typeOnly: false })),
]

/** Lines "file imports x" for what breaks the rules. */
function wrongImports(file: string, text: string): string[] {
  const part = partOf(file)
  if (FREE.includes(part)) return []
  const rule = RULES[part]
  if (!rule) return [`${file}: "${part}" has no place in the picture`]
  return importsOf(text).flatMap(({ from, typeOnly }) => {
    if (!from.startsWith('.')) return []
    const target = normalize(join(dirname(file), from))
    const to = partOf(target)
    const may = to === part || rule.files?.includes(target) || rule.parts.includes(to) || (typeOnly && rule.types?.includes(to))
    return may ? [] : [`${file} imports ${typeOnly ? 'types of ' : ''}${from}`]
  })
}

function wrongPackages(file: string, text: string): string[] {
  return importsOf(text).flatMap(({ from, typeOnly }) => {
    const wrong = (/^(botbuilder|botframework)/.test(from) && !(typeOnly ? BOT_FRAMEWORK(file) : RUNS_BOT_FRAMEWORK(file))) || (/^@?langchain/.test(from) && !file.startsWith('src/llm/')) || from === 'date-fns'
    return wrong ? [`${file} imports ${from}`] : []
  })
}

const wrongTimes = (file: string, text: string): string[] =>
  !REAL_TIME(file) && /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(/.test(bare(text)) ? [`${file} looks at the clock`] : []
const wrongEnvironments = (file: string, text: string): string[] =>
  !['src/config.ts'].includes(file) && partOf(file) !== 'tools' && /\bprocess\.env\b|\bimport\.meta\.env\b/.test(bare(text)) ? [`${file} reads the environment`] : []
const wrongOutput = (file: string, text: string): string[] =>
  file !== 'src/index.ts' && partOf(file) !== 'tools' && /\bconsole\./.test(bare(text)) ? [`${file} writes to the console`] : []

describe('the arrows', () => {
  it('go one way', () => expect(files.flatMap((file) => wrongImports(file, code(file)))).toEqual([]))
  it('leave the Bot Framework, models and slow packages where they belong', () => expect(files.flatMap((file) => wrongPackages(file, code(file)))).toEqual([]))
  it('only the clock knows the time', () => expect(files.flatMap((file) => wrongTimes(file, code(file)))).toEqual([]))
  it('only config.ts reads the environment', () => expect(files.flatMap((file) => wrongEnvironments(file, code(file)))).toEqual([]))
  it('nobody but the start line writes to the console', () => expect(files.flatMap((file) => wrongOutput(file, code(file)))).toEqual([]))
  it('no cycle between parts', () => {
    const runtime = new Map<string, Set<string>>()
    for (const file of files) {
      for (const { from, typeOnly } of importsOf(code(file))) {
        if (typeOnly || !from.startsWith('.')) continue
        const [a, b] = [partOf(file), partOf(normalize(join(dirname(file), from)))]
        if (a !== b) runtime.set(a, (runtime.get(a) ?? new Set()).add(b))
      }
    }
    const cycles: string[] = []
    const walk = (part: string, path: string[]): void => {
      if (path.includes(part)) return void cycles.push([...path.slice(path.indexOf(part)), part].join(' -> '))
      for (const next of runtime.get(part) ?? []) walk(next, [...path, part])
    }
    for (const part of runtime.keys()) walk(part, [])
    expect([...new Set(cycles)]).toEqual([])
  })
})

describe('the test itself', () => {
  it('sees what it should', () => {
    expect(wrongImports('src/turn/x.ts', `import { y } from '../bot/y.ts'`)).toHaveLength(1)
    expect(wrongImports('src/letters/x.ts', `import type { y } from '../dialog/slot.ts'`)).toHaveLength(0)
    expect(wrongImports('src/letters/x.ts', `import { y } from '../dialog/slot.ts'`)).toHaveLength(1)
    expect(wrongImports('src/rules/x.ts', `import {\n  a,\n  b,\n} from '../index.ts'`)).toHaveLength(1)
    expect(wrongImports('src/rules/x.ts', `const z = await import('../host/server.ts')`)).toHaveLength(1)
    expect(wrongImports('src/llm/x.ts', `import { y } from '../bot/model/port.ts'`)).toHaveLength(0)
    expect(wrongImports('src/llm/x.ts', `import { y } from '../bot/root.ts'`)).toHaveLength(1)
    expect(wrongPackages('src/letters/x.ts', `import { Activity } from 'botbuilder-core'`)).toHaveLength(1)
    expect(wrongPackages('src/bot/x.ts', `import { MessageFactory } from 'botbuilder'`)).toHaveLength(1)
    expect(wrongPackages('src/bot/x.ts', `import type { Activity } from 'botbuilder'`)).toHaveLength(0)
    expect(wrongPackages('src/rules/x.ts', `import { addDays } from 'date-fns'`)).toHaveLength(1)
    expect(wrongPackages('src/rules/x.ts', `import { addDays } from 'date-fns/addDays'`)).toHaveLength(0)
    expect(wrongTimes('src/bot/x.ts', 'const a = Date.now() // x')).toHaveLength(1)
    expect(wrongTimes('src/bot/x.ts', '// Date.now() is not for us\nnew Date(text)')).toHaveLength(0)
    expect(wrongEnvironments('src/bot/x.ts', 'process.env.NOW')).toHaveLength(1)
  })
  it('sees every file', () => expect(files.length).toBeGreaterThan(50))
})
