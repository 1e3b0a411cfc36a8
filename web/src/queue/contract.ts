/** The interface of the queue as `/api/v1/queue` has it (docs/queue.md). */

export type Kind = 'case' | 'alert';

export interface Person {
  id: string;
  name: string;
}

export interface Site {
  id: string;
  code: string;
  name: string;
  timezone: string;
}

export interface Closed {
  at: string;
  by: Person | null;
  reason: string | null;
}

/** One thing to decide: an open case, or an alert with its repeats that is in no case. */
export interface QueueRow {
  kind: Kind;
  id: string;
  displayId: string | null;
  title: string;
  severity: number;
  priority: number;
  status: string;
  domains: readonly string[];
  zone: string | null;
  site: Site | null;
  nation: string;
  assignee: Person | null;
  count: number;
  firstSeen: string;
  lastSeen: string;
  arrivedAt: string;
  updatedAt: string;
  acknowledgedAt: string | null;
  due: string | null;
  dueKind: 'acknowledge' | 'resolve' | null;
  snoozedUntil: string | null;
  closed: Closed | null;
  tlp: string | null;
  version: number;
  format: string | null;
  sensor: Person | null;
  rule: string | null;
  why: string;
}

export interface QueuePage {
  items: QueueRow[];
  nextCursor: string | null;
  total: number;
  asOf: number;
}

export const SORTS = ['priority', 'newest', 'oldest', 'due'] as const;
export type Sort = (typeof SORTS)[number];

export interface View {
  id: string;
  name: string;
  filter: string;
  sort: Sort;
  shared: boolean;
  mine: boolean;
  count: number;
}

export interface Suggestions {
  from: number;
  to: number;
  items: { text: string; label: string; count?: number }[];
}

export interface Bucket {
  at: string;
  info: number;
  low: number;
  medium: number;
  high: number;
  critical: number;
}

export interface Histogram {
  from: string;
  bucketSeconds: number;
  buckets: Bucket[];
}

export interface Item {
  kind: Kind;
  id: string;
}

/** Things set apart by the server: what matches later is not among them. */
export interface Frozen {
  id: string;
  count: number;
  takenAt: string;
  expiresAt: string;
}

export const CLOSE_REASONS = ['false_positive', 'benign', 'duplicate', 'exercise', 'resolved', 'other'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export type Act =
  | { type: 'acknowledge' }
  | { type: 'assign'; to: string | null }
  | { type: 'close'; reason: CloseReason; note?: string }
  | { type: 'reopen' }
  | { type: 'snooze'; until: string }
  | { type: 'wake' }
  | { type: 'escalate'; into?: string }
  | { type: 'merge'; into: string }
  | { type: 'note'; text: string };

export interface Outcome extends Item {
  outcome: 'done' | 'refused';
  code?: string;
  message?: string;
}

export interface Done {
  id: string;
  action: Act;
  done: number;
  refused: number;
  items: Outcome[];
  undoableUntil: string | null;
}
