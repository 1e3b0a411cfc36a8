import { isJsonObject, type Json } from '../../src/common/json.ts';
import type { Random } from '../support/random.ts';
import type { FuzzTarget } from './fuzz-target.ts';

/** Nothing a sender may write is longer than this by much; what grows without end would only be slow. */
const LONGEST = 16 * 1024;
const KEPT = 1_024;
const MOST_LEARNT = 2_000;

const VALUES: readonly Json[] = [
  null,
  true,
  [],
  {},
  [[]],
  [null],
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x\udfffy',
  '__proto__',
  'constructor',
  '2026-02-30T00:00:00Z',
  '1900-01-01T00:00:00Z',
  '127.0.0.1',
  '::ffff:10.0.0.1',
  '1e5',
  '9'.repeat(400),
  'x'.repeat(9_000),
  'a'.repeat(300) + '!',
  0,
  -0,
  -1,
  1e308,
  -1e308,
  2 ** 53,
  1e-7,
  1e15,
];
const WORDS: readonly string[] = [
  ...'{ } [ ] ( ) " \' , : ; - + * ? \\ / | & # % \n \r\n \t \0 \ufeff \u2028 \ud83d\ude00 é'.split(' '),
  ' ',
  '  ',
  'null',
  'true',
  '1e999',
  '-0',
  '99999999999999999999',
  '\\u0000',
  '\\ud800',
  '"__proto__":',
  '- ',
  ': ',
  '---\n',
];

/** Where there are whole documents beside small ones, one input in so many is made of them. */
const LARGE_EVERY = 25;

/** What input is made of: what the target knows, and what came of it that is worth changing further. */
class Stock {
  readonly seeds: readonly Buffer[];
  readonly trees: readonly (Json | undefined)[];
  readonly taken: Buffer[] = [];

  constructor(seeds: readonly (string | Buffer)[]) {
    this.seeds = seeds.map((seed) => Buffer.from(seed));
    this.trees = this.seeds.map(treeOf);
  }
}

/** Input made of what a target knows, with something in it changed: seeded, so that a run can be run again. */
export class MadeUpInput {
  private readonly small: Stock;
  private readonly large: Stock;
  private readonly seeds: readonly Buffer[];
  private readonly names: readonly string[];
  private readonly words: string[];
  private readonly known: Set<string>;
  /** What the last input was made of. */
  private stock: Stock;

  constructor(
    target: FuzzTarget,
    private readonly random: Random,
  ) {
    this.small = new Stock(target.seeds());
    this.large = new Stock(target.large?.() ?? []);
    this.stock = this.small;
    this.seeds = [...this.small.seeds, ...this.large.seeds];
    const trees = [...this.small.trees, ...this.large.trees];
    this.names = [...new Set(trees.flatMap((tree) => (tree === undefined ? [] : namesIn(tree))))];
    this.words = [...WORDS, ...(target.words ?? []), ...(target.words ?? [])];
    this.known = new Set(this.words);
  }

  next(): Buffer {
    const large = this.large.seeds.length > 0 && this.random.next() < 1 / LARGE_EVERY;
    this.stock = large ? this.large : this.small;
    const place = this.below(this.stock.seeds.length);
    const tree = this.stock.trees[place];
    const made =
      tree !== undefined && this.random.next() < 0.6
        ? Buffer.from(JSON.stringify(this.changedTree(tree)) ?? '')
        : this.changedBytes(this.begun(place));
    return made.length > LONGEST ? made.subarray(0, LONGEST) : made;
  }

  /** Tells that the last input is worth changing further. */
  keep(input: Buffer): void {
    const { taken } = this.stock;
    if (taken.length < KEPT) taken.push(input);
    else taken[this.below(KEPT)] = input;
  }

  /** Takes up words that the reader looks for. */
  learn(words: readonly string[]): void {
    for (const word of words) {
      if (this.known.size >= MOST_LEARNT || this.known.has(word)) continue;
      this.known.add(word);
      this.words.push(word);
    }
  }

  private begun(place: number): Buffer {
    const { seeds, taken } = this.stock;
    const kept = taken.length > 0 && this.random.next() < 0.4 ? this.random.pick(taken) : undefined;
    return kept ?? seeds[place] ?? Buffer.alloc(0);
  }

  private changedTree(tree: Json): Json {
    let changed = tree;
    for (let times = 1 + this.below(4); times > 0; times -= 1) changed = this.changedPart(changed);
    return changed;
  }

