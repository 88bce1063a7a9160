import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ContentError, loadKnowledge } from '../../src/knowledge/load.ts'

let root: string
beforeEach(() => { cpSync('knowledge', (root = mkdtempSync(join(tmpdir(), 'knowledge-'))), { recursive: true }) })
afterEach(() => rmSync(root, { recursive: true, force: true }))

const change = (file: string, from: string | RegExp, to: string) => {
  const text = readFileSync(join(root, file), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(join(root, file), changed)
}
const refusal = (): string => {
  try {
    loadKnowledge(root)
  } catch (error) {
    expect(error).toBeInstanceOf(ContentError)
    return (error as Error).message
  }
  throw new Error('the content was taken')
}

const TOPIC = 'topics/invalid/unpaid-bill.md'

it('a barrier can never say that they may refuse', () => {
  change(TOPIC, 'verdict: may-not-refuse', 'verdict: may-refuse')
  expect(refusal()).toMatch(/unpaid-bill\.md: verdict: a topic in "invalid" may be .*not "may-refuse"/)
})

it('a citation must resolve, to its paragraph', () => {
  change(TOPIC, 'paragraph: unpaid bill', 'paragraph: unpaid bills')
  expect(refusal()).toContain('"hhs-access-guidance" has no paragraph "unpaid bills"')
  change(TOPIC, 'authority: hhs-access-guidance', 'authority: hhs-acces-guidance')
  expect(refusal()).toContain('there is no authority "hhs-acces-guidance"')
})

it('a law that was only remembered is no authority', () => {
  change('law/authorities.yaml', 'seen: full-text', 'seen: memory')
  expect(refusal()).toContain('law/authorities.yaml')
})

it('every topic has every language', () => {
  rmSync(join(root, TOPIC.replace('.md', '.es.md')))
  expect(refusal()).toContain('unpaid-bill.es.md: is missing')
})

it('a misspelt field, section or link is named', () => {
  change(TOPIC, 'checked:', 'cheked:')
  expect(refusal()).toContain('cheked')
  change(TOPIC, 'cheked:', 'checked:')
  change(TOPIC, '## What to do now', '## What to do')
  expect(refusal()).toContain('"## What to do" is not a section')
  change(TOPIC, '## What to do\n', '## What to do now\n')
  change(TOPIC, 'next: [fees', 'next: [feees')
  expect(refusal()).toContain('there is no topic "feees"')
})

it('a letter names only facts, topics and claims that there are', () => {
  const REPORT = 'letters/info-blocking-report.md', FEE = 'letters/fee-dispute.md', REQUEST = 'letters/records-request.md'
  change(REPORT, 'info-blocking.blocker: no"]', 'info-blocking.blocked: no"]')
  expect(refusal()).toContain('info-blocking-report.md: "info-blocking.blocked: no" is not')
  change(REPORT, 'info-blocking.blocked', 'info-blocking.blocker')
  change(FEE, 'contains "fees.pay-first: yes"', 'contains "fees.pay-first"')
  expect(refusal()).toContain('fee-dispute.md: "fees.pay-first" is not')
  change(FEE, 'contains "fees.pay-first"', 'contains "fees.pay-first: yes"')
  change(REQUEST, 'takes: [images', 'takes: [crisis')
  expect(refusal()).toContain('takes: there is no topic "crisis"')
  change(REQUEST, 'takes: [crisis', 'takes: [images')
  change(FEE, 'fee_barred_charge: [fee_quoted, fees.banned-charge]', 'fee_barred_charge: [fee_quoted]')
  expect(refusal()).toContain('"fee_barred_charge" also needs fees.banned-charge')
})
