/**
 * How often each key is there. Rules hold tens of thousands of these, most of one key: that one is kept without a map,
 * which takes two hundred bytes however little is in it.
 */
export class Counts<Key> {
  private only: { key: Key; count: number } | null = null;
  private many: Map<Key, number> | null = null;

  step(key: Key, by: 1 | -1): void {
    const { only } = this;
    if (this.many) {
      stepIn(this.many, key, by);
    } else if (only === null) {
      this.only = { key, count: by };
    } else if (only.key === key) {
      only.count += by;
      if (only.count === 0) this.only = null;
    } else {
      this.many = new Map([[only.key, only.count]]);
      this.only = null;
      stepIn(this.many, key, by);
    }
  }

  has(key: Key): boolean {
    return this.many ? this.many.has(key) : this.only?.key === key;
  }

  get size(): number {
    return this.many ? this.many.size : this.only === null ? 0 : 1;
  }

  keys(): Iterable<Key> {
    return this.many ? this.many.keys() : this.only === null ? [] : [this.only.key];
  }

  entries(): Iterable<[Key, number]> {
    return this.many ? this.many.entries() : this.only === null ? [] : [[this.only.key, this.only.count]];
  }

  clear(): void {
    this.only = null;
    this.many = null;
  }
}

function stepIn<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}
