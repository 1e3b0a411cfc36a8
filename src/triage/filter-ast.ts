import { TLP_LABELS } from '../access/policy/marking.ts';
import { CASE_STATUSES } from '../cases/case-lifecycle.ts';
import type { SeverityClass } from './queue-severity.ts';

export const QUEUE_KINDS = ['case', 'alert'] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** What a row can be at: the statuses of cases that are not merged, and of an alert that it waits or was closed. */
export const QUEUE_STATUSES = ['waiting', ...CASE_STATUSES.filter((status) => status !== 'merged')] as const;

export const IS_STATES = [
  'mine',
  'unassigned',
  'acknowledged',
  'overdue',
  'snoozed',
  'closed',
  'open',
  'case',
  'waiting',
  'explained',
] as const;
export type IsState = (typeof IS_STATES)[number];

/** Fields whose values are words, each with the words there are; null where anything is. */
export const VALUE_FIELDS = {
  status: QUEUE_STATUSES,
  site: null,
  nation: null,
  domain: ['cyber', 'airspace', 'human', 'sensor'],
  format: null,
  sensor: null,
  rule: null,
  zone: ['outside', 'warning', 'critical'],
  assignee: null,
  tlp: TLP_LABELS,
  kind: QUEUE_KINDS,
  id: null,
} as const satisfies Record<string, readonly string[] | null>;
export type ValueField = keyof typeof VALUE_FIELDS;

export const TIME_FIELDS = ['seen', 'arrived'] as const;
/** `seen` when it last happened, `arrived` when it came into the queue. */
export type TimeField = (typeof TIME_FIELDS)[number];

/** All fields of the language. */
export const FIELDS = ['severity', ...(Object.keys(VALUE_FIELDS) as ValueField[]), ...TIME_FIELDS, 'is'] as const;

export const COMPARISONS = ['>=', '<=', '>', '<', '='] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type SeverityTest = { comparison: Comparison; than: number } | { class: SeverityClass };

/** Seconds of each unit an age is written in. */
export const UNIT_SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;
export type AgeUnit = keyof typeof UNIT_SECONDS;

/** Younger or older than an age; or between two instants, the second left out. Instants are RFC 3339 in UTC. */
export type TimeTest = { comparison: '<' | '>'; amount: number; unit: AgeUnit } | { from: string; to: string };

/** One condition. Those of a filter hold all at once; the values within one, any of them. */
export type FilterTerm = { negated: boolean } & (
  | { type: 'text'; text: string }
  | { type: 'values'; field: ValueField; values: string[] }
  | { type: 'severity'; tests: SeverityTest[] }
  | { type: 'time'; field: TimeField; test: TimeTest }
  | { type: 'is'; states: IsState[] }
);

export type Filter = readonly FilterTerm[];
