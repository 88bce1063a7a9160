import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { has, loadCatalog, say } from '../../src/text/catalog.ts'
import { plainLine, plainLines } from '../../src/text/plain-line.ts'
import { render, variablesOf } from '../../src/text/template.ts'

describe('a template', () => {
  it('throws at a variable or a filter that is not there', () => {
    expect(() => render('{{ nobody }}', 'en')).toThrow(/nobody/)
    expect(() => render('{{ "x" | nothing }}', 'en')).toThrow(/nothing/)
    expect(() => render('{{ a.constructor }}', 'en', { a: {} })).toThrow(/constructor/)
  })

  it('never reads a value as a template', () => {
    expect(render('{{ said }}', 'en', { said: '{{ law }} {% raw %}' })).toBe('{{ law }} {% raw %}')
  })

  it('writes days, spans, sums and lists in the language', () => {
    const values = { day: '1980-03-04', range: { from: '2024-01-01', to: '2024-03-31' }, days: { from: '2026-06-01', to: '2026-11-24' }, year: { from: '2022-01-01', to: '2022-12-31' }, items: ['a', 'b', 'c'] }
    expect(render('{{ day | long_date }}; {{ range | month_span }}; {{ days | month_span }}; {{ year | month_span }}; {{ items | listed }}', 'en', values))
      .toBe('March 4, 1980; January 2024 through March 2024; June 1, 2026 through November 24, 2026; 2022; a, b, and c')
    expect(render('{{ day | long_date }}; {{ range | month_span }}; {{ days | month_span }}; {{ items | listed }}', 'es', values))
      .toBe('4 de marzo de 1980; enero de 2024 a marzo de 2024; 1 de junio de 2026 al 24 de noviembre de 2026; a, b y c')
  })

  it('tells the names it uses', () => {
    expect(variablesOf('{% if a %}{{ b.c }}{% endif %}')).toEqual(['a', 'b'])
  })
})

describe('the phrases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'text-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('are found by a dotted id; one that is not there throws', () => {
    writeFileSync(join(folder, 'en.yaml'), 'slots:\n  dob: { ask: "When, {{ name }}?", choices: { "other:child": A child } }\n')
    const catalog = loadCatalog(folder)
    expect(say(catalog, 'en', 'slots.dob.ask', { name: 'Ana' })).toBe('When, Ana?')
    expect(say(catalog, 'en', 'slots.dob.choices.other:child')).toBe('A child')
    expect([has(catalog, 'en', 'slots.dob.ask'), has(catalog, 'en', 'slots.dob.hint')]).toEqual([true, false])
    expect(() => say(catalog, 'en', 'slots.dob.hint')).toThrow('there is no text "slots.dob.hint" in dialogs/text/en.yaml')
    expect(() => say(catalog, 'es', 'slots.dob.ask')).toThrow(/dialogs\/text\/es.yaml/)
  })

  it('have to be words', () => {
    writeFileSync(join(folder, 'en.yaml'), 'yes: yes\nno: true\n')
    expect(() => loadCatalog(folder)).toThrow(/"no" is not words/)
  })
})

describe('a plain line', () => {
  it.each([
    ['Ana 🙂  Peña', 'Ana Peña'], ['a\u202eb\u0000c\u200b', 'abc'], ['Acme® Clinic™', 'Acme® Clinic™'], ['  \n ', ''], ['🇺🇸1️⃣', '1'], ['می‌خواهم', 'می‌خواهم'], ['王小明', '王小明'],
    ['Jose\u0301', 'José'], ['\u{e000}x', 'x'], ['\ud83d', ''],
  ])('%j is %j', (said, line) => expect(plainLine(said)).toBe(line))

  it('is capped, between characters, and quick', () => {
    expect(plainLine('é'.repeat(1000), 10)).toBe('é'.repeat(10))
    const start = performance.now()
    for (const said of [' '.repeat(1e6), '👩🏽‍⚕️'.repeat(2e5), '\u202e'.repeat(1e6)]) expect(plainLine(said).length).toBeLessThanOrEqual(600)
    expect(performance.now() - start).toBeLessThan(500)
    expect(plainLines('a\n\nb\r\nc\n'.repeat(9))).toEqual(['a', 'b', 'c', 'a', 'b'])
  })
})