  /** Goes down to somewhere, and changes what is there. */
  private changedPart(value: Json): Json {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (keys.length === 0 || this.random.next() < 0.12) return this.otherValue(value);
    const key = this.random.pick(keys);
    if (Array.isArray(value)) {
      const at = Number(key);
      const way = this.random.next();
      if (way < 0.1) return value.toSpliced(at, 1);
      if (way < 0.2)
        return value.toSpliced(at, 0, ...Array.from({ length: 1 + this.below(40) }, () => value[at] ?? null));
      return value.with(at, this.changedPart(value[at] ?? null));
    }
    if (!isJsonObject(value)) return value;
    const { [key]: inner = null, ...rest } = value;
    const way = this.random.next();
    if (way < 0.1) return rest;
    if (way < 0.2) return { ...value, [this.name()]: inner };
    return { ...value, [key]: this.changedPart(inner) };
  }

  private otherValue(value: Json): Json {
    const way = this.random.next();
    if (way < 0.1) return [value];
    if (way < 0.2) return { [this.name()]: value };
    if (typeof value === 'string' && way < 0.55) return this.changedBytes(Buffer.from(value)).toString('utf8');
    if (typeof value === 'number' && way < 0.55) return this.otherNumber(value);
    return this.random.pick(VALUES);
  }

  private otherNumber(value: number): number {
    return this.random.pick([
      -value,
      value * 1e3,
      value / 1e3,
      value + 1,
      Math.trunc(value),
      value * 1e300,
      value + 0.5,
    ]);
  }

  private name(): string {
    return this.names.length > 0 && this.random.next() < 0.8
      ? this.random.pick(this.names)
      : this.random.pick(this.words);
  }

  private changedBytes(bytes: Buffer): Buffer {
    let changed = bytes;
    for (let times = 1 + this.below(5); times > 0; times -= 1) changed = this.changedOnce(changed);
    return changed;
  }

  private changedOnce(bytes: Buffer): Buffer {
    const at = this.below(bytes.length + 1);
    const to = Math.min(bytes.length, at + 1 + this.below(this.random.next() < 0.7 ? 8 : bytes.length + 1));
    const put = (what: Buffer | string, end = at): Buffer =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from(what), bytes.subarray(end)]);
    switch (this.below(10)) {
      case 0:
        return put(Buffer.of(this.below(256)), Math.min(at + 1, bytes.length));
      case 1:
        return put(Buffer.of(this.below(256)));
      case 2:
        return put('', to);
      case 3:
        return put(bytes.subarray(at, to));
      case 4:
        return put(this.random.pick(this.words), to);
      case 5:
        return put(this.random.pick(this.words));
      case 6: {
        const other = this.random.pick(this.seeds);
        const from = this.below(other.length + 1);
        return put(other.subarray(from, from + 1 + this.below(64)), to);
      }
      case 7: {
        // What a pattern may choke on is seldom varied, and often long.
        const part = bytes.subarray(at, Math.min(to, at + 12));
        const most = Math.max(1, Math.floor(LONGEST / 8 / Math.max(1, part.length)));
        return this.random.next() < 0.15 ? put(repeated(part, 1 + this.below(most))) : put(repeated(part, 2));
      }
      case 8:
        return put(String(this.random.pick([0, -1, 1e21, 2 ** 31, 2 ** 53, 0.1, 65_536, 256])), to);
      default:
        return this.otherLines(bytes);
    }
  }

  private otherLines(bytes: Buffer): Buffer {
    const lines = bytes.toString('latin1').split('\n');
    const [one, other] = [this.below(lines.length), this.below(lines.length)];
    const line = lines[one] ?? '';
    const way = this.below(4);
    if (way === 0) lines.splice(one, 1);
    else if (way === 1) lines.splice(other, 0, line);
    else if (way === 2) lines[one] = `  ${line}`;
    else [lines[one], lines[other]] = [lines[other] ?? '', line];
    return Buffer.from(lines.join('\n'), 'latin1');
  }

  private below(end: number): number {
    return Math.floor(this.random.next() * end);
  }
}

function repeated(part: Buffer, times: number): Buffer {
  return Buffer.concat(Array.from({ length: times }, () => part));
}

function treeOf(seed: Buffer): Json | undefined {
  try {
    const value = JSON.parse(seed.toString('utf8')) as Json;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function namesIn(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return own.concat(Object.values(value).flatMap((inner: Json) => namesIn(inner)));
}
