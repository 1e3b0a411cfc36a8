import type { AlertFact } from '../alert-fact.ts';

const MARK = '|background|';

/**
 * Whether recurrence may explain an alert. What people report never; tracks are judged by where they fly; what the node
 * says itself is about the node; and a vessel that says where it is neither recurs nor is news.
 */
export function learnable(fact: Pick<AlertFact, 'kind' | 'track' | 'foldKey' | 'signature'>): boolean {
  if (isVesselReport(fact)) return false;
  return (fact.kind === 'cyber' || fact.kind === 'sensor') && fact.track === null && fact.foldKey.startsWith('alert|');
}

/** What a vessel says of itself over AIS, and no event (intake/formats/ais.ts). */
export function isVesselReport({ signature }: { signature: string }): boolean {
  return signature === 'vessel:position' || signature === 'vessel:static';
}

/** What alerts of a recurring kind fold under: each hour by itself, so that each hour is judged by itself. */
export function backgroundKey(kind: string, hour: number): string {
  return `${kind}${MARK}${hour}`;
}

/** The kind and the hour of such a key; null of any other. */
export function parseBackgroundKey(foldKey: string): { kind: string; hour: number } | null {
  const at = foldKey.lastIndexOf(MARK);
  return at === -1 ? null : { kind: foldKey.slice(0, at), hour: Number(foldKey.slice(at + MARK.length)) };
}
