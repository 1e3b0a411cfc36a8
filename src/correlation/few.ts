/**
 * A set of what is mostly nothing or one thing, in the order of adding. Node keeps an empty set in 200 bytes; of these a node of
 * correlation has five, and there are a hundred thousand nodes. May be changed while it is gone through, as a set may.
 */
export class Few<Item extends object | string> implements Iterable<Item> {
  private held: Item | Set<Item> | undefined = undefined;

  get size(): number {
    if (this.held === undefined) return 0;
    return this.held instanceof Set ? this.held.size : 1;
  }

  has(item: Item): boolean {
    return this.held instanceof Set ? this.held.has(item) : this.held === item;
  }

  add(item: Item): void {
    if (this.held === undefined) this.held = item;
    else if (this.held instanceof Set) this.held.add(item);
    else if (this.held !== item) this.held = new Set([this.held, item]);
  }

  delete(item: Item): void {
    if (this.held instanceof Set) this.held.delete(item);
    else if (this.held === item) this.held = undefined;
  }

  clear(): void {
    this.held = undefined;
  }

  [Symbol.iterator](): Iterator<Item> {
    if (this.held === undefined) return [][Symbol.iterator]();
    return this.held instanceof Set ? this.held.values() : [this.held][Symbol.iterator]();
  }
}
