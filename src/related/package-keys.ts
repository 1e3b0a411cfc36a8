import { techniquesOf } from '../intake/attack-techniques.ts';
import type { Package } from '../sharing/projection/package.ts';
import { isEntityType, relatedKey, type KeyKind } from './related-key.ts';
import { sequenceKey, sequencesOf } from './techniques.ts';

/** A key of what was released, with ids, within the package, of the alerts or observables that show it. */
export interface PackageKey {
  key: string;
  kind: KeyKind;
  /** As the package has it, which may be rounded; null where it does not say. Epoch milliseconds. */
  at: number | null;
  evidence: string[];
}

/**
 * The keys of a package, of what is in it and of nothing else: what was withheld was not released, and is held against
 * nothing.
 */
export function packageKeys(
  { alerts, observables }: Pick<Package, 'alerts' | 'observables'>,
  inARow: number,
  most: number,
): PackageKey[] {
  const keys = new Map<string, PackageKey>();
  const add = (found: PackageKey): void => {
    const known = keys.get(found.key);
    if (!known || earlier(found, known)) keys.set(found.key, found);
  };
  for (const alert of alerts) {
    const at = instant(alert.firstAt ?? alert.occurredAt);
    for (const { type, value } of alert.entities ?? []) {
      const found = isEntityType(type) ? relatedKey({ type, value }, alert.kind === 'airspace') : undefined;
      if (found) add({ ...found, at, evidence: [alert.id] });
    }
    for (const technique of techniquesOf({ techniques: alert.techniques ?? [] }, alert.title, alert.description)) {
      add({ key: `technique:${technique}`, kind: 'technique', at, evidence: [alert.id] });
    }
  }
  for (const { id, type, value } of observables) {
    const found = isEntityType(type) ? relatedKey({ type, value }, false) : undefined;
    if (found) add({ ...found, at: null, evidence: [id] });
  }
  const met = [...keys.values()].flatMap((shown) =>
    shown.kind === 'technique' && shown.at !== null
      ? { technique: shown.key.slice('technique:'.length), at: shown.at, shown }
      : [],
  );
  const sequences = sequencesOf(met, inARow).map((run): PackageKey => ({
    key: sequenceKey(run.map(({ technique }) => technique)),
    kind: 'sequence',
    at: run[0]?.at ?? null,
    evidence: [...new Set(run.flatMap(({ shown }) => shown.evidence))],
  }));
  const binding = [...keys.values()].filter(({ kind }) => kind !== 'technique');
  binding.sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.key < b.key ? -1 : 1));
  return [...binding.slice(0, most), ...sequences];
}

function earlier(a: PackageKey, b: PackageKey): boolean {
  const [timeA, timeB] = [a.at ?? Number.MAX_SAFE_INTEGER, b.at ?? Number.MAX_SAFE_INTEGER];
  return timeA < timeB || (timeA === timeB && (a.evidence[0] ?? '') < (b.evidence[0] ?? ''));
}

function instant(text: string | undefined): number | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
