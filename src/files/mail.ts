import PostalMime from 'postal-mime'
import { wordsOfMarkup } from './markup.ts'

/** The subject and the words of a saved e-mail: its plain part, else the words of its HTML. What is attached to it is left alone. */
export async function wordsOfMail(bytes: Uint8Array): Promise<string> {
  const { subject = '', text, html } = await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 262_144 })
  return `${subject}\n\n${text?.trim() ? text : wordsOfMarkup(html ?? '')}`
}
