import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { afterAll, describe, expect, it } from 'vitest'
import { openFileReader } from '../../src/files/index.ts'
import { onePage, pdf, rawPdf, stream } from '../support/pdf.ts'
import { paragraph, wordFile, wordXml } from '../support/zip.ts'

const reader = openFileReader()
afterAll(() => reader.close())

const read = async (bytes: Buffer, name: string, type = 'application/octet-stream') => {
  const result = await reader.read(bytes, type, name)
  return 'text' in result ? result.text : result.problem
}
const ENGLISH = 'We looked at your request of March 3. We cannot give you the session notes, because they are kept apart from the chart. You may ask for a second look within 60 days.'
const SPANISH = 'Su solicitud fue denegada. El niño está bajo tratamiento y la decisión la tomó un médico. ¿Preguntas? Llame al 555-0142; ¡no hay cargo!'

describe('a PDF', () => {
  it('is read with its paragraphs, lines that were broken for room made whole, accents as they are', async () => {
    const bytes = await pdf((document) => {
      document.text('Clínica San Ramón').text('12 Mesquite Road').text('Tucson, AZ').moveDown(2)
      document.text(ENGLISH).moveDown().text(SPANISH).moveDown().text('Records office')
    })
    expect(await read(bytes, 'letter.pdf', 'application/pdf')).toBe(`Clínica San Ramón\n12 Mesquite Road\nTucson, AZ\n\n${ENGLISH}\n\n${SPANISH}\n\nRecords office`)
  })

  it('in two columns is read one column after the other', async () => {
    const sentences = Array.from({ length: 24 }, (_, i) => `Sentence number ${i + 1} of this long letter speaks of nothing much at all.`)
    const text = await read(await pdf((document) => document.fontSize(11).text(sentences.join(' '), { columns: 2, columnGap: 30, height: 300, align: 'justify' })), 'a.pdf')
    expect(text.replace(/\s+/g, ' ')).toBe(sentences.join(' '))
  })

  it('with a table is read row by row', async () => {
    const text = await read(await pdf((document) => document.table({ data: [['Part of the record', 'Answer'], ['Lab results', 'Given'], ['Session notes', 'Refused']] })), 'a.pdf')
    expect(text.split('\n')).toEqual(['Part of the record Answer', 'Lab results Given', 'Session notes Refused'])
  })

  it('keeps the lines of a list', async () => {
    const text = await read(await pdf((document) => document.text('We refuse for these two reasons, each of them on its own account and without the other:').list(['The notes belong to the therapist and are kept in another place.', 'You owe us for the visit of May 2.'])), 'a.pdf')
    expect(text).toMatch(/other:\n+.{0,3}The notes belong to the therapist and are kept in another place\.\n.{0,3}You owe us/)
  })

  it('made of a form says what was filled in and ticked, where it stands', async () => {
    const field = (more: string, rect: string) => `<< /Type /Annot /Subtype /Widget /Rect [${rect}] ${more} >>`
    const bytes = rawPdf(onePage(stream('BT /F1 12 Tf 72 700 Td (Reason for the refusal:) Tj ET BT /F1 12 Tf 100 680 Td (Session notes) Tj ET BT /F1 12 Tf 100 660 Td (Unpaid bill) Tj ET BT /F1 12 Tf 72 640 Td (Remarks:) Tj ET'), {
      catalog: '/AcroForm << /Fields [6 0 R 7 0 R 8 0 R] >>', page: '/Annots [6 0 R 7 0 R 8 0 R]',
      more: [field('/FT /Btn /T (a) /V /Off /AS /Off /AP << /N << /Yes 9 0 R >> >>', '80 678 92 690'), field('/FT /Btn /T (b) /V /Yes /AS /Yes /AP << /N << /Yes 9 0 R >> >>', '80 658 92 670'), field('/FT /Tx /T (c) /V (Pay first, then ask again)', '140 636 400 652'), stream('', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]')],
    }))
    expect(await read(bytes, 'form.pdf')).toBe('Reason for the refusal:\n☐ Session notes\n☒ Unpaid bill\nRemarks: Pay first, then ask again')
  })

  it('is known by its content, whatever it is called', async () => {
    expect(await read(await pdf((document) => document.text(ENGLISH)), 'photo.jpg', 'image/jpeg')).toBe(ENGLISH)
  })

  it('longer than is read is read as far as that', async () => {
    const result = await reader.read(await pdf((document) => { for (let i = 0; i < 49; i++) document.addPage().fontSize(9).text(`${ENGLISH} `.repeat(20)) }), '', 'a.pdf')
    expect(result).toMatchObject({ kind: 'pdf', cut: true })
    expect('text' in result && result.text.length).toBeGreaterThan(39_000)
    expect('text' in result && result.text.length).toBeLessThanOrEqual(40_000)
  })
})

describe('a Word file', () => {
  it('is read with its head, its text, its table and its foot', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const bytes = await Packer.toBuffer(new Document({ sections: [{
      headers: { default: new Header({ children: [new Paragraph('Clínica San Ramón')] }) },
      footers: { default: new Footer({ children: [new Paragraph('Privacy office, 555-0142')] }) },
      children: [
        new Paragraph({ children: [new TextRun('Your request is '), new TextRun({ text: 'denied', bold: true }), new TextRun('.')] }),
        new Paragraph(SPANISH),
        new Table({ rows: [new TableRow({ children: [cell('Lab results'), cell('Given')] }), new TableRow({ children: [cell('Session notes'), cell('Refused')] })] }),
        new Paragraph({ children: [new TextRun('One line'), new TextRun({ text: 'and the next', break: 1 })] }),
      ],
    }] }))
    expect(await read(bytes, 'letter.docx')).toBe(`Clínica San Ramón\n\nYour request is denied.\n${SPANISH}\nLab results\tGiven\nSession notes\tRefused\nOne line\nand the next\n\nPrivacy office, 555-0142`)
  })

  it('says what was ticked, once, and not what was struck out', async () => {
    const body = [
      '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t>Unpaid bill</w:t></w:r></w:p>',
      '<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:t>Session notes</w:t></w:r></w:p>',
      '<w:p><w:del><w:r><w:delText>granted</w:delText></w:r></w:del><w:ins><w:r><w:t>refused</w:t></w:r></w:ins></w:p>',
      '<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>a box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>a box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>',
      paragraph('AT&amp;T &lt;here&gt; &#233;'),
    ].join('')
    expect(await read(wordFile(wordXml(body)), 'a.docx')).toBe('☒ Unpaid bill\n☒ Session notes\nrefused\na box\nAT&T <here> é')
  })

  it('of 51 pages is too long', async () => {
    expect(await read(wordFile(wordXml(paragraph('No.') + '<w:p><w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r></w:p>'.repeat(50))), 'a.docx')).toBe('too-long')
  })
})

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from(SPANISH)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${SPANISH}`)],
    ['UTF-16', Buffer.from(`\ufeff${SPANISH}`, 'utf16le')],
    ['the encoding of Windows', Buffer.from(SPANISH, 'latin1')],
  ])('in %s is read with its accents', async (_name, bytes) => expect(await read(bytes, 'a.txt', 'text/plain')).toBe(SPANISH))

  it('of a web page is what one would see', async () => {
    const html = `<!doctype html><meta charset="utf-8"><title>Answer</title><style>p{color:red}</style><script>alert("x")</script><h1>Denied</h1><p>Session&nbsp;notes &amp; <b>more</b></p><!-- no --><table><tr><td>Lab</td><td>Given</td></tr></table>`
    expect(await read(Buffer.from(html), 'a.html', 'text/html')).toBe('Answer\n\nDenied\n\nSession notes & more\n\nLab\tGiven')
  })

  it('of a saved e-mail is its subject and its plain part', async () => {
    const mail = ['Received: from x', 'From: Records <records@example.org>', 'To: pat@example.org', 'Subject: =?utf-8?q?Su_petici=C3=B3n?=', 'MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b', '', '--b', 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable', '', 'No podemos d=E1rselo.', '--b', 'Content-Type: text/html', '', '<p>otra cosa</p>', '--b--', ''].join('\r\n')
    expect(await read(Buffer.from(mail), 'a.eml', 'message/rfc822')).toBe('Su petición\n\nNo podemos dárselo.')
    expect(await read(Buffer.from(mail.replace(/--b\r\nContent-Type: text\/plain[\s\S]*?(?=--b\r\nContent-Type: text\/html)/, '')), 'a.eml')).toBe('Su petición\n\notra cosa')
  })

  it('of a page of notes is no web page', async () => expect(await read(Buffer.from('# Denied\n\nThey said: <b> is not for you. From: them'), 'a.md', 'text/markdown')).toBe('# Denied\n\nThey said: <b> is not for you. From: them'))

  it('loses what hides in it or turns it round', async () => expect(await read(Buffer.from('de\u202enied\u0007 \u200bnow\u00ad!'), 'a.txt')).toBe('denied now!'))
})
