/** An answer is a few hundred bytes of JSON, with its wrapping a few thousand. */
const MOST_BYTES = 256_000

/** `fetch` that follows no redirects and gives up on a body that is too large, so that a server cannot send us elsewhere or fill the memory. */
export const cappedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' })
  if (Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) {
    await response.body?.cancel()
    throw new Error('the answer is too large')
  }
  if (!response.body) return response
  let bytes = 0
  const capped = response.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > MOST_BYTES) controller.error(new Error('the answer is too large'))
      else controller.enqueue(chunk)
    },
  }))
  return new Response(capped, { status: response.status, statusText: response.statusText, headers: response.headers })
}
