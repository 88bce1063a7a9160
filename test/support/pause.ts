/**
 * The longest time (ms) in which this thread computed without letting anything else run, while something ran. Its own CPU time counts,
 * not the clock on the wall: a machine that is busy with others makes no pause of ours.
 */
export async function longestPause<T>(run: () => Promise<T>): Promise<{ result: T; pause: number }> {
  const spent = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  let longest = 0
  let last = spent()
  const look = () => {
    const now = spent()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 5)
  const result = await run()
  look()
  clearInterval(timer)
  return { result, pause: longest }
}
