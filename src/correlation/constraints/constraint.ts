/**
 * What a person told correlation for a site, for a time: never to join by an entity, or to keep what it knows from the
 * queue. It is an input like an alert, in one order with them, so that cases stay a pure function of what came in (design
 * rule 3), and it outranks the engine (rule 4). Times are event time, epoch milliseconds.
 */
interface Standing {
  id: string;
  /** Holds for what began before this; null for good. */
  until: number | null;
}

/** Alerts that share this entity are not joined because of it. Other ties between them stand. */
export interface NeverJoin extends Standing {
  kind: 'never-join';
  /** Scoped entity key. */
  key: string;
}

/** Alerts that meet every term are kept, readable, out of cases and of the queue. */
export interface Suppression extends Standing {
  kind: 'suppression';
  signature: string | null;
  sensorId: string | null;
  /** Scoped entity key. */
  key: string | null;
  /** What is more severe is never hidden; 0 to 100. */
  severityAtMost: number;
}

export type Constraint = NeverJoin | Suppression;

/** A constraint that begins to hold, or one that a person ended before its time. */
export type ConstraintChange = { is: 'begun'; constraint: Constraint } | { is: 'ended'; constraint: Constraint };
