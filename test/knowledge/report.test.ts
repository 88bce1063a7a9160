import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { knowledgeReport } from '../../src/tools/knowledge-report.ts'

const TODAY = '2026-11-24'
const BILL = 'topics/invalid/unpaid-bill.md'

let root: string
beforeEach(() => { cpSync('knowledge', (root = mkdtempSync(join(tmpdir(), 'knowledge-'))), { recursive: true }) })
afterEach(() => rmSync(root, { recursive: true, force: true }))

function change(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(root, file), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(join(root, file), changed)
}
const faults = (...ids: string[]) => knowledgeReport(root, TODAY, ids).faults
const line = (start: string, today = TODAY) => knowledgeReport(root, today).lines.find((one) => one.startsWith(start))
/** Adds a pattern to what shows the fact of the unpaid bill. */
const pattern = (text: string) => change(BILL, 'not owe | owe nothing |', `${text} | not owe |`)

describe('npm run knowledge', () => {
  it('finds nothing wrong with what we have', () => expect(faults()).toEqual([]))

  it('lists a topic with verdict, facts, citations, day, reading levels and phrases', () => {
    expect(line('invalid/unpaid-bill')).toMatch(/^invalid\/unpaid-bill: may-not-refuse; facts past-care; 3 citations; checked 2026-11-24; level en \d\.\d, es \d\d\.\d; phrases \d+\+\d+$/)
  })

  it('lists a state with its times and how well the law was read', () => {
    expect(line('law/states/TX')).toBe('law/states/TX: copies 15 business days; full-text; checked 2026-11-24')
  })

  it('says what was checked more than 180 days ago', () => {
    change(BILL, 'checked: 2026-11-24', 'checked: 2026-01-01')
    expect(line('invalid/unpaid-bill', '2026-06-30')).not.toContain('STALE')
    expect(line('invalid/unpaid-bill', '2026-07-01')).toContain('checked 2026-01-01 STALE')
    expect(knowledgeReport(root, TODAY).lines.at(-1)).toContain('; 1 stale')
    expect(faults()).toEqual([])
  })
})

describe('it fails on', () => {
  it('a citation that does not resolve, a verdict its folder forbids, a missing language', () => {
    change(BILL, 'paragraph: unpaid bill', 'paragraph: unpaid bills')
    expect(faults()).toEqual([expect.stringContaining('has no paragraph "unpaid bills"')])
    change(BILL, 'verdict: may-not-refuse', 'verdict: may-refuse')
    expect(faults()).toEqual([expect.stringContaining('not "may-refuse"')])
    rmSync(join(root, 'topics/invalid/emotional-upset.es.md'))
    expect(faults()).toEqual([expect.stringContaining('emotional-upset.es.md: is missing')])
  })

  it('a phrase that two topics share, however it is typed', () => {
    change(BILL, 'phrases:\n', 'phrases:\n  - "Send  the SCANS to me"\n')
    change('topics/procedure/images.md', 'phrases:\n', 'phrases:\n  - "send the scans to me"\n')
    expect(faults()).toEqual(['images: this phrase stands in unpaid-bill too: send the scans to me'])
  })

  it('a test that is also a phrase, of its topic or another', () => {
    change(BILL, 'tests:\n', 'tests:\n  - "one of theirs"\n  - "one of mine"\n')
    change(BILL, 'phrases:\n', 'phrases:\n  - "one of mine"\n')
    change('topics/procedure/images.md', 'phrases:\n', 'phrases:\n  - "One of theirs"\n')
    expect(faults()).toEqual(['unpaid-bill: this test is also a phrase of images: one of theirs', 'unpaid-bill: this test is also a phrase: one of mine'])
  })

  it('an answer that is too long or too hard, in the language that has it', () => {
    change(BILL, '## Answer\n', `## Answer\n${'They may not do so. '.repeat(30)}\n`)
    expect(faults()).toEqual([expect.stringMatching(/^unpaid-bill: en: \d+ words are shown; at most 130$/)])
    change(BILL, /## In a letter\n/, `## In a letter\n${'Notwithstanding administrative considerations, organizational confidentiality responsibilities necessitate authorization. '.repeat(20)}\n`)
    expect(faults('unpaid-bill')).toContainEqual(expect.stringMatching(/^unpaid-bill: en: reading level .*at most 8$/))
  })

  it('a section that one language has', () => {
    change('topics/invalid/unpaid-bill.es.md', '## If past-care: unknown', '## If past-care: yes')
    expect(faults()).toEqual([expect.stringContaining('needs a section "## If past-care: unknown"')])
  })

  it.each(['nobody/no one says so', 'no one/nobody says so', 'so no one/body? says'])('"no one" in a group: %s', (text) => {
    pattern(text)
    expect(faults('unpaid-bill')).toEqual([`unpaid-bill: past-care, yes: "${text}": alternatives are single words, and "no one" is two: write @nobody`])
  })

  it('a "?" inside a group', () => {
    pattern('pay the?/my bill')
    expect(faults('unpaid-bill')).toEqual([expect.stringContaining('"?" inside the group the?/my does nothing')])
  })

  it('a list that is not there', () => {
    pattern('@nobdy says so')
    expect(faults('unpaid-bill')).toEqual(['unpaid-bill: there is no list "@nobdy"'])
  })

  it.each(['a/the? bill', 'no one says so', 'no one other/else'])('not on %s', (text) => {
    pattern(text)
    expect(faults('unpaid-bill')).toEqual([])
  })
})

it('what the README quotes of a topic stands there', () => {
  const topic = ['', '.es'].map((language) => readFileSync(`knowledge/topics/invalid/unpaid-bill${language}.md`, 'utf8')).join('\n')
  const quotes = Array.from(readFileSync('knowledge/README.md', 'utf8').matchAll(/^ {3}> (.+)$/gm), ([, quote]) => quote!)
  expect(quotes).toHaveLength(3)
  expect(quotes.filter((quote) => !topic.includes(quote))).toEqual([])
})
