/** Sets of things by key, most of one thing: a set is made for the second. */
export class MultiMap<Key, Item extends object> {
  private readonly items = new Map<Key, Item | Set<Item>>();

  add(key: Key, item: Item): void {
    const known = this.items.get(key);
    if (known === undefined) this.items.set(key, item);
    else if (known instanceof Set) known.add(item);
    else if (known !== item) this.items.set(key, new Set([known, item]));
  }

  of(key: Key): Iterable<Item> {
    const known = this.items.get(key);
    if (known === undefined) return [];
    return known instanceof Set ? known : [known];
  }

  delete(key: Key): void {
    this.items.delete(key);
  }

  clear(): void {
    this.items.clear();
  }
}
