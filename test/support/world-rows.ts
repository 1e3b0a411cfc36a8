import type { Thing } from './world-thing.ts';

/** What each kind of part has beyond what all have. */
export const PARTS = {
  task: (marker: string) => ({ title: `Task ${marker}`, state: 'open' }),
  observable: (marker: string) => ({ type: 'user', value: marker, key: marker, role: 'subject', is_ioc: false }),
  evidence: (marker: string) => ({ name: `${marker}.bin`, bytes: 1, sha256: `\\x${'00'.repeat(32)}` }),
};

/** What a journal entry says of an alert. */
export function toldOf({ id, marker }: Thing, number?: number): Record<string, unknown> {
  return {
    ...(number !== undefined && { number }),
    alertId: id,
    title: `Alert ${marker}`,
    severity: 40,
    kind: 'cyber',
    signature: 'world:1',
    sensor: 'world',
    reasons: [],
    late: false,
  };
}

/** What a person did with a case or a lone alert; it is seen exactly where that is. */
export function dispositionOf({ kind, id, realm, nation, marker }: Thing, at: string): Record<string, unknown> {
  const by = { id: 'person:world', name: marker };
  const common = { realm, nation, kind, subject_id: id, updated_at: at };
  return kind === 'alert' ? { ...common, acknowledged_at: at, acknowledged_by: by } : common;
}
