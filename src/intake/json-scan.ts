import { isUtf8 } from 'node:buffer';
import type { Rejection } from './alert.ts';
import { BYTE, JsonWalk, type Verdict } from './json-walk.ts';

export interface ScanLimits {
  /** Deepest nesting inside one item. */
  maxDepth: number;
  /** Most items in a body. */
  maxItems: number;
  /** Largest item, in bytes. */
  maxItemBytes: number;
}

/** One item of a body: its bytes are `[start, end)`. */
export interface ScannedItem {
  start: number;
  end: number;
  /** Members in the item at all depths, as written; fewer after parsing mean a key stood twice. */
  members: number;
  /** Why it must not be parsed. */
  fault?: Rejection;
}

export interface Scan {
  items: ScannedItem[];
  /** How the items stand in the body; `blank` where there is nothing but white space. */
  form: 'blank' | 'array' | 'sequence';
  /** The body has more items than allowed; none of them is to be taken. */
  tooMany: boolean;
}

/**
 * Splits a body into its items before anything is parsed: the elements of one array, or JSON values one after another
 * (an object, NDJSON, or values with nothing between them). Never throws, and reads the body about once.
 *
 * What is broken harms as little as it can. In an array, an element whose brackets balance is refused alone; where
 * they do not, the items before stand and the rest is one rejection. Between values, reading goes on at the next line:
 * at the very next one where the fault lies on the item's own first line, else at the next line that opens an object
 * in its first column, so that one object printed over many lines gives one rejection.
 *
 * Faults: `malformed_json`, `nul_byte`, `bad_utf8`, `too_deep`, `item_too_large`.
 */
export function scanJson(body: Uint8Array, limits: ScanLimits): Scan {
  return new BodyScan(body, limits).run();
}

/** A fault of syntax, told more precisely where a raw NUL is to blame. */
export function syntaxFault(item: Uint8Array): Rejection {
  return item.includes(0)
    ? { code: 'nul_byte', reason: 'The item holds a raw NUL byte' }
    : { code: 'malformed_json', reason: 'The item is not valid JSON' };
}

const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const LONGEST_SCALAR = 400;

class BodyScan {
  private readonly items: ScannedItem[] = [];
  private readonly walk: JsonWalk;
  private readonly wellEncoded: boolean;
  private position = 0;
  /** Bytes that may still be read a second time; a body made to be read over and over is given up on. */
  private rereads: number;
  /** The answer of `nextOpening`, good until it is passed. */
  private opening = -1;

  constructor(
    private readonly body: Uint8Array,
    private readonly limits: ScanLimits,
  ) {
    this.walk = new JsonWalk(body, limits.maxDepth);
    this.wellEncoded = isUtf8(body);
    this.rereads = 65_536 + 2 * body.length;
  }

  run(): Scan {
    // A byte order mark says nothing in UTF-8 and may be ignored (RFC 8259 §8.1).
    if (this.body[0] === 0xef && this.body[1] === 0xbb && this.body[2] === 0xbf) this.position = 3;
    this.skipSpace();
    const first = this.body[this.position];
    const form = first === undefined ? 'blank' : first === BYTE.openBracket ? 'array' : 'sequence';
    const whole = form === 'array' ? this.array() : this.sequence();
    return { items: this.items, form, tooMany: !whole };
  }

  /** The elements of an array; false when there are too many. */
  private array(): boolean {
    const { body, walk } = this;
    this.step();
    let closed = body[this.position] === BYTE.closeBracket;
    if (closed) this.step();
    while (!closed) {
      if (this.full()) return false;
      const start = this.position;
      const verdict = walk.value(start);
      const end = verdict === 'ok' ? walk.end : walk.balancedEnd(start, body.length);
      if (end < 0) return this.giveUp(start, verdict);
      this.add(start, end, verdict);
      this.skipSpace();
      closed = body[this.position] === BYTE.closeBracket;
      if (!closed && body[this.position] !== BYTE.comma) return this.giveUp(this.position);
      this.step();
    }
    return this.position >= body.length || this.giveUp(this.position);
  }

