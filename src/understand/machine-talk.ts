import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { Verdict } from '../knowledge/schema.ts'
import { undisguiser } from './disguises.ts'
import { contractionsOf, labelled, Patterns, readContent, WordFile } from './lexicon.ts'
import { shapedByMachines } from './machine-shapes.ts'
import { compilePatterns, type Hit } from './patterns.ts'
import { MAX_CHARACTERS, toWords, type Words } from './words.ts'

/** Both languages are looked for in every text, so no group is of one. */
const Groups = z.record(z.string(), z.strictObject({ any: Patterns, except: Patterns.optional() }))

/** knowledge/understanding/machine-talk.yaml. */
const MachineTalkFile = z.strictObject({
  lists: z.record(z.string(), Patterns),
  signs: Groups,
  orders: Groups,
  leads: Patterns,
  hints: Groups,
  spelled: Patterns,
  ordinary: Patterns,
  lookalikes: z.record(z.string().length(1), z.string()),
})

/** How far one piece of a long text overlaps the one before, in characters: no sign is longer. */
const OVERLAP = 400

/**
 * Tells whether a text talks to a machine that reads it, or is made to look like one of its own messages, in English or Spanish.
 * Looks at all of the text; never throws on what people type. `folder` is knowledge/understanding: the topics, whose ids are ours, stand beside it. Throws ContentError.
 */
export function createMachineTalk(folder: string): (text: string) => boolean {
  const file = readContent(folder, 'machine-talk.yaml', MachineTalkFile)
  const contractions = contractionsOf(readContent(folder, 'words.yaml', WordFile))
  const signs = labelled(file.signs)
  const firstOrder = signs.names.length
  const orders = labelled(file.orders, firstOrder)
  const firstHint = firstOrder + orders.names.length
  const hints = labelled(file.hints, firstHint)
  const match = compilePatterns([{ patterns: [...signs.patterns, ...orders.patterns, ...hints.patterns], lists: file.lists }], contractions)
  const leads = new Set(file.leads)
  const ids = ourIds(folder, file.ordinary)
  const undisguise = undisguiser(file.lookalikes)

  return (text) => {
    if (shapedByMachines(text) || ids.test(text)) return true
    const { texts, spelled } = undisguise(text)
    return spelled.some((run) => file.spelled.some((piece) => run.includes(piece))) || texts.some((plain) => ids.test(plain) || piecesOf(plain).some((piece, i) => says(piece, i === 0)))
  }

  /** `whole`: it begins where the text does, not in the middle of a sentence. */
  function says(piece: string, whole: boolean): boolean {
    const words = toWords(piece, contractions)
    const hits = match(words, 'en')
    return hits.some((hit) => hit.label < firstOrder || (hit.label < firstHint && begins(words, hit, whole))) || twoOf(hits.filter(({ label }) => label >= firstHint))
  }

  function begins({ list, breaks }: Words, { start }: Hit, whole: boolean): boolean {
    return start === 0 ? whole : breaks[start] !== 0 || leads.has(list[start - 1]!)
  }
}

/** Two of different groups that share no word. */
const twoOf = (hints: readonly Hit[]): boolean =>
  hints.some((one) => hints.some((other) => other.label !== one.label && one.end <= other.start))

function piecesOf(text: string): string[] {
  const pieces = [text.slice(0, MAX_CHARACTERS)]
  for (let at = MAX_CHARACTERS - OVERLAP; at + OVERLAP < text.length; at += MAX_CHARACTERS - OVERLAP) pieces.push(text.slice(at, at + MAX_CHARACTERS))
  return pieces
}

/** Topics and verdicts as our files call them, with a hyphen: nobody else writes them so. */
function ourIds(folder: string, ordinary: readonly string[]): RegExp {
  const topics = readdirSync(join(folder, '../topics'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => basename(name).split('.')[0]!)
  const ids = [...topics, ...Verdict.options].filter((id) => id.includes('-') && !ordinary.includes(id))
  return new RegExp(`(?<![\\w-])(?:${[...new Set(ids)].join('|').replaceAll('-', '[-_]')})(?![\\w-])`, 'i')
}
