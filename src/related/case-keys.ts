import { TLP_LABELS } from '../access/policy/marking.ts';
import type { Json } from '../common/json.ts';
import type { AlertKind, EntityRef } from '../intake/alert.ts';
import { techniquesOf } from '../intake/attack-techniques.ts';
import { type KeyKind, relatedKey } from './related-key.ts';
import { sequenceKey, sequencesOf } from './techniques.ts';

/** As much of an alert of a case as its keys are made of. */
export interface KeyedAlert {
  id: string;
  tlp: string;
  kind: AlertKind;
  /** When it happened, epoch milliseconds. */
  at: number;
  title: string;
  description: string | null;
  entities: readonly EntityRef[];
  attributes: Json;
}

/**
 * A key of a case with the alerts that show it: the least strictly marked one, of equal ones the earliest; of a sequence one
 * for each technique. Whoever sees all of these sees that the case has the key.
 */
export interface CaseKey {
  key: string;
  kind: KeyKind;
  /** When the key was met, by those alerts; of a sequence, when it began. Epoch milliseconds. */
  at: number;
  evidence: string[];
  /** Marking of the alert; of a sequence the strictest of them. Compares what shows a key, decides nothing. */
  tlp: string;
}

/** The keys alerts show, without sequences. A function of the set of alerts. */
export function keysOf(alerts: Iterable<KeyedAlert>): Map<string, CaseKey> {
  const keys = new Map<string, CaseKey>();
  for (const alert of alerts) {
    const shown = { at: alert.at, evidence: [alert.id], tlp: alert.tlp };
    const airborne = alert.kind === 'airspace';
    const named = alert.entities.flatMap((entity) => relatedKey(entity, airborne) ?? []);
    for (const technique of techniquesOf(alert.attributes, alert.title, alert.description)) {
      named.push({ key: `technique:${technique}`, kind: 'technique' });
    }
    for (const found of named) {
      const key = { ...found, ...shown };
      keys.set(key.key, betterShown(keys.get(key.key), key));
    }
  }
  return keys;
}

/** Of two showings of one key that which more people see; of equal ones the earlier. */
export function betterShown(known: CaseKey | undefined, found: CaseKey): CaseKey {
  if (known === undefined) return found;
  const order = rank(found.tlp) - rank(known.tlp) || found.at - known.at;
  return order < 0 || (order === 0 && (found.evidence[0] ?? '') < (known.evidence[0] ?? '')) ? found : known;
}

/** The sequences of a case's techniques, from its other keys. */
export function sequenceKeysOf(keys: Iterable<CaseKey>, inARow: number): CaseKey[] {
  const met = [...keys]
    .filter(({ kind }) => kind === 'technique')
    .map((shown) => ({ technique: shown.key.slice('technique:'.length), at: shown.at, shown }));
  return sequencesOf(met, inARow).map((run) => ({
    key: sequenceKey(run.map(({ technique }) => technique)),
    kind: 'sequence',
    at: run[0]?.at ?? 0,
    evidence: [...new Set(run.flatMap(({ shown }) => shown.evidence))],
    tlp: run.map(({ shown }) => shown.tlp).reduce((a, b) => (rank(a) >= rank(b) ? a : b), 'CLEAR'),
  }));
}

/** What is kept where there are more than `most`: the earliest, so that it is the same whatever came first. */
export function earliest(keys: readonly CaseKey[], most: number): CaseKey[] {
  if (keys.length <= most) return [...keys];
  return [...keys].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)).slice(0, most);
}

/** A label nobody knows counts as the strictest. */
function rank(tlp: string): number {
  const found = (TLP_LABELS as readonly string[]).indexOf(tlp);
  return found < 0 ? TLP_LABELS.length : found;
}
