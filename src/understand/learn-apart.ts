import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { loadKnowledge } from '../knowledge/load.ts'
import { learnedFrom, type Learned } from './learned-file.ts'

const MOST_BYTES = 256_000_000
const WITHIN_MS = 60_000

/**
 * Learns in a process of its own and waits for it, unless the same was learned before: learning needs several times the memory of reading,
 * and a process gives it all back. `root`: the knowledge folder. Throws ContentError when the content does not hold, and Error when the process fails.
 */
export const learnApart = (root: string): Learned => learnedFrom(root, () => {
  loadKnowledge(root) // what is wrong with the content is told here, in words
  const { status, stdout, error } = spawnSync(process.execPath, [join(import.meta.dirname, 'learning-process.ts'), root], { maxBuffer: MOST_BYTES, timeout: WITHIN_MS, stdio: ['ignore', 'pipe', 'inherit'] })
  if (status !== 0) throw new Error('learning to read did not end well', { cause: error })
  return stdout
})