  /** Makes one rejection of what is left of an array that no longer holds together. */
  private giveUp(start: number, verdict: Verdict = 'malformed'): boolean {
    if (this.full()) return false;
    this.add(start, this.body.length, verdict, 'The array is broken here, and what follows could not be read');
    return true;
  }

  /** Values one after another; false when there are too many. */
  private sequence(): boolean {
    const { body, walk } = this;
    while (this.position < body.length) {
      if (this.full()) return false;
      const start = this.position;
      const verdict = walk.value(start);
      if (verdict !== 'ok') this.add(start, this.resume(start, verdict), verdict);
      else if (this.standsAlone(start, walk.end)) this.add(start, walk.end, 'ok');
      else this.add(start, this.resume(start, 'ok'), 'malformed');
      this.skipSpace();
    }
    return true;
  }

  /** Where to go on after a broken item; `verdict` is `ok` where only what follows it is wrong. */
  private resume(start: number, verdict: Verdict): number {
    const reached = this.walk.end;
    let end: number;
    if (verdict === 'too_deep') {
      const stop = this.nextOpening(start);
      const balanced = this.walk.balancedEnd(start, stop);
      end = balanced < 0 ? stop : balanced;
    } else {
      const line = this.lineEnd(verdict === 'ok' ? reached : start);
      end = reached > line ? this.nextOpening(start) : line;
    }
    this.rereads -= Math.max(0, reached - end);
    return this.rereads < 0 ? this.body.length : end;
  }

  /**
   * A value in a sequence is followed by another or by its line's end: structure after it means it was torn from
   * something larger. A bare word is none at all.
   */
  private standsAlone(start: number, end: number): boolean {
    let next = end;
    while (this.body[next] === BYTE.space || this.body[next] === BYTE.tab) next += 1;
    const after = this.body[next];
    if (after === BYTE.comma || after === BYTE.colon || after === BYTE.closeBrace || after === BYTE.closeBracket) {
      return false;
    }
    const first = this.body[start];
    if (first === BYTE.openBrace || first === BYTE.openBracket || first === BYTE.quote) return true;
    return SCALAR.test(
      Buffer.from(this.body.subarray(start, Math.min(end, start + LONGEST_SCALAR))).toString('latin1'),
    );
  }

  private lineEnd(from: number): number {
    const found = this.body.indexOf(BYTE.newline, from);
    return found < 0 ? this.body.length : found;
  }

  /** End of the line before the next one that opens an object in its first column. */
  private nextOpening(from: number): number {
    if (this.opening < from) {
      let line = this.lineEnd(from);
      while (line < this.body.length && this.body[line + 1] !== BYTE.openBrace) line = this.lineEnd(line + 1);
      this.opening = line;
    }
    return this.opening;
  }

  private add(start: number, end: number, verdict: Verdict, reason?: string): void {
    const item: ScannedItem = { start, end, members: this.walk.members };
    const fault = this.fault(start, end, verdict);
    if (fault) item.fault = fault.code === 'malformed_json' && reason ? { ...fault, reason } : fault;
    this.items.push(item);
    this.position = end;
  }

  private fault(start: number, end: number, verdict: Verdict): Rejection | undefined {
    const { maxDepth, maxItemBytes } = this.limits;
    if (verdict === 'too_deep') return { code: 'too_deep', reason: `The item nests deeper than ${maxDepth}` };
    if (verdict === 'ok' && end - start > maxItemBytes) {
      return { code: 'item_too_large', reason: `The item has ${end - start} bytes; the limit is ${maxItemBytes}` };
    }
    if (!this.wellEncoded && !isUtf8(this.body.subarray(start, end))) {
      return { code: 'bad_utf8', reason: 'The item is not valid UTF-8' };
    }
    return verdict === 'ok' ? undefined : syntaxFault(this.body.subarray(start, end));
  }

  private full(): boolean {
    return this.items.length >= this.limits.maxItems;
  }

  /** Past one byte of structure and the space after it. */
  private step(): void {
    this.position += 1;
    this.skipSpace();
  }

  private skipSpace(): void {
    while (isSpace(this.body[this.position])) this.position += 1;
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === BYTE.space || byte === BYTE.newline || byte === BYTE.carriageReturn || byte === BYTE.tab;
}
