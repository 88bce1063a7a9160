import type { Topic } from '../knowledge/schema.ts'

/**
 * Patterns under `shows` that do not mean what they look like. That "?" after a group makes all of it optional is no fault:
 * hundreds of groups mean it.
 */
export const patternFaults = ({ facts }: Topic): string[] =>
  facts.flatMap(({ id, shows }) => (['yes', 'no'] as const).flatMap((answer) => shows[answer].flatMap((pattern) => mistakes(pattern).map((mistake) => `${id}, ${answer}: "${pattern}": ${mistake}`))))

function mistakes(pattern: string): string[] {
  const inside = pattern.split(/\s+/).find((piece) => /\?\//.test(piece))
  return [
    ...(/(?:^|[\s/])no one\/|\/no one(?=[\s?/]|$)/i.test(pattern) ? ['alternatives are single words, and "no one" is two: write @nobody'] : []),
    ...(inside ? [`"?" inside the group ${inside} does nothing: at its end it makes the whole group optional`] : []),
  ]
}
