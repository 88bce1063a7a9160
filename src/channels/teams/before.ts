import type { Activity } from 'botbuilder'
import type { Arrival } from '../../turn/durable-adapter.ts'
import { putFiles } from '../../turn/files.ts'
import { putHanded } from '../../turn/pressed.ts'
import { uploads, type UploadParts } from './consent.ts'
import { download, filesIn, type DownloadParts } from './files.ts'

export const CHANNEL = 'msteams'
export const CONSENT = 'fileConsent/invoke'

/** What has to be fetched or brought before a turn in Teams: files that came, and a letter that the person wants as one. */
export function beforeTeams(parts: DownloadParts & UploadParts): (activity: Activity) => Arrival['before'] {
  const upload = uploads(parts)
  return (activity) => {
    if (activity.channelId !== CHANNEL) return undefined
    if (activity.type === 'invoke' && activity.name === CONSENT) {
      return async () => {
        const handed = await upload(activity.value)
        return (heard) => { if (handed) putHanded(heard, handed) }
      }
    }
    const files = activity.type === 'message' ? filesIn(activity) : []
    return files.length === 0 ? undefined : async () => {
      const read = await download(files, parts)
      return (heard) => putFiles(heard, read)
    }
  }
}
