import type { Team } from './demo-teams.ts';
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

/** What a person told correlation: in every text of it stands its marker. */
export function constraintOf(
  { id, realm, nation, organisationId, tlp, marker }: Thing,
  team: Team,
  at: string,
): Record<string, unknown> {
  return {
    id,
    realm,
    nation,
    organisation_id: organisationId,
    site_id: team.siteId,
    tlp,
    kind: 'suppression',
    cause: 'other',
    entity: { type: 'user', value: marker },
    entity_key: `user:${marker}@world`,
    signature: marker,
    severity_at_most: 100,
    expires_at: '2100-01-01T00:00:00.000Z',
    reason: marker,
    owner: { id: 'person:world', name: marker },
    created_at: at,
    begun_ordinal: 1,
  };
}
