import type { EntityRef, EntityType } from '../intake/alert.ts';

/** What names a machine, the most telling first. */
const TYPES: readonly EntityType[] = ['host', 'asset', 'ip', 'mac'];
/** Whom an alert is about, rather than who did it. */
const ROLES: readonly EntityRef['role'][] = ['subject', 'target', 'source'];

/** The machine an alert is about, by the name its entities give it; null where none of them is a machine. */
export function machineOf(entities: readonly EntityRef[]): string | null {
  for (const role of ROLES) {
    for (const type of TYPES) {
      const found = entities.find((entity) => entity.type === type && entity.role === role);
      if (found) return found.value;
    }
  }
  return null;
}
