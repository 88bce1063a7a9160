import { readFileSync, writeFileSync } from 'node:fs'

/** Puts text between `<!-- name -->` and `<!-- /name -->` of a file. @throws Error when the file has no such marks. */
export function writeBetweenMarks(file: string, name: string, text: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const before = readFileSync(file, 'utf8')
  const [from, to] = [before.indexOf(begin), before.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has no ${begin} and ${end}: put them where the text shall stand`)
  writeFileSync(file, `${before.slice(0, from + begin.length)}\n${text}\n${before.slice(to)}`)
}
