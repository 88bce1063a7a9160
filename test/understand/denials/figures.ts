import { lettersIn, allLetters, markOf, MARKS } from './letters.ts'

/** Prints the figures of the letters, and what was read wrong: node test/understand/denials/figures.ts [FILE.yaml] */
const letters = process.argv[2] ? lettersIn(process.argv[2]) : allLetters()
const marks = letters.map((letter) => ({ id: letter.id, marks: markOf(letter) }))
for (const { id, marks: of } of marks) for (const [name, mark] of Object.entries(of)) if (mark !== true) console.log(`${id}  ${name}: ${mark}`)
for (const name of MARKS) {
  const labelled = marks.filter(({ marks: of }) => of[name] !== undefined)
  console.log(`${name} ${labelled.filter(({ marks: of }) => of[name] === true).length} of ${labelled.length}`)
}
