/** The most pages; a text without pages counts as one per `PAGE_CHARACTERS`. */
export const PAGES = 50
export const PAGE_CHARACTERS = 5_000
/** The most bytes of XML a Word file may unpack to. */
export const UNPACKED_BYTES = 60_000_000
/** The most files inside a Word file. */
export const ENTRIES = 5_000
/** How long one file may take, ms. The child ends itself a little earlier, so that it also ends when nobody is there to end it. */
export const FILE_MS = 10_000
export const OWN_MS = 9_000
/** What the thread that reads may keep in its heap, and what the whole child may hold: file contents lie outside the heap. */
export const HEAP_MB = 256
export const MEMORY_MB = 450
