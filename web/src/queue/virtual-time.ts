import type { Timing } from './timing.ts';

/** Time that passes when it is told to, for specs. */
export class VirtualTime implements Timing {
  private at = 0;
  private calls: { due: number; call: () => void }[] = [];

  readonly now = (): number => this.at;

  readonly after = (ms: number, call: () => void): (() => void) => {
    const entry = { due: this.at + ms, call };
    this.calls.push(entry);
    return () => {
      this.calls = this.calls.filter((other) => other !== entry);
    };
  };

  pass(ms: number): void {
    const end = this.at + ms;
    for (;;) {
      const next = this.calls.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.calls = this.calls.filter((other) => other !== next);
      this.at = next.due;
      next.call();
    }
    this.at = end;
  }
}
