/** Disjoint sets of places, which can be taken back to an earlier state. */
export class DisjointSets {
  private readonly parent: Int32Array;
  private readonly size: Int32Array;
  /** What was put under another, and how large the largest was before, in turn. */
  private readonly undo: number[] = [];
  /** How many sets there are, and how many places the largest holds. */
  count: number;
  largest: number;

  constructor(places: number) {
    this.parent = Int32Array.from({ length: places }, (_, place) => place);
    this.size = new Int32Array(places).fill(1);
    this.count = places;
    this.largest = Math.min(1, places);
  }

  /** Without shortening paths, so that what was done can be undone. */
  find(place: number): number {
    let root = place;
    for (let next = this.parent[root]; next !== undefined && next !== root; next = this.parent[root]) root = next;
    return root;
  }

  /** False where both were one already. */
  join(a: number, b: number): boolean {
    let [into, from] = [this.find(a), this.find(b)];
    if (into === from) return false;
    if (this.sizeOf(into) < this.sizeOf(from)) [into, from] = [from, into];
    this.parent[from] = into;
    this.size[into] = this.sizeOf(into) + this.sizeOf(from);
    this.undo.push(from, this.largest);
    this.largest = Math.max(this.largest, this.sizeOf(into));
    this.count -= 1;
    return true;
  }

  /** What {@link rollback} goes back to. */
  get mark(): number {
    return this.undo.length;
  }

  rollback(mark: number): void {
    while (this.undo.length > mark) {
      const largest = this.undo.pop() ?? 0;
      const from = this.undo.pop() ?? 0;
      const into = this.parent[from] ?? from;
      this.size[into] = this.sizeOf(into) - this.sizeOf(from);
      this.parent[from] = from;
      this.largest = largest;
      this.count += 1;
    }
  }

  private sizeOf(place: number): number {
    return this.size[place] ?? 0;
  }
}
