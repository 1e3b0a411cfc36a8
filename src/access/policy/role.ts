import type { Action } from './action.ts';

export const ROLES = [
  'observer',
  'analyst',
  'lead',
  'liaison',
  'drill_controller',
  'gateway_engineer',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

const READS: readonly Action[] = [
  'self',
  'directory.read',
  'registry.read',
  'case.read',
  'alert.read',
  'rule.read',
  'share.read',
  'statement.read',
  'notification.read',
];
const WORKS: readonly Action[] = [
  'alert.raw',
  'share.acknowledge',
  'case.triage',
  'case.note',
  'case.work',
  'case.decide',
  'case.suppress',
  'case.mark',
  'rule.write',
  'report.write',
  'release.read',
  'statement.write',
];

/** What each role may do, as the table in docs/access.md §2 has it; a spec holds the two against each other. */
const DRILLS: readonly Action[] = ['drill.read', 'drill.author', 'drill.run', 'drill.evaluate'];

export const ROLE_ACTIONS: Readonly<Record<Role, ReadonlySet<Action>>> = {
  observer: new Set(READS),
  analyst: new Set([...READS, ...WORKS]),
  lead: new Set([
    ...READS,
    ...WORKS,
    'case.downgrade',
    'case.hold',
    'view.share',
    'rule.approve',
    'release.approve',
    'statement.approve',
    'airspace.write',
    'notification.write',
    ...DRILLS,
  ]),
  liaison: new Set([
    ...READS,
    'share.acknowledge',
    'case.note',
    'case.mark',
    'case.downgrade',
    'case.hold',
    'release.read',
    'release.grant',
    'release.approve',
    'match.use',
    'statement.write',
    'statement.release',
    'statement.approve',
  ]),
  drill_controller: new Set([...READS, ...DRILLS]),
  gateway_engineer: new Set([
    'self',
    'directory.read',
    'registry.read',
    'sensor.write',
    'reject.read',
    'notification.read',
  ]),
  administrator: new Set([
    'self',
    'directory.read',
    'registry.read',
    'registry.write',
    'airspace.write',
    'account.read',
    'account.write',
    'settings.write',
    'notification.read',
    'notification.write',
    ...DRILLS,
  ]),
  auditor: new Set(['self', 'audit.read']),
};

/** Roles that count among the individual recipients of what their organisation marks TLP:RED. */
export const RED_ROLES: ReadonlySet<Role> = new Set(['lead', 'liaison']);

/** All that the roles together may do. */
export function actionsOf(roles: readonly Role[]): Set<Action> {
  return new Set(roles.flatMap((role) => [...ROLE_ACTIONS[role]]));
}
