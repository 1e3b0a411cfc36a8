import type { AlertFact } from './alert-fact.ts';
import type { Worst } from './case-facts.ts';

/** What a node is founded on. */
export type HeadFact = Pick<
  AlertFact,
  | 'id'
  | 'ref'
  | 't'
  | 'kind'
  | 'signature'
  | 'sensorCode'
  | 'title'
  | 'tlp'
  | 'pap'
  | 'severity'
  | 'position'
  | 'sensorPosition'
  | 'analyzer'
>;

/** The sensor, and what speaks through it. */
export function sourceOf({ sensorCode, analyzer }: Pick<AlertFact, 'sensorCode' | 'analyzer'>): string {
  return analyzer === null ? sensorCode : `${sensorCode}/${analyzer}`;
}

export function worstOf(fact: HeadFact): Worst {
  return { severity: fact.severity, t: fact.t, ref: fact.ref, title: fact.title };
}
