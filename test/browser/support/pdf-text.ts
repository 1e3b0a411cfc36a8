import { inflateSync } from 'node:zlib';

/**
 * Text of each page of a PDF that Chromium made, margins included, words apart by single blanks. Reads what Skia writes
 * and no more of PDF than that: glyphs by number, and for each font the table that says which letters they are.
 */
export function pagesOfPdf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head));
  return pages.map((page) => pageText(page, objects));
}

interface PdfObject {
  head: string;
  content: Buffer | null;
}

/** How many hexadecimal digits name a glyph, and which letters each stands for. */
interface Font {
  digits: number;
  letters: ReadonlyMap<number, string>;
}

const NO_FONT: Font = { digits: 4, letters: new Map() };

type Objects = ReadonlyMap<number, PdfObject>;

function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const found = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(\d+) 0 obj\b/g)) {
    const from = match.index + match[0].length;
    const end = text.indexOf('endobj', from);
    const stream = text.indexOf('stream', from);
    const hasStream = stream !== -1 && stream < end;
    const head = text.slice(from, hasStream ? stream : end);
    found.set(Number(match[1]), { head, content: hasStream ? contentOf(pdf, head, stream) : null });
  }
  return found;
}

function contentOf(pdf: Buffer, head: string, stream: number): Buffer {
  const from = pdf[stream + 6] === 0x0d ? stream + 8 : stream + 7;
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
  const bytes = pdf.subarray(from, from + length);
  return head.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
}

function pageText({ head }: PdfObject, objects: Objects): string {
  const fonts = new Map<string, Font>();
  for (const [, name = '', id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.head ?? '')?.[1];
    fonts.set(name, fontOf(objects.get(Number(map))?.content?.toString('latin1') ?? ''));
  }
  const resources = /\/Resources (\d+) 0 R/.exec(head)?.[1];
  if (resources !== undefined && fonts.size === 0) {
    return pageText(
      { head: `${objects.get(Number(resources))?.head ?? ''}${head.replace('/Resources', '/Was')}`, content: null },
      objects,
    );
  }
  const content = /\/Contents (\d+) 0 R/.exec(head)?.[1];
  const drawn = objects.get(Number(content))?.content?.toString('latin1') ?? '';
  return written(drawn, fonts).replace(/\s+/g, ' ');
}

function written(drawn: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font = NO_FONT;
  let text = '';
  for (const [, named, hex, adjusted, end] of drawn.matchAll(
    /\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)> Tj|\[((?:<[\dA-Fa-f]+>|[-\d. ]+)*)\] TJ|(ET)/g,
  )) {
    if (named !== undefined) font = fonts.get(named) ?? NO_FONT;
    if (end !== undefined) text += ' ';
    for (const [, glyphs = ''] of (hex === undefined ? (adjusted ?? '') : `<${hex}>`).matchAll(/<([\dA-Fa-f]+)>/g)) {
      for (const glyph of glyphs.match(font.digits === 2 ? /.{2}/g : /.{4}/g) ?? []) {
        text += font.letters.get(parseInt(glyph, 16)) ?? '';
      }
    }
  }
  return text;
}

/** A CMap's `bfchar` and `bfrange` lines: which letters a glyph stands for. */
function fontOf(map: string): Font {
  const letters = new Map<number, string>();
  const text = (hex: string): string =>
    String.fromCodePoint(
      ...(Buffer.from(hex, 'hex').swap16().toString('utf16le').match(/./gsu) ?? []).map(
        (one) => one.codePointAt(0) ?? 32,
      ),
    );
  for (const [, block = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, glyph = '', hex = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(parseInt(glyph, 16), text(hex));
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from = '', to = '', hex = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph += 1) {
        letters.set(glyph, String.fromCodePoint(parseInt(hex, 16) + glyph - parseInt(from, 16)));
      }
    }
  }
  const digits = /begincodespacerange\s*<(\w+)>/.exec(map)?.[1]?.length ?? 4;
  return { digits, letters };
}
