/** How cases would be other; docs/rules.md tells each. */
export const KINDS = ['opened', 'joined', 'split', 'grown', 'shrunk', 'gone'] as const;
export type Kind = (typeof KINDS)[number];

export interface Difference {
  type: 'difference';
  kind: Kind;
  site: string;
  cases: { id: string; number: number }[];
  become: number;
  alertCount: number;
  alertIds: string[];
  reasons: string[];
}

export interface Done {
  type: 'done';
  counts: Record<Kind | 'unchanged', number>;
  untold: number;
  cases: number;
  notReproduced: number;
  decisionsRefused: number;
  cappedBy: 'alerts' | 'time' | null;
  through: string | null;
  took: number;
}

export type Frame =
  | { type: 'started'; alerts: number; warmUp: number; sites: string[]; from: string; to: string; capped: boolean }
  | { type: 'progress'; taken: number; of: number; at: string }
  | Difference
  | Done
  | { type: 'failed'; code: string; message: string };

/** A back-test as far as it has come. */
export interface BackTest {
  state: 'none' | 'running' | 'done' | 'failed' | 'ended';
  /** From 0 to 1. */
  progress: number;
  /** Event time it has come to. */
  at: string | null;
  differences: Difference[];
  done: Done | null;
  failure: string | null;
}

export const NONE: BackTest = { state: 'none', progress: 0, at: null, differences: [], done: null, failure: null };
export const BEGUN: BackTest = { ...NONE, state: 'running' };

/** The same after one more line of the answer. */
export function after(known: BackTest, frame: Frame): BackTest {
  switch (frame.type) {
    case 'progress':
      return { ...known, progress: frame.of === 0 ? 1 : frame.taken / frame.of, at: frame.at };
    case 'difference':
      return { ...known, differences: [...known.differences, frame] };
    case 'done':
      return { ...known, state: 'done', progress: 1, done: frame };
    case 'failed':
      return { ...known, state: 'failed', failure: frame.message };
    default:
      return known;
  }
}

/** Whole lines of what has come, and the rest that waits for more. */
export function linesOf(buffer: string): { frames: Frame[]; rest: string } {
  const lines = buffer.split('\n');
  const rest = lines.pop() ?? '';
  return { frames: lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Frame), rest };
}
