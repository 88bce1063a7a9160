import { create } from 'fontkit'

/** Some glyphs of a TrueType font, and the characters they are wanted for. All parts of one join have the same design. */
export interface FontPart { bytes: Buffer; characters: readonly string[] }

/** Of a thousandth of the size: how far a line reaches above and below its base line, so that it stands level with the other font. */
export interface LineMetrics { ascent: number; descent: number }

/**
 * Joins parts into one small TrueType font. Web fonts for Chinese come as a hundred slices, and a name may need three of them; a viewer
 * that copies or searches text needs the name in one piece, so in one font.
 */
export function joinFonts(name: string, parts: readonly FontPart[], line: LineMetrics): Buffer {
  const glyphs: Buffer[] = [], metrics: Buffer[] = [], characters: [number, number][] = []
  const first = tablesOf(parts[0]!.bytes)
  const maxp = Buffer.from(first('maxp'))
  for (const { bytes, characters: wanted } of parts) {
    const table = tablesOf(bytes)
    const font = create(bytes)
    // Glyph 0 is the box for what is missing: one is enough.
    const base = glyphs.length ? glyphs.length - 1 : 0
    for (const character of wanted) characters.push([character.codePointAt(0)!, font.glyphForCodePoint(character.codePointAt(0)!).id + base])
    for (let id = base ? 1 : 0; id < table('maxp').readUInt16BE(4); id++) {
      glyphs.push(glyph(table, id, base))
      metrics.push(metric(table, id))
    }
    // Space a reader has to set aside: the most that any part needs.
    for (let at = 6; at + 2 <= maxp.length; at += 2) maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(at), table('maxp').readUInt16BE(at)), at)
  }
  const head = Buffer.from(first('head')), hhea = Buffer.from(first('hhea')), post = Buffer.from(first('post').subarray(0, 32))
  const unit = head.readUInt16BE(18) / 1000
  head.writeInt16BE(1, 50)
  hhea.writeInt16BE(Math.round(line.ascent * unit), 4)
  hhea.writeInt16BE(Math.round(line.descent * unit), 6)
  hhea.writeInt16BE(0, 8)
  hhea.writeUInt16BE(glyphs.length, 34)
  maxp.writeUInt16BE(glyphs.length, 4)
  post.writeUInt32BE(0x00030000, 0)
  const offsets = Buffer.alloc(4 * (glyphs.length + 1))
  let end = 0
  for (const [id, { length }] of glyphs.entries()) offsets.writeUInt32BE((end += length), 4 * (id + 1))
  return fontOf({
    'OS/2': first('OS/2'), cmap: characterMap(characters), glyf: Buffer.concat(glyphs), head, hhea, hmtx: Buffer.concat(metrics), loca: offsets, maxp, name: named(name), post,
  })
}

type Tables = (tag: string) => Buffer

function tablesOf(font: Buffer): Tables {
  const found = new Map<string, Buffer>()
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    const start = font.readUInt32BE(at + 8)
    found.set(font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12)))
  }
  return (tag) => found.get(tag)!
}

function glyph(table: Tables, id: number, base: number): Buffer {
  const loca = table('loca')
  const offset = (n: number) => (table('head').readInt16BE(50) ? loca.readUInt32BE(4 * n) : 2 * loca.readUInt16BE(2 * n))
  const bytes = Buffer.from(table('glyf').subarray(offset(id), offset(id + 1)))
  if (bytes.length && bytes.readInt16BE(0) < 0) moveComponents(bytes, base)
  return bytes.length % 4 ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length % 4)]) : bytes
}

/** A glyph made of others names them by number, and the numbers have moved. */
function moveComponents(bytes: Buffer, base: number): void {
  for (let at = 10, flags = 0x20; flags & 0x20;) {
    flags = bytes.readUInt16BE(at)
    bytes.writeUInt16BE(bytes.readUInt16BE(at + 2) + base, at + 2)
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
  }
}

function metric(table: Tables, id: number): Buffer {
  const hmtx = table('hmtx'), full = table('hhea').readUInt16BE(34)
  const advance = hmtx.subarray(4 * Math.min(id, full - 1), 4 * Math.min(id, full - 1) + 2)
  const bearing = id < full ? 4 * id + 2 : 4 * full + 2 * (id - full)
  return Buffer.concat([advance, hmtx.subarray(bearing, bearing + 2)])
}

/** A cmap of format 12: one group for each character. */
function characterMap(characters: [number, number][]): Buffer {
  const groups = [...new Map(characters)].sort(([a], [b]) => a - b)
  const cmap = Buffer.alloc(12 + 16 + 12 * groups.length)
  cmap.writeUInt16BE(1, 2)
  cmap.writeUInt16BE(3, 4)
  cmap.writeUInt16BE(10, 6)
  cmap.writeUInt32BE(12, 8)
  cmap.writeUInt16BE(12, 12)
  cmap.writeUInt32BE(16 + 12 * groups.length, 16)
  cmap.writeUInt32BE(groups.length, 24)
  for (const [n, [character, id]] of groups.entries()) for (const [i, value] of [character, character, id].entries()) cmap.writeUInt32BE(value, 28 + 12 * n + 4 * i)
  return cmap
}

/** A name table with the PostScript name alone: two fonts in one PDF must not share it. */
function named(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16()
  const table = Buffer.alloc(18)
  for (const [n, value] of [0, 1, 18, 3, 1, 0x409, 6, text.length, 0].entries()) table.writeUInt16BE(value, 2 * n)
  return Buffer.concat([table, text])
}

function fontOf(tables: Record<string, Buffer>): Buffer {
  const entries = Object.entries(tables)
  const header = Buffer.alloc(12 + 16 * entries.length)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(entries.length, 4)
  const body: Buffer[] = []
  let at = header.length
  for (const [n, [tag, bytes]] of entries.entries()) {
    header.write(tag, 12 + 16 * n, 'latin1')
    header.writeUInt32BE(at, 12 + 16 * n + 8)
    header.writeUInt32BE(bytes.length, 12 + 16 * n + 12)
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - bytes.length % 4) % 4)])
    body.push(padded)
    at += padded.length
  }
  return Buffer.concat([header, ...body])
}
