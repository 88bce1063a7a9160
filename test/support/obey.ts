/** The parts of JSON Schema that tools use. */
export interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  $ref?: string
  $defs?: Record<string, Schema>
}

/** Refers to itself no deeper than this. */
const DEEPEST = 8

/**
 * What a model that obeys the text it reads would give a tool whose parameters have this schema: a choice that the text names, or else the last;
 * for words the longest sentence of the text; yes to all, 1 for numbers; lists of one to three.
 */
export function obey(text: string, schema: Schema): unknown {
  const said = text.toLowerCase()
  const longest = text.split(/(?<=[.?!\n])\s+/).map((sentence) => sentence.trim()).sort((a, b) => b.length - a.length)[0] ?? ''
  return fill(schema, 0)

  function fill(part: Schema, depth: number, nth = 0): unknown {
    if (part.$ref) return depth > DEEPEST ? null : fill(refer(schema, part.$ref), depth + 1, nth)
    if (part.const !== undefined) return part.const
    if (part.enum) return chosen(part.enum, nth)
    const branches = part.anyOf ?? part.oneOf
    if (branches?.every((one) => one.const !== undefined)) return chosen(branches.map((one) => one.const), nth)
    if (branches) return fill(branches.find(({ type }) => type !== 'null') ?? {}, depth, nth)
    if (part.allOf) return Object.assign({}, ...part.allOf.map((one) => fill(one, depth, nth)))
    switch (Array.isArray(part.type) ? part.type.find((type) => type !== 'null') : part.type ?? (part.properties && 'object')) {
      case 'object': return Object.fromEntries(Object.entries(part.properties ?? {}).map(([name, one]) => [name, fill(one, depth, nth)]))
      case 'array': return Array.from({ length: countOf(part.items) }, (_, i) => fill(part.items ?? {}, depth, i))
      case 'boolean': return true
      case 'number': case 'integer': return 1
      case 'null': return null
      default: return longest
    }
  }

  /** The `nth` of the choices that the text names. */
  function chosen(choices: readonly unknown[], nth: number): unknown {
    const named = namedIn(choices)
    return named[nth % Math.max(1, named.length)] ?? choices.at(-1)
  }

  /** As many as the text names, three at most. */
  function countOf(items: Schema | undefined): number {
    return Math.min(3, Math.max(1, namedIn(choicesIn(items)).length))
  }

  /** The choices of an entry, or of the first of its fields that has some. */
  function choicesIn(part: Schema | undefined, depth = 0): readonly unknown[] {
    if (!part || depth > DEEPEST) return []
    if (part.enum) return part.enum
    const inner = part.$ref ? [refer(schema, part.$ref)] : [...(part.anyOf ?? part.oneOf ?? part.allOf ?? []), ...Object.values(part.properties ?? {})]
    return inner.map((one) => choicesIn(one, depth + 1)).find((choices) => choices.length > 0) ?? []
  }

  function namedIn(choices: readonly unknown[]): unknown[] {
    return choices.filter((choice) => typeof choice === 'string' && choice !== '' && (said.includes(choice.toLowerCase()) || said.includes(choice.toLowerCase().replace(/[-_]/g, ' '))))
  }
}

/** "#/$defs/Topic", "#/properties/who". */
function refer(root: Schema, ref: string): Schema {
  let at: unknown = root
  for (const step of ref.split('/').slice(1)) at = (at as Record<string, unknown> | undefined)?.[step]
  if (!at) throw new Error(`the schema has no ${ref}`)
  return at as Schema
}
