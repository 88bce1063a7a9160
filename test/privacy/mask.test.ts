import { describe, expect, test } from 'vitest'
import { GRAMMAR, PEOPLE } from '../../src/privacy/mask/cues.ts'
import { createMask } from '../../src/privacy/mask/index.ts'
import { plain } from '../../src/privacy/mask/tokens.ts'
import { leaksOf, manyMessages, mask, names, sent, shapes, words, wordsIn } from './support.ts'

const rules = (about: string, cases: readonly (readonly [string, string])[]) => test.each(cases.map(([said, text]) => [`${about}: ${said}`, said, text] as const))('%s', (_about, said, text) => expect(sent(said)).toBe(text))

rules('shapes', [
  ['send my chart to quxmail.82@gmail.com or call me at (555) 867-5309 please', 'send my chart to <email> or call me at (<phone> please'],
  ['write to zorblat at gmail dot com when my chart is ready', 'write to <email> when my chart is ready'],
  ['it says on www.quxclinic.com/records that my chart is free', 'it says on <link> that my chart is free'],
  ['my chart was sent to @zorblat_77 without asking me', 'my chart was sent to <name> without asking me'],
  ['call 5558675309 or 555 867 5309 or +1.555.867.5309 about my records', 'call <phone> or <phone> or +<phone> about my records'],
  ['they want my social, it is 482-11-3000, before they give me the chart', 'they want my social, it is <number>, before they give me the chart'],
  ['i was born on 3/14/1980 and they cant find my chart', 'i was born on <date> and they cant find my chart'],
  ['i was born the second of may in seventy four and they cant find my chart', 'i was born the <date> of <date> in <date> and they cant find my chart'],
  ['my birthday is the 14th of march and they cant find my chart', 'my birthday is the <date> and they cant find my chart'],
  ['my kid was born on the 3rd and they cant find the chart', 'my kid was born on the <date> and they cant find the chart'],
  ['nací el 14 de marzo de 1980 y no encuentran mi expediente', 'nací el <date> y no encuentran mi expediente'],
  ['the chart from 1998 is lost, they told me in may', 'the chart from <year> is lost, they told me in may'],
  ['they mailed my chart to 4821 n quimby st apt 4b by mistake', 'they mailed my chart to <address> apt <address> by mistake'],
  ['mandaron mi expediente a calle zarvel 482 y no vivo ahí', 'mandaron mi expediente a <address> y no vivo ahí'],
  ['my mrn is 77 and my zip is 90214, they cant find my chart', 'my MRN is <number> and my zip is <number>, they cant find my chart'],
  ['member xqz-482 says they cant find my chart in the system', 'member <number> says they cant find my chart in the system'],
  ['they want $1,250.50 for 400 pages, that is 25 cents a page after 30 days', 'they want $1,250.50 for 400 pages, that is 25 cents a page after 30 days'],
  ['my number is five five five eight six seven five, call me about my chart', 'my number is <number>, call me about my chart'],
  ['i am 93 years old and my son is 60 years old, can he get my chart', 'i am <number> years old and my son is 60 years old, can he get my chart'],
])

rules('names after words that announce one, in small letters too', [
  ['my name is hope and the clinic has my chart', 'my name is <name> and the clinic has my chart'],
  ['dr van der berg wont give me my chart', 'dr <name> wont give me my chart'],
  ['my son josé luis garcía is 9, can i see his chart', 'my son <name> is 9, can i see his chart'],
  ['Mrs. Page at the desk has my chart and nurse hope said no', 'mrs. <name> at the desk has my chart and nurse <name> said no'],
  ['my doctor j. b. smith has my chart and i want a copy', 'my doctor <name> has my chart and i want a copy'],
  ['it is spelled m a r i a on my chart and that is wrong', 'it is spelled <name> on my chart and that is wrong'],
  ['i want the records for head, nancy from the hospital', 'i want the records for <name>, <name> from the hospital'],
  ['signed, mark young. please send me the chart', 'signed, <name>. please send me the chart'],
  ['dear grace, i want a copy of my chart', 'dear <name>, i want a copy of my chart'],
  ['attn rob banks: i want a copy of my chart', 'attn <name>: i want a copy of my chart'],
  ['me llamo luz y la doctora rosa no me da mi expediente', 'me llamo <name> y la doctora <name> no me da mi expediente'],
  ['mi hija esperanza de la cruz no puede ver su expediente', 'mi hija <name> no puede ver su expediente'],
  ['soy paz y doña pilar no me da mi expediente', 'soy <name> y doña <name> no me da mi expediente'],
  ['la señora domingo dice que el domingo me dan el expediente', 'la señora <name> dice que el domingo me dan el expediente'],
  ['page is my last name and they filed my chart under another', '<name> is my last name and they filed my chart under another'],
  ['my son sekou head wants his chart and so does my wife socorro nieto', 'my son <name> wants his chart and so does my wife <name>'],
  ['my doctor retired and the nurse said no, what now', 'my doctor retired and the nurse said no, what now'],
  ['mi hijo tiene 15 años y la doctora dice que no', 'mi hijo tiene 15 años y la doctora dice que no'],
])

