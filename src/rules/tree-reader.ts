import type { RuleFault } from './rule-fault.ts';
import type { Entry, MapTree, Place, Tree } from './yaml-tree.ts';

/** A text with its place, for faults that show only when rules are put together. */
export interface Mark extends Place {
  text: string;
}

/** Reads the parts of one document and gathers what is wrong with it, each with its place. */
export class TreeReader {
  readonly faults: RuleFault[] = [];

  constructor(readonly file: string) {}

  fault(place: Place, message: string): void {
    this.faults.push({ file: this.file, line: place.line, column: place.column, message });
  }

  map(tree: Tree, what: string): MapTree | undefined {
    if (tree.kind === 'map') return tree;
    this.fault(tree.place, `${what} must be a map`);
    return undefined;
  }

  entry(map: MapTree, key: string): Entry | undefined {
    return map.entries.find((entry) => entry.key === key);
  }

  /** Tells of keys that mean nothing here: a misspelling must not pass for a rule that never fires. */
  onlyKeys(map: MapTree, keys: readonly string[], what: string): void {
    for (const { key, keyPlace } of map.entries) {
      if (!keys.includes(key)) this.fault(keyPlace, `${what} has no "${key}"; it knows ${keys.join(', ')}`);
    }
  }

  text(map: MapTree, key: string, longest = 256): string | undefined {
    const found = this.entry(map, key);
    return found && this.textOf(found.value, key, longest);
  }

  textOf(tree: Tree, what: string, longest = 256): string | undefined {
    if (tree.kind !== 'scalar' || tree.value === null || typeof tree.value === 'boolean') {
      this.fault(tree.place, `${what} must be text`);
      return undefined;
    }
    const text = String(tree.value);
    if (text.trim() === '' || text.length > longest) {
      this.fault(tree.place, `${what} must have 1 to ${longest} characters`);
      return undefined;
    }
    return text;
  }

  requiredText(map: MapTree, key: string, longest = 256): string | undefined {
    if (!this.entry(map, key)) this.fault(map.place, `"${key}" is missing`);
    return this.text(map, key, longest);
  }

  number(map: MapTree, key: string, least: number, most: number): number | undefined {
    const found = this.entry(map, key);
    if (!found) return undefined;
    const value = found.value.kind === 'scalar' ? found.value.value : undefined;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most) {
      this.fault(found.value.place, `${key} must be a number from ${least} to ${most}`);
      return undefined;
    }
    return value;
  }

  boolean(map: MapTree, key: string): boolean | undefined {
    const found = this.entry(map, key);
    if (!found) return undefined;
    if (found.value.kind === 'scalar' && typeof found.value.value === 'boolean') return found.value.value;
    this.fault(found.value.place, `${key} must be true or false`);
    return undefined;
  }

  word<Word extends string>(map: MapTree, key: string, words: readonly Word[]): Word | undefined {
    const found = this.entry(map, key);
    if (!found) return undefined;
    const value = found.value.kind === 'scalar' ? found.value.value : undefined;
    const word = words.find((one) => one === value);
    if (word === undefined) this.fault(found.value.place, `${key} must be one of ${words.join(', ')}`);
    return word;
  }

  /** A list of texts, each with its place. */
  marks(map: MapTree, key: string): Mark[] | undefined {
    const found = this.entry(map, key);
    if (!found) return undefined;
    if (found.value.kind !== 'list') {
      this.fault(found.value.place, `${key} must be a list`);
      return undefined;
    }
    return found.value.items.flatMap((item) => {
      const text = this.textOf(item, `An item of ${key}`);
      return text === undefined ? [] : [{ text, ...item.place }];
    });
  }

  /** `90m` in milliseconds. */
  span(map: MapTree, key: string, longestMs: number): number | undefined {
    const found = this.entry(map, key);
    if (!found) return undefined;
    const text = this.textOf(found.value, key);
    if (text === undefined) return undefined;
    const parts = /^([1-9]\d{0,8})([smhd])$/.exec(text);
    if (!parts) {
      this.fault(found.value.place, `${key} must be a number and one of s, m, h, d, like 15m`);
      return undefined;
    }
    const milliseconds = Number(parts[1]) * (UNITS[parts[2] ?? 's'] ?? 0);
    if (milliseconds <= longestMs) return milliseconds;
    this.fault(found.value.place, `${key} must be at most ${longestMs / 3_600_000}h, or memory would not hold it`);
    return undefined;
  }
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
