import type { Pap, Tlp } from '../../access/policy/marking.ts';
import type { JsonObject } from '../../common/json.ts';
import type { EntityRef } from '../../intake/alert.ts';

/** Times are RFC 3339 texts in UTC, so that a snapshot has one canonical text. */
export type Instant = string;

export interface MarkedPart {
  id: string;
  tlp: Tlp;
  pap: Pap;
}

export interface ExactPosition {
  lat: number;
  lon: number;
  alt: number | null;
  error: number | null;
}

export interface Person {
  /** `person:…`. */
  id: string;
  name: string | null;
  /** Name at signing in. */
  login?: string;
}

/** How often an alert happened, of those occurrences that carry one marking. */
export interface OccurrenceCount {
  tlp: Tlp;
  count: number;
  firstAt: Instant;
  lastAt: Instant;
}

export interface SnapshotReason {
  rule: string;
  version: number;
  text: string;
  facts: JsonObject;
}

export interface SnapshotCase extends MarkedPart {
  number: number;
  title: string;
  titleSource: 'engine' | 'person';
  status: string;
  closeReason: string | null;
  severity: number;
  severitySource: 'engine' | 'person';
  priority: number;
  factors: { text: string; points: number }[];
  kinds: string[];
  zone: string;
  firstSeen: Instant;
  lastSeen: Instant;
  openedAt: Instant;
  closedAt: Instant | null;
  assignee: string | null;
  /**
   * The strictest marking of any alert the case is made of. Above the case's own where two people lowered that; what is
   * made of the alerts does not leave below it.
   */
  alertsTlp: Tlp;
}

export interface SnapshotAlert extends MarkedPart {
  kind: string;
  signature: string;
  title: string;
  description: string | null;
  severity: number;
  confidence: number | null;
  categories: string[];
  /** ATT&CK techniques its sensor names. */
  techniques: string[];
  occurredAt: Instant;
  position: ExactPosition | null;
  entities: EntityRef[];
  sensor: { id: string; code: string | null };
  /** The alert itself and its repeats, by marking. */
  occurrences: OccurrenceCount[];
  reasons: SnapshotReason[];
  /** Of a person's report: Admiralty rating, and whether it held. */
  rating: { reliability: string; credibility: number; verification: string } | null;
}

export interface SnapshotObject {
  id: string;
  identity: string | null;
  class: string | null;
  zone: string;
  firstSeen: Instant;
  lastSeen: Instant;
  position: ExactPosition | null;
  tracks: { sensor: string; trackId: string; alertId: string }[];
  crossings: { zone: string; kind: string; direction: string; at: Instant }[];
}

export interface SnapshotNote extends MarkedPart {
  author: string;
  body: string;
  createdAt: Instant;
}

export interface SnapshotObservable extends MarkedPart {
  type: string;
  value: string;
  role: string;
  isIoc: boolean;
  description: string | null;
  createdBy: string;
  createdAt: Instant;
}

export interface SnapshotTask extends MarkedPart {
  title: string;
  description: string | null;
  status: string;
  assignee: string | null;
  createdAt: Instant;
  dueAt: Instant | null;
}

/** A case with all its parts, as its owner has it. What the projection reads, and nothing else. */
export interface CaseSnapshot {
  case: SnapshotCase;
  organisation: { id: string; code: string; name: string; nation: string; nationName: string };
  site: { id: string; code: string; name: string; kind: string; lat: number; lon: number };
  /** Names by which a reader would know the site. */
  zones: string[];
  sensors: { id: string; code: string; name: string }[];
  /** Everybody who acted on the case or is named by it. */
  people: Person[];
  alerts: SnapshotAlert[];
  objects: SnapshotObject[];
  notes: SnapshotNote[];
  observables: SnapshotObservable[];
  tasks: SnapshotTask[];
}
