/** How often one input may make a step fail before it is set aside. A database that is away is waited for, however long. */
export const PATIENCE = 3;

/**
 * Finds the input that makes a step fail, so that it cannot stop the rest: steps take half as many and half again, until one fails by
 * itself as often as it may. Meanwhile they take what is urgent first and what came first in turns, so that it is come to whichever it is,
 * however much that is urgent comes in between. An input is known by its place in the queue.
 */
export class InputTrial {
  /** Inputs of the step that failed last which have not been taken since. */
  private readonly suspects = new Set<string>();
  private readonly failures = new Map<string, number>();
  private most = Number.POSITIVE_INFINITY;
  private turn = false;
  private taken: readonly string[] = [];

  get isOn(): boolean {
    return this.suspects.size > 0;
  }

  /** Whether the next step takes what came first, be it urgent or not. */
  get inOrder(): boolean {
    return this.isOn && this.turn;
  }

  /** How many inputs the next step takes, where it would take so many. */
  limit(size: number): number {
    return Math.min(size, this.most);
  }

  begin(taken: readonly string[]): void {
    this.taken = taken;
  }

  /** Whether what was begun is one input that has failed too often, which is taken without being carried out. */
  get isHopeless(): boolean {
    const [only = ''] = this.taken;
    return this.taken.length === 1 && (this.failures.get(only) ?? 0) >= PATIENCE;
  }

  failed(): void {
    const { taken } = this;
    const [only = ''] = taken;
    if (taken.length === 1) this.failures.set(only, (this.failures.get(only) ?? 0) + 1);
    this.suspects.clear();
    for (const input of taken) this.suspects.add(input);
    this.most = Math.max(1, Math.floor(taken.length / 2));
    this.turn = !this.turn;
  }

  succeeded(): void {
    for (const input of this.taken) {
      this.suspects.delete(input);
      this.failures.delete(input);
    }
    if (!this.isOn) this.most = Number.POSITIVE_INFINITY;
    this.turn = !this.turn;
  }
}