rules('capitals', [
  ['I told Keshandra that HIPAA lets me see my MRI in Texas since January', 'i told <name> that HIPAA lets me see my MRI in Texas since January'],
  ['The lady at Fernbrook Health said no to my chart', 'the lady at <name> said no to my chart'],
  ['Hope said no to my chart. Mark has it now.', '<name> said no to my chart. <name> has it now.'],
  ['THEY REFUSED MY CHART BECAUSE MARIA LOPEZ SAID SO', 'they refused my chart because <name> said so'],
  ['they REFUSED my chart and told MARIA about it', 'they refused my chart and told <name> about it'],
  ['Can They Refuse To Give Me My Chart', 'can they refuse to give me my chart'],
  ['I asked April in April and Virginia in Virginia for my chart', 'i asked <name> in April and <name> in Virginia for my chart'],
])

rules('words that are names too', [
  ['will they send the bill? may i sue? the law says i can', 'will they send the bill? may i sue? the law says i can'],
  ['i will pay the bill and they may not refuse my chart', 'i will pay the bill and they may not refuse my chart'],
  ['my doctor will not give me page 3 of my chart', 'my doctor will not give me <name> 3 of my chart'],
  ['will told me no. bill has my chart and so does sue', '<name> told me no. <name> has my chart and so does <name>'],
  ['grace and mark have my chart and they wont copy it', '<name> and <name> have my chart and they wont copy it'],
])

rules('words of no list', [
  ['the recieptionist refused to giev me my medcal recrods', 'the receptionist refused to give me my medical records'],
  ['they sent my chart to the flurbish by mistake', 'they sent my chart to the <word> by mistake'],
  ['they sent my chart to kowalsky by mistake', 'they sent my chart to <word> by mistake'],
  ['no me dieron el expdiente ni los resultados', 'no me dieron el expediente ni los resultados'],
  ['my chart 🙏 is\u200b lost <b>help</b> #chart *now*', 'my chart is lost <word> help/<word> chart now'],
])

test('what they gave before is hidden, whole and in parts, without its accents too', () => {
  const known = ['José Ángel Peña', 'Bo', 'Quimby Street Clinic', '555-867-5309', 'ward@quxmail.com']
  expect(sent('the clinic says pena signed, and angel. bo wants the chart from quimby', known)).toBe('the clinic says <name> signed, and <name>. <name> wants the chart from <name>')
  expect(sent('they put me in the ward and lost my chart and my records, ext 867', known)).toBe('they put me in the <email> and lost my chart and my records, <word> <number>')
})

test('a misspelling that is known by itself is sent as what it stands for, if that is of the vocabulary', () => {
  const known: Record<string, string> = { hepaaah: 'hipaa', flurbish: 'maria' }
  const own = createMask({ ...words, correct: (key) => known[key] })
  expect(own('is hepaaah on my side in this or not', [])?.text).toBe('is HIPAA on my side in this or not')
  expect(own('they sent my chart to the flurbish by mistake', [])?.text).toBe('they sent my chart to the <word> by mistake')
})

describe('what is not sent', () => {
  test.each(['maria lopez', 'ok', 'asdf qwer zxcv uiop', 'José García Peña, 3/14/1980, 555-867-5309, quxmail@gmail.com', '', '...', '🙏🙏🙏', '张伟 要 病历', 'flurbish my gnorf zibble chart'])('"%s"', (said) => expect(sent(said)).toBeUndefined())

  test('what stands behind the 2,000th character', () => {
    const long = sent(`${'i want my chart. '.repeat(117)}i want my hospital records`)!
    expect(long).toContain('i want my chart.')
    expect(long).not.toContain('hospital')
    // Cut where a longer word leaves another: nothing of it is sent.
    const start = `${'i want my chart '.repeat(124)}my file `
    expect(sent(`${start}hospital`)).toContain('hospital')
    expect(sent(`${start}hospitality`)).not.toContain('hospital')
  })
})

describe('the person\'s own words', () => {
  const said = 'My  Doctor, Dr. Garcia-Lopez, REFUSED to giev me “the notes” from\n3/14/2020'
  const { text, original } = mask(said, [])!

  test('stand behind a passage', () => {
    expect(text).toBe('my doctor, dr. <name>, refused to give me "the notes" from <date>')
    expect(original('dr. <name>, refused')).toBe('Dr. Garcia-Lopez, REFUSED')
    expect(original('Refused  to\ngive me')).toBe('REFUSED to giev me')
    expect(original('“the notes” from <date>')).toBe('the notes” from\n3/14/2020')
  })
  test.each(['refuse', 'name', 'the doctor', '', ',', 'garcia'])('not behind "%s", which does not stand there', (passage) => expect(original(passage)).toBeUndefined())
})

