import type { Tlp } from '../../access/policy/marking.ts';

export const CASE_FIELDS = [
  'title',
  'status',
  'severity',
  'factors',
  'kinds',
  'zone',
  'times',
  'assignee',
  'site',
] as const;
export type CaseField = (typeof CASE_FIELDS)[number];

export const ALERT_FIELDS = [
  'kind',
  'title',
  'description',
  'severity',
  'confidence',
  'categories',
  'techniques',
  'signature',
  'times',
  'position',
  'entities',
  'sensor',
  'occurrences',
  'reasons',
  'rating',
] as const;
export type AlertField = (typeof ALERT_FIELDS)[number];

/** All parts of a kind, those that come later too, or those named. */
export type Chosen = 'all' | readonly string[];

/** What a release carries. What is not chosen is not in it. */
export interface Selection {
  readonly case: readonly CaseField[];
  readonly alerts: Chosen;
  readonly alertFields: readonly AlertField[];
  readonly objects: Chosen;
  readonly notes: Chosen;
  readonly observables: Chosen;
  readonly tasks: Chosen;
}

/** Which redactions apply. Each is a rule of its own; they apply in one declared order, whatever order they were named in. */
export interface Redactions {
  /** Positions become the centre of the site's cell in a grid of so many kilometres; what names the site goes. */
  readonly roundPositionsKm?: number;
  readonly withholdSensors?: boolean;
  readonly removeInternalAddresses?: boolean;
  readonly withholdFreeText?: boolean;
  readonly withholdPeople?: boolean;
  /** Times become the start of their span of so many minutes. */
  readonly roundTimesMinutes?: number;
}

/** On what terms a recipient has it; part of the package, and so of what is approved. */
export interface Terms {
  readonly purpose: string;
  readonly expiresAt: string;
  /** Whether a recipient may pass it on. */
  readonly onward: boolean;
  /** Whether the package says whose it is. */
  readonly attributed: boolean;
}

export interface ReleaseRequest {
  /** The strictest marking the release was prepared with. A part raised above it falls out. */
  readonly ceiling: Tlp;
  readonly terms: Terms;
  readonly selection: Selection;
  readonly redactions: Redactions;
  /** Hexadecimal; known to the owner's side of the node alone. Names within packages are made with it. */
  readonly secret: string;
}
