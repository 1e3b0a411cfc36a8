/** A note as blocks; what is not understood stays as it was written. */
export type Block =
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'heading'; spans: Span[] }
  | { kind: 'quote'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'code'; text: string };
export interface Span {
  kind: 'text' | 'code' | 'strong' | 'emphasis' | 'mention';
  text: string;
}

const FENCE = /^```/;
const BULLET = /^\s*[-*]\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;
const HEADING = /^#{1,6}\s+/;
const QUOTE = /^>\s?/;

/**
 * The part of markdown that notes of a shift use. Addresses are no links and pictures are not shown: a note may quote
 * what an attacker wrote, and nobody should go there by a slip of the hand.
 */
export function blocksOf(text: string): Block[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const take = (while_: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && while_(lines[at] ?? '')) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') at += 1;
    else if (FENCE.test(line)) {
      at += 1;
      blocks.push({ kind: 'code', text: take((next) => !FENCE.test(next)).join('\n') });
      at += 1;
    } else if (HEADING.test(line)) {
      at += 1;
      blocks.push({ kind: 'heading', spans: spansOf(line.replace(HEADING, '')) });
    } else if (QUOTE.test(line)) {
      const quoted = take((next) => QUOTE.test(next)).map((next) => next.replace(QUOTE, ''));
      blocks.push({ kind: 'quote', spans: spansOf(quoted.join('\n')) });
    } else if (BULLET.test(line) || NUMBER.test(line)) {
      const sign = BULLET.test(line) ? BULLET : NUMBER;
      const items = take((next) => sign.test(next)).map((next) => spansOf(next.replace(sign, '')));
      blocks.push({ kind: 'list', ordered: sign === NUMBER, items });
    } else {
      blocks.push({ kind: 'paragraph', spans: spansOf(take(isPlain).join('\n')) });
    }
  }
  return blocks;
}

const isPlain = (line: string): boolean =>
  line.trim() !== '' && ![FENCE, HEADING, QUOTE, BULLET, NUMBER].some((sign) => sign.test(line));

const SPAN = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w@.])(@[\p{L}\d][\p{L}\d._-]*)/gu;

export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > at) spans.push({ kind: 'text', text: text.slice(at, match.index) });
    const [whole, code, strong, emphasis, mention] = match;
    if (code !== undefined) spans.push({ kind: 'code', text: code });
    else if (strong !== undefined) spans.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) spans.push({ kind: 'emphasis', text: emphasis });
    else if (mention !== undefined) spans.push({ kind: 'mention', text: mention });
    at = match.index + whole.length;
  }
  if (at < text.length) spans.push({ kind: 'text', text: text.slice(at) });
  return spans;
}
