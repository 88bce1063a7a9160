import { FILE_BYTES, type FileRead, type ReadFile } from '../turn/files.ts'
import { kindOf } from './kind.ts'
import { runChild } from './run-child.ts'

const MOST_WAITING = 16
const WAIT_MS = 20_000

export interface FileReader {
  read: ReadFile
  /** Ends what is being read; everything asked for then is `busy`. */
  close: () => void
}

/** Reads files one after the other, so that they cannot take the machine from the turns. What waits too long, or behind too many, is told so. */
export function openFileReader(): FileReader {
  const closing = new AbortController()
  const waiting: (() => void)[] = []
  let running = false

  const turn = (): Promise<boolean> => {
    if (closing.signal.aborted) return Promise.resolve(false)
    if (!running) {
      running = true
      return Promise.resolve(true)
    }
    if (waiting.length >= MOST_WAITING) return Promise.resolve(false)
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(clock)
        resolve(!closing.signal.aborted)
      }
      const clock = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1)
        resolve(false)
      }, WAIT_MS)
      waiting.push(go)
    })
  }
  const next = () => {
    const go = waiting.shift()
    if (go) go()
    else running = false
  }

  return {
    async read(bytes, contentType, name): Promise<FileRead> {
      if (bytes.byteLength > FILE_BYTES) return { kind: 'other', problem: 'too-large' }
      const found = kindOf(bytes, contentType, name)
      if ('problem' in found) return found
      if (!(await turn())) return { kind: found.kind, problem: 'busy' }
      try {
        return { kind: found.kind, ...(await runChild(found.kind, bytes, closing.signal)) }
      } finally {
        next()
      }
    },
    close: () => {
      closing.abort()
      for (const go of waiting.splice(0)) go()
    },
  }
}
