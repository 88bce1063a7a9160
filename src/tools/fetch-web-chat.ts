import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { integrityOf, LICENCES, readWebChat, SCRIPT, VENDOR, WEB_CHAT } from '../page/web-chat.ts'

const run = promisify(execFile)
const MOST_MS = 120_000

/**
 * Puts the bundle of Web Chat into a folder. Its package brings 400 others and half a gigabyte when it is installed;
 * the page needs one file of it. npm fetches the tarball, so it comes from wherever npm gets everything else.
 */
export async function fetchWebChat(folder: string = VENDOR): Promise<'there' | 'fetched'> {
  if (readWebChat(folder)) return 'there'
  await mkdir(folder, { recursive: true })
  // Beside its goal: a rename is only whole within one disk.
  const work = await mkdtemp(join(folder, '.fetching-'))
  try {
    await run('npm', ['pack', WEB_CHAT.package, '--pack-destination', work, '--ignore-scripts', '--silent'], { timeout: MOST_MS, shell: process.platform === 'win32' })
    const [tarball = ''] = (await readdir(work)).filter((name) => name.endsWith('.tgz'))
    if (integrityOf('sha512', await readFile(join(work, tarball))) !== WEB_CHAT.tarball) throw new Error('the package is not the one that was pinned')
    const names = [LICENCES, SCRIPT] // the bundle last: it is what tells that all is there
    await run('tar', ['-xzf', tarball, ...names.map((name) => `package/dist/${name}`)], { cwd: work, timeout: MOST_MS })
    const dist = join(work, 'package', 'dist')
    if (!readWebChat(dist)) throw new Error('the bundle is not the one that was pinned')
    for (const name of names) await rename(join(dist, name), join(folder, name))
    return 'fetched'
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

// node src/tools/fetch-web-chat.ts [folder]
if (import.meta.main) {
  // An install must not fail for it: the page says what is missing, everything else works.
  await fetchWebChat(process.argv[2]).catch((error: Error) => {
    const why = error.message.startsWith('the ') ? error.message : 'npm or tar did not do it'
    console.error(`Web Chat was not fetched (${why}): the page cannot be shown until "node src/tools/fetch-web-chat.ts" has worked.`)
  })
}
