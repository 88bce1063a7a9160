/** The few names of fontkit (pdfkit's own font reader) that letters use; it brings no types. */
declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): { id: number }
  }
  export function create(bytes: Uint8Array): Font
}
