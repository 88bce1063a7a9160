import { crc32, deflateRawSync } from 'node:zlib'

export interface Member {
  name: string
  body: Buffer | string
  /** What is written down instead of the truth. */
  claims?: { size?: number; compressed?: number; flags?: number; at?: number }
}

/** A zip archive that may lie about itself. */
export function zip(members: Member[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, body, claims = {} } of members) {
    const plain = Buffer.from(body)
    const packed = deflateRawSync(plain, { level: 6 })
    const local = header(0x04034b50, 30, name, plain, packed, claims)
    const central = header(0x02014b50, 46, name, plain, packed, claims)
    central.writeUInt32LE(claims.at ?? at, 42)
    if (claims.at === undefined) {
      parts.push(local, packed)
      at += local.length + packed.length
    }
    directory.push(central)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.reduce((sum, { length }) => sum + length, 0), 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

function header(signature: number, length: number, name: string, plain: Buffer, packed: Buffer, { size, compressed, flags = 0 }: NonNullable<Member['claims']>): Buffer {
  const bytes = Buffer.alloc(length)
  const o = length === 46 ? 2 : 0 // the directory has one field more at the front
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(flags, 6 + o)
  bytes.writeUInt16LE(8, 8 + o)
  bytes.writeUInt32LE(crc32(plain), 14 + o)
  bytes.writeUInt32LE(compressed ?? packed.length, 18 + o)
  bytes.writeUInt32LE(size ?? plain.length, 22 + o)
  bytes.writeUInt16LE(Buffer.byteLength(name), 26 + o)
  if (o) bytes.writeUInt16LE(20, 4)
  return Buffer.concat([bytes, Buffer.from(name)])
}

const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

/** A Word file with this as its main part, and whatever else. */
export const wordFile = (document: Buffer | string, more: Member[] = [], claims: Member['claims'] = {}): Buffer =>
  zip([{ name: '[Content_Types].xml', body: TYPES }, { name: '_rels/.rels', body: RELATIONS }, { name: 'word/document.xml', body: document, claims }, ...more])

/** The XML of a Word file's main part. */
export const wordXml = (body: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
