/** Text that is markup already. Made by {@link html} alone, so that nothing else reaches a page unescaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | null | Markup | readonly (string | number | null | Markup)[];

/** A template of HTML or SVG: what is put in is escaped, unless it was made by this too; null is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let found = texts[0] ?? '';
  for (const [index, part] of parts.entries()) found += partText(part) + (texts[index + 1] ?? '');
  return new Markup(found);
}

function partText(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(partText).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters other than blanks are left out: no XML may hold them. */
function escaped(text: string): string {
  const printable = text.replaceAll(/\p{Cc}/gu, (one) => (one === '\n' || one === '\t' ? one : ''));
  return printable.replaceAll(/[&<>"']/g, (one) => ESCAPES[one] ?? '');
}
