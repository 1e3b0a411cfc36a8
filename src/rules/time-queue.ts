/** Things to be looked at when event time has come that far; a binary heap. */
export class TimeQueue<T> {
  private readonly heap: { due: number; item: T }[] = [];

  push(due: number, item: T): void {
    const { heap } = this;
    let at = heap.push({ due, item }) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (this.dueAt(parent) <= due) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** Takes out the next thing that is due at a time, if any. */
  pop(time: number): T | undefined {
    const { heap } = this;
    const first = heap[0];
    if (!first || first.due > time) return undefined;
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      this.sink();
    }
    return first.item;
  }

  clear(): void {
    this.heap.length = 0;
  }

  /** When the next thing is due. */
  get next(): number {
    return this.dueAt(0);
  }

  private sink(): void {
    let at = 0;
    while (true) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (this.dueAt(left) < this.dueAt(least)) least = left;
      if (this.dueAt(right) < this.dueAt(least)) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private dueAt(place: number): number {
    return this.heap[place]?.due ?? Number.POSITIVE_INFINITY;
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (one && other) {
      this.heap[a] = other;
      this.heap[b] = one;
    }
  }
}
