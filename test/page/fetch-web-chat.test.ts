import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { VENDOR } from '../../src/page/web-chat.ts'

const run = promisify(execFile)
let folder = ''
let calls = ''
beforeEach(() => {
  const base = mkdtempSync(join(tmpdir(), 'rra-fetch-'))
  folder = join(base, 'vendor')
  calls = join(base, 'calls')
  mkdirSync(calls)
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

/** Runs the tool with an npm that does as told; what it printed, how it ended, and whether it asked npm. */
async function fetchWith(npm: string, into: string) {
  const bin = join(folder, '..', 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$@" > "${calls}/npm"\n${npm}\n`)
  chmodSync(join(bin, 'npm'), 0o755)
  const { stdout, stderr } = await run(process.execPath, ['src/tools/fetch-web-chat.ts', into], { env: { PATH: `${bin}:${process.env.PATH}` } })
  return { stdout, stderr, asked: readdirSync(calls).length > 0 }
}

it('does nothing when the bundle is there', async () => {
  expect(await fetchWith('exit 1', VENDOR)).toEqual({ stdout: '', stderr: '', asked: false })
})

it('takes no package but the pinned one', async () => {
  const { stderr } = await fetchWith('echo something else > "$4/botframework-webchat-4.18.1.tgz"', folder)
  expect(stderr).toContain('not the one that was pinned')
  expect(readdirSync(folder)).toEqual([])
})

it('lets the install go on without a network, and says so in one sentence', async () => {
  const { stdout, stderr, asked } = await fetchWith('echo npm error network >&2; exit 1', folder)
  expect(asked).toBe(true)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain('node src/tools/fetch-web-chat.ts')
  expect(readdirSync(folder)).toEqual([])
})
