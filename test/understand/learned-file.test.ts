import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { learnedFrom } from '../../src/understand/learned-file.ts'

let root: string
let knowledge: string
let folder: string
let lessons: number
const learn = () => serialize({ lesson: ++lessons })
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rra-learned-'))
  knowledge = join(root, 'knowledge')
  folder = join(root, 'kept')
  mkdirSync(knowledge)
  writeFileSync(join(knowledge, 'words.yaml'), 'one')
  lessons = 0
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('is learned once', () => {
  expect(learnedFrom(knowledge, learn, folder)).toEqual({ lesson: 1 })
  expect(learnedFrom(knowledge, learn, folder)).toEqual({ lesson: 1 })
  expect(lessons).toBe(1)
})

it('is learned anew when a word of the content changes, or a file comes', () => {
  learnedFrom(knowledge, learn, folder)
  writeFileSync(join(knowledge, 'words.yaml'), 'two')
  expect(learnedFrom(knowledge, learn, folder)).toEqual({ lesson: 2 })
  cpSync(join(knowledge, 'words.yaml'), join(knowledge, 'more.yaml'))
  expect(learnedFrom(knowledge, learn, folder)).toEqual({ lesson: 3 })
})

it('is learned anew when the file is damaged', () => {
  learnedFrom(knowledge, learn, folder)
  writeFileSync(join(folder, readdirSync(folder)[0]!), 'broken')
  expect(learnedFrom(knowledge, learn, folder)).toEqual({ lesson: 2 })
  expect(learnedFrom(knowledge, learn, folder)).toEqual({ lesson: 2 })
})

it('keeps no more than a few, and goes without where nothing can be kept', () => {
  for (const word of 'abcdefgh') {
    writeFileSync(join(knowledge, 'words.yaml'), word)
    learnedFrom(knowledge, learn, folder)
  }
  expect(readdirSync(folder)).toHaveLength(4)
  writeFileSync(join(root, 'a file'), '')
  expect(learnedFrom(knowledge, learn, join(root, 'a file'))).toEqual({ lesson: 9 })
})
