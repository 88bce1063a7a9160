export interface Repeated {
  /** Ends it; resolves when what is running is over. */
  stop(): Promise<void>
}

/** Does a job now and again and again, never twice at once, and keeps no process alive. `stopping` tells a long job that it should end. */
export function repeat(job: (stopping: () => boolean) => Promise<void>, everyMs: number, failed?: (error: unknown) => void): Repeated {
  let stopped = false
  let running: Promise<void> | undefined
  const once = () => {
    running ??= job(() => stopped).catch((error: unknown) => failed?.(error)).finally(() => {
      running = undefined
    })
  }
  once()
  const timer = setInterval(once, everyMs)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