describe('many messages of invented people', () => {
  const messages = manyMessages(2000)
  const texts = messages.map((message) => ({ message, text: sent(message.text) }))

  test('are made of much', () => {
    expect(shapes.length).toBeGreaterThanOrEqual(60)
    expect(names.length).toBeGreaterThanOrEqual(200)
    expect(new Set(messages.map(({ text }) => text)).size).toBeGreaterThan(1700)
  })
  test('are sent, most of them', () => expect(texts.filter(({ text }) => text !== undefined).length).toBeGreaterThanOrEqual(0.95 * messages.length))
  test('hold nothing that tells who somebody is', () => {
    expect(texts.flatMap(({ message, text }) => (text === undefined ? [] : leaksOf(text, message).map((leak) => `${leak}: ${message.text} -> ${text}`)))).toEqual([])
  })
  test('hold no word but those of the vocabulary', () => {
    const known = new Set([...words.vocabulary].flatMap((entry) => entry.split(/[ -]/)).map(plain).flatMap((word) => [word, ...word.split('\'')]))
    const stray = texts.flatMap(({ text }) => wordsIn(text ?? '').filter((word) => !known.has(word) && !/^(?:\d{1,3}(?:st|nd|rd|th)?|s)$/.test(word)))
    expect(stray).toEqual([])
  })
  test('hide each word that is a name as well wherever a name stands, in small letters', () => {
    const both = [...words.vocabulary].filter((word) => /^[a-z]{3,}$/.test(word) && words.names.has(word) && !GRAMMAR.has(word) && !PEOPLE.has(word))
    expect(both.length).toBeGreaterThan(100)
    const leaks = shapes.filter((shape) => /\{[nflm]\}/.test(shape)).flatMap((shape) => both.flatMap((word) => {
      const text = shape.replace(/\{[nm]\}/g, `${word} garza`).replace(/\{[fl]\}/g, word).replace(/\{\w\}/g, '5').toLowerCase()
      return leaksOf(sent(text) ?? '', { text, secrets: [word], own: wordsIn(shape.replace(/\{\w\}/g, ' ')) }).map(() => text)
    }))
    expect(leaks).toEqual([])
  })
})

describe('whatever is pasted', () => {
  const junk = ['a', '1,111,', '\'', 'a@', 'a.', 'a-1-', '_a', 'qwzjx ', 'recrdoing ', 'authoritasion ', '12 maple ', 'calle de la ', 'born 3 ', 'march 3 of ', 'my name is ', 'dr van der ', '((((', '   ', '\n', '123 ', 'ﷺ', '😀', 'a\u0301\u0301\u0301', 'will may ', 'at gmail ', 'Qwz ', '#1 ', 'a\'b', '\ud83d', 'st 1 st ', '$1.', '.,:;-/']

  test('is looked at in time that grows with its length only', () => {
    const time = (text: string) => Math.min(...Array.from({ length: 7 }, () => {
      const start = performance.now()
      mask(text, ['Maria Lopez', '4821 Quimby St'])
      return performance.now() - start
    }))
    const plainText = 'i asked for my records and the hospital said no. '.repeat(40)
    time(plainText)
    // A plain message of this length takes half a millisecond on two cores; a machine that is busy is measured by it.
    const limit = Math.max(6 * time(plainText), 3)
    expect(junk.filter((piece) => time(piece.repeat(2000).slice(0, 2000)) > limit)).toEqual([])
    expect(time('a'.repeat(1_000_000))).toBeLessThan(limit)
  })
  test('comes out the same each time', () => {
    const again = createMask(words)
    for (const piece of junk) {
      const text = `i want my chart ${piece.repeat(20)} from the hospital please and thanks`
      expect(again(text, [])?.text).toBe(sent(text))
    }
  })
})

describe('their own words are put back into another wording', () => {
  const { restore } = mask('Dr. Quillfeather gave me 40 pages on 3/4/2024 and kept the rest.', [])!
  test('where the placeholders are the same, in the same order', () => expect(restore('Dr. <name> kept the rest. I got 40 pages on <date>.')).toBe('Dr. Quillfeather kept the rest. I got 40 pages on 3/4/2024.'))
  test.each(['<date>, Dr. <name> kept the rest.', 'Dr. <name> kept the rest.', 'Dr. <name> and <name> kept it on <date>.', 'Dr. <word> kept it on <date>.'])('not where they are others: %s', (wording) => expect(restore(wording)).toBeUndefined())
})
