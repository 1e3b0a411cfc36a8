/** Bytes of JSON's structure (RFC 8259 §2). */
export const BYTE = {
  tab: 0x09,
  newline: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** What a walk found. */
export type Verdict = 'ok' | 'malformed' | 'too_deep';

/** What may come next. */
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY = 2;
const KEY_OR_END = 3;
const COLON = 4;
const COMMA_OR_END = 5;

/** Whitespace, structure and quotes: where a number or literal ends. */
const DELIMITER = new Uint8Array(256);
for (const byte of Object.values(BYTE)) DELIMITER[byte] = 1;
DELIMITER[BYTE.backslash] = 0;

/**
 * Walks one JSON value without building it. It holds every rule of the grammar except the spelling of numbers,
 * literals and escapes, which the parser judges afterwards; so a value that walks well has a certain end.
 * One walk object serves a whole body: it allocates nothing per value.
 */
export class JsonWalk {
  /** After a walk: just past the value, or the byte at which it failed. */
  end = 0;
  /** Members (key and value) in the value, at all depths. */
  members = 0;
  private readonly opened: Uint8Array;

  constructor(
    private readonly body: Uint8Array,
    private readonly maxDepth: number,
  ) {
    this.opened = new Uint8Array(maxDepth + 1);
  }

  /** Walks the value at `start`, which must not be whitespace. */
  value(start: number): Verdict {
    const { body, opened, maxDepth } = this;
    const { length } = body;
    let index = start;
    let depth = 0;
    let members = 0;
    let expected = VALUE;
    let verdict: Verdict = 'malformed';
    scan: while (index < length) {
      const byte = body[index] ?? 0;
      switch (byte) {
        case BYTE.space:
        case BYTE.newline:
        case BYTE.carriageReturn:
        case BYTE.tab:
          index += 1;
          continue;
        case BYTE.quote: {
          if (expected >= COLON) break scan;
          const end = stringEnd(body, index + 1);
          if (end < 0) {
            index = -end;
            break scan;
          }
          index = end;
          expected = expected >= KEY ? COLON : COMMA_OR_END;
          break;
        }
        case BYTE.openBrace:
        case BYTE.openBracket:
          if (expected > VALUE_OR_END) break scan;
          if (depth === maxDepth) {
            verdict = 'too_deep';
            break scan;
          }
          depth += 1;
          opened[depth] = byte;
          expected = byte === BYTE.openBrace ? KEY_OR_END : VALUE_OR_END;
          index += 1;
          break;
        case BYTE.closeBrace:
        case BYTE.closeBracket:
          // The opening byte is two below the closing one for both kinds.
          if (depth === 0 || opened[depth] !== byte - 2) break scan;
          if (expected !== COMMA_OR_END && expected !== (byte === BYTE.closeBrace ? KEY_OR_END : VALUE_OR_END)) {
            break scan;
          }
          depth -= 1;
          expected = COMMA_OR_END;
          index += 1;
          break;
        case BYTE.colon:
          if (expected !== COLON) break scan;
          members += 1;
          expected = VALUE;
          index += 1;
          break;
        case BYTE.comma:
          if (expected !== COMMA_OR_END) break scan;
          expected = opened[depth] === BYTE.openBrace ? KEY : VALUE;
          index += 1;
          break;
        default:
          if (expected > VALUE_OR_END) break scan;
          do index += 1;
          while (index < length && DELIMITER[body[index] ?? 0] === 0);
          expected = COMMA_OR_END;
      }
      if (depth === 0 && expected === COMMA_OR_END) {
        verdict = 'ok';
        break;
      }
    }
    this.end = index;
    this.members = members;
    return verdict;
  }

  /**
   * The end of a value that is too deep or broken inside, found by counting brackets only; -1 when they do not
   * balance before `stop`, a string runs over a line's end, or no object, array or string starts here.
   */
  balancedEnd(start: number, stop: number): number {
    const { body } = this;
    let depth = 0;
    for (let index = start; index < stop; index += 1) {
      const byte = body[index];
      if (byte === BYTE.quote) {
        const end = lenientStringEnd(body, index + 1, stop);
        if (end < 0 || depth === 0) return end;
        index = end - 1;
      } else if (byte === BYTE.openBrace || byte === BYTE.openBracket) depth += 1;
      else if (byte === BYTE.closeBrace || byte === BYTE.closeBracket) {
        depth -= 1;
        if (depth === 0) return index + 1;
        if (depth < 0) return -1;
      } else if (depth === 0) return -1;
    }
    return -1;
  }
}

/** Just past the closing quote; minus the failing index where a raw control character stands or the body ends. */
function stringEnd(body: Uint8Array, start: number): number {
  const { length } = body;
  let index = start;
  while (index < length) {
    const byte = body[index] ?? 0;
    if (byte === BYTE.quote) return index + 1;
    if (byte < BYTE.space) return -index;
    index += 1;
    // What is escaped is skipped, but never a line's end.
    if (byte === BYTE.backslash && (body[index] ?? 0) >= BYTE.space) index += 1;
  }
  return -length;
}

function lenientStringEnd(body: Uint8Array, start: number, stop: number): number {
  for (let index = start; index < stop; index += 1) {
    const byte = body[index];
    if (byte === BYTE.quote) return index + 1;
    if (byte === BYTE.newline) return -1;
    if (byte === BYTE.backslash && body[index + 1] !== BYTE.newline) index += 1;
  }
  return -1;
}
