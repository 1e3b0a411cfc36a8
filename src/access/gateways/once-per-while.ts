/**
 * Lets each name pass once in a while, for what must be written down but not as often as it happens. Bounded: beyond
 * `limit` names the oldest are forgotten, and pass again.
 */
export class OncePerWhile {
  private readonly passed = new Map<string, number>();

  constructor(
    private readonly everyMs: number,
    private readonly limit: number,
  ) {}

  passes(name: string, now: number): boolean {
    const last = this.passed.get(name);
    if (last !== undefined && now - last < this.everyMs) return false;
    this.passed.delete(name);
    this.passed.set(name, now);
    for (const oldest of this.passed.keys()) {
      if (this.passed.size <= this.limit) break;
      this.passed.delete(oldest);
    }
    return true;
  }

  /** Lets a name pass again at once: what it passed for did not come about. */
  forget(name: string): void {
    this.passed.delete(name);
  }
}
