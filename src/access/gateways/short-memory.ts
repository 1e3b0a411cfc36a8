interface Entry<Value> {
  found: Promise<Value | undefined>;
  until: number;
}

/**
 * Remembers what was looked up for a short while, for questions that every request asks. Many who ask at once share one
 * look-up. Only what was found stays: wrong questions are without number, and a fault must not outlive its cause.
 */
export class ShortMemory<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  constructor(
    private readonly lifetimeMs: number,
    private readonly limit: number,
  ) {}

  recall(name: string, now: number, load: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const known = this.entries.get(name);
    if (known && now < known.until) return known.found;
    const entry: Entry<Value> = { found: load(), until: now + this.lifetimeMs };
    this.entries.delete(name);
    this.entries.set(name, entry);
    this.makeRoom();
    const drop = (): void => {
      if (this.entries.get(name) === entry) this.entries.delete(name);
    };
    entry.found.then((found) => found ?? drop(), drop);
    return entry.found;
  }

  forget(): void {
    this.entries.clear();
  }

  private makeRoom(): void {
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.limit) return;
      this.entries.delete(oldest);
    }
  }
}
