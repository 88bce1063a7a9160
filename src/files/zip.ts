import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { ENTRIES, UNPACKED_BYTES } from './limits.ts'

/** What is inside unpacks to more than is read. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
}

/** The files in a zip archive, one of which is unpacked piece by piece at a time: nothing is ever held whole, and all together have an end. */
export class Archive {
  readonly #zip: ZipFile
  readonly #entries: Map<string, Entry>
  #unpacked = 0

  private constructor(zip: ZipFile, entries: Map<string, Entry>) {
    this.#zip = zip
    this.#entries = entries
  }

  /** Throws at what is no archive, or one with strange names or sizes; nothing is unpacked yet. */
  static async open(bytes: Uint8Array): Promise<Archive> {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, validateEntrySizes: true })
    if (zip.entryCount > ENTRIES) throw new TooMuch()
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    return new Archive(zip, entries)
  }

  get names(): string[] {
    return [...this.#entries.keys()]
  }

  get locked(): boolean {
    return [...this.#entries.values()].some((entry) => entry.isEncrypted())
  }

  /** Gives a file's text to `take` as it is unpacked. False: there is no such file. */
  async read(name: string, take: (text: string) => void): Promise<boolean> {
    const entry = this.#entries.get(name)
    if (!entry) return false
    const decoder = new TextDecoder()
    for await (const part of await this.#zip.openReadStreamPromise(entry)) {
      this.#unpacked += (part as Buffer).length
      if (this.#unpacked > UNPACKED_BYTES) throw new TooMuch()
      take(decoder.decode(part as Buffer, { stream: true }))
    }
    take(decoder.decode())
    return true
  }
}
