/** What one process tells the others of: hints to look at once. The tables remain the truth, and are polled besides. */
export interface WakeUp {
  /** Which process says so; it need not wake itself. */
  from: string;
  /** Realms whose journal has grown, with how far. */
  heads: Record<string, number>;
  /** Realms that have inputs waiting for correlation. */
  inputs: string[];
}

/** Longest payload of a notification (PostgreSQL, NOTIFY: shorter than 8000 bytes). */
const MOST_BYTES = 7_900;

/** Gathers hints until they are sent. */
export class WakeUps {
  private readonly heads = new Map<string, number>();
  private readonly inputs = new Set<string>();

  get empty(): boolean {
    return this.heads.size === 0 && this.inputs.size === 0;
  }

  grown(realm: string, head: number): void {
    this.heads.set(realm, Math.max(this.heads.get(realm) ?? 0, head));
  }

  waiting(realm: string): void {
    this.inputs.add(realm);
  }

  /** All that was gathered, as one payload; what does not fit into it is left to the others' own looks. */
  take(from: string): string {
    const told: WakeUp = { from, heads: Object.fromEntries(this.heads), inputs: [...this.inputs] };
    this.heads.clear();
    this.inputs.clear();
    const text = JSON.stringify(told);
    if (Buffer.byteLength(text) <= MOST_BYTES) return text;
    const live = told.heads['live'];
    return JSON.stringify({ from, heads: live === undefined ? {} : { live }, inputs: ['live'] } satisfies WakeUp);
  }
}

/** Undefined for what no process of ours sends. */
export function readWakeUp(text: string): WakeUp | undefined {
  try {
    const { from, heads, inputs } = JSON.parse(text) as Partial<WakeUp>;
    if (typeof from !== 'string' || typeof heads !== 'object' || !Array.isArray(inputs)) return undefined;
    return { from, heads, inputs };
  } catch {
    return undefined;
  }
}
