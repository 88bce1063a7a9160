/** The longest time (ms) in which this process did nothing else while something ran, and how long that took. */
export async function longestPause<T>(run: () => Promise<T>): Promise<{ result: T; pause: number; ms: number }> {
  const EVERY = 5
  const start = performance.now()
  let longest = 0
  let last = start
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last - EVERY)
    last = now
  }
  const timer = setInterval(look, EVERY)
  const result = await run()
  look()
  clearInterval(timer)
  return { result, pause: longest, ms: performance.now() - start }
}
