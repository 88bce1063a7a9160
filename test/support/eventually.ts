/** Waits until something holds. */
export async function eventually(holds: () => boolean | Promise<boolean>, ms = 8_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(20)) if (await holds()) return
  throw new Error('it never came true')
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
