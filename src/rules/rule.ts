import type { Expression } from './expression.ts';
import type { FieldTest } from './field-test.ts';
import type { Mark } from './tree-reader.ts';
import type { Place } from './yaml-tree.ts';

export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof LEVELS)[number];

export const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const;
export type Status = (typeof STATUSES)[number];

export const CORRELATION_TYPES = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
] as const;
export type CorrelationType = (typeof CORRELATION_TYPES)[number];

/** What a rule does with alerts that fired it: see docs/rules.md. */
export const MERGE_POLICIES = ['join', 'open', 'append'] as const;
export type MergePolicy = (typeof MERGE_POLICIES)[number];

export interface RuleHead {
  file: string;
  /** Where its document begins. */
  place: Place;
  /** What other rules call it by, and what its links are kept under: the id, or else the name. */
  key: string;
  id: string | null;
  name: string | null;
  title: string;
  description: string | null;
  author: string | null;
  status: Status;
  level: Level;
  version: number;
  merge: MergePolicy;
  /** Alerts left out of the rule, each until a day. */
  suppressions: Suppression[];
}

export interface Suppression {
  where: FieldTest[];
  /** Epoch milliseconds; from this event time on it no longer holds. */
  until: number;
  reason: string;
  owner: string;
}

/** Map: all of its tests; list of maps: one of them; keywords: a text anywhere in the alert. */
export interface Selection {
  alternatives: { tests: FieldTest[] }[];
}

export interface DetectionRule extends RuleHead {
  kind: 'detection';
  selections: ReadonlyMap<string, Selection>;
  condition: Expression;
}

export const OPERATORS = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface CountCondition {
  bounds: { operator: Operator; value: number }[];
  /** Fields whose values are counted, summed, …; none for counts of events. */
  fields: string[];
  /** For a percentile, which. */
  percentile: number;
}

export interface Absence {
  /** The rule that must have matched nothing. */
  rule: Mark;
  when: 'before' | 'after' | 'around';
  withinMs: number;
}

export interface CorrelationRule extends RuleHead {
  kind: 'correlation';
  type: CorrelationType;
  rules: Mark[];
  /** Alias → rule → field. */
  aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  groupBy: string[];
  timespanMs: number;
  count: CountCondition | null;
  /** For temporal types: which of the rules must have matched. */
  expression: Expression | null;
  /** Whether the rules it refers to also stand alone. */
  generate: boolean;
  withinMetres: number | null;
  absence: Absence | null;
  /** How long, in event time, a rule that speaks of what did not happen waits for stragglers; null for the engine's. */
  latenessMs: number | null;
  limits: { groups: number; events: number; pauseMs: number };
}

export type Rule = DetectionRule | CorrelationRule;
