import { afterEach, beforeEach } from 'vitest'
import type { Store } from '../../src/turn/store.ts'
import { openSqlite, temporaryFolder, type Folder } from './folder.ts'

/** A store for each test, in a folder of its own that is there before it and gone after it. `current` is asked for the one to close: a test may open it anew. */
export function storeForEach(give: (store: Store<string>, folder: Folder) => void, current: () => Store<string>): void {
  let folder: Folder
  beforeEach(() => {
    folder = temporaryFolder()
    give(openSqlite(folder.file), folder)
  })
  afterEach(async () => {
    await current().close()
    folder.remove()
  })
}
