import type { Refusal } from '../access/refusal-signal.ts';

/** Most ids kept of what was refused together. */
const MOST_OBJECTS = 20;

/** Refusals of one operator, for one action and one reason. */
export interface RefusalCount extends Refusal {
  count: number;
  since: Date;
  until: Date;
}

/** Counts refusals that are alike, so that a program that runs against a wall fills no journal. Bounded. */
export class RefusalTally {
  private counts = new Map<string, RefusalCount>();

  constructor(private readonly most: number) {}

  get size(): number {
    return this.counts.size;
  }

  /** True when there is no more room, and it must be emptied. */
  add(refusal: Refusal, at: Date): boolean {
    const { operator, action, reason, objects } = refusal;
    const key = JSON.stringify([operator.id, operator.origin.credential, operator.origin.address, action, reason]);
    const known = this.counts.get(key);
    this.counts.set(key, {
      ...(known ?? refusal),
      objects: [...new Set([...(known?.objects ?? []), ...objects])].slice(0, MOST_OBJECTS),
      count: (known?.count ?? 0) + 1,
      since: known?.since ?? at,
      until: at,
    });
    return this.counts.size >= this.most;
  }

  take(): RefusalCount[] {
    const taken = [...this.counts.values()];
    this.counts = new Map();
    return taken;
  }
}
