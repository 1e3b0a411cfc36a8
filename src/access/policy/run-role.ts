import type { Action } from './action.ts';

/** What somebody is in an exercise run (docs/access.md §7). */
export const RUN_ROLES = ['director', 'controller', 'simulator', 'evaluator', 'observer', 'player', 'safety'] as const;
export type RunRole = (typeof RUN_ROLES)[number];

const WATCHES: readonly Action[] = [
  'self',
  'directory.read',
  'registry.read',
  'case.read',
  'alert.read',
  'alert.raw',
  'rule.read',
  'share.read',
  'release.read',
  'statement.read',
  'drill.read',
];

/** Who may look through the eyes of a cell: whoever sees the whole realm, and watches or moves the run. */
export const VIEWING_ROLES: ReadonlySet<RunRole> = new Set(['director', 'controller', 'evaluator', 'observer']);

/** Players are not among them: they bring their own roles. */
export const RUN_ROLE_ACTIONS: Readonly<Record<Exclude<RunRole, 'player'>, ReadonlySet<Action>>> = {
  director: new Set([...WATCHES, 'drill.run', 'drill.evaluate']),
  controller: new Set([...WATCHES, 'drill.run']),
  simulator: new Set(WATCHES),
  evaluator: new Set([...WATCHES, 'drill.evaluate']),
  observer: new Set(WATCHES),
  // Whoever watches over safety has to be able to stop the clock.
  safety: new Set([...WATCHES, 'drill.run']),
};

/**
 * What nobody does from inside an exercise. The registry, accounts, settings, channels and the audit trail are of no realm:
 * what was changed there in play would be changed in earnest.
 */
const OUTSIDE_ONLY: ReadonlySet<Action> = new Set([
  'registry.write',
  'airspace.write',
  'sensor.write',
  'account.read',
  'account.write',
  'settings.write',
  'notification.write',
  'audit.read',
  'node.write',
]);

/** What a player may do, of what the player's roles grant outside. What is to come in a drill is not for players. */
export function playersActions(granted: ReadonlySet<Action>): Set<Action> {
  return new Set([...granted].filter((action) => !OUTSIDE_ONLY.has(action) && !action.startsWith('drill.')));
}
