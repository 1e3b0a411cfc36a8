/**
 * When things were done at browsers, by the clock of whoever watches, and what the clock of an exercise had to show then. Knows of the
 * server's clock nothing but what was done to it: `startex`, `pause` and `resume`, once each.
 */
export class ActStopwatch {
  /** Between which two moments each thing was done, epoch milliseconds. */
  private readonly done = new Map<string, readonly [from: number, to: number]>();

  /** @param slack Exercise seconds by which a server may differ: its ticks, and how long a click is on its way. */
  constructor(
    private readonly rate: number,
    private readonly slack: number,
  ) {}

  async during(name: string, act: () => Promise<void>): Promise<void> {
    const from = Date.now();
    await act();
    this.done.set(name, [from, Date.now()]);
  }

  /**
   * Exercise seconds between an inject told at that second and what was done: no less and no more than these.
   * @throws Error where one of them was not done.
   */
  simSince(act: string, told: number): [atLeast: number, atMost: number] {
    const [from, to] = this.momentsOf(act);
    const [started, running] = this.momentsOf('startex');
    const [pausing, paused] = this.momentsOf('pause');
    const [resuming, resumed] = this.momentsOf('resume');
    const shortest = from - running - overlap(pausing, resumed, from);
    const longest = to - started - overlap(paused, resuming, to);
    const sim = (milliseconds: number): number => (milliseconds / 1_000) * this.rate - told;
    return [sim(shortest) - this.slack, sim(longest) + this.slack];
  }

  private momentsOf(name: string): readonly [number, number] {
    const found = this.done.get(name);
    if (!found) throw new Error(`${name} was not done`);
    return found;
  }
}

/** How much of a span lies before a moment. */
const overlap = (from: number, to: number, until: number): number => Math.max(0, Math.min(to, until) - from);
