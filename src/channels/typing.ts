/** What is answered sooner than this (ms) has no need of "typing", which would only flicker, or come after the answer. */
export const TYPING_AFTER = 250
/** Channels show it for a few seconds. */
const AGAIN = 3_000

/** Shows "typing" while a turn takes its time: outside of it, kept nowhere. Call what it returns when the turn is over. */
export function typing(afterMs: number, show: () => void): () => void {
  const again = () => {
    show()
    timer = setTimeout(again, AGAIN)
  }
  let timer = setTimeout(again, afterMs)
  return () => clearTimeout(timer)
}
