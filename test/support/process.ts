import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Running {
  base: string
  /** All it wrote so far. */
  output: () => string
  /** Sends a signal and waits for the end; the exit code, or the signal it died of. */
  stop: (signal: NodeJS.Signals) => Promise<number | NodeJS.Signals>
  ended: Promise<number | NodeJS.Signals>
}

/** Starts a program of ours on a data folder and waits for its line. Nothing of this environment gets in, save where programs are. */
export async function startProcess(entry: string, folder: string, env: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [entry], { env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { output += String(data) })
  const ready = new Promise<void>((resolve) => child.stdout.on('data', () => { if (output.includes('Ready: ')) resolve() }))
  const first = await Promise.race([ready, ended])
  if (first !== undefined) throw new Error(`it ended with ${first}: ${output}`)
  return {
    base: /Ready: (http:\/\/[^/\s]+)/.exec(output)?.[1] ?? '',
    output: () => output,
    ended,
    async stop(signal) {
      child.kill(signal)
      return ended
    },
  }
}
