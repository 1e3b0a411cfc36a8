/**
 * What a process of a node does. One that has all of them is a node by itself; several share a database.
 *
 * - `intake` takes alerts of sensors and gateways;
 * - `correlation` makes cases of them, and follows the journal: audit, notifications, watches, drills, releases;
 * - `live` serves people and their programs, and the live feed.
 */
export const PROCESS_ROLES = ['intake', 'correlation', 'live'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

export function isProcessRole(name: string): name is ProcessRole {
  return PROCESS_ROLES.includes(name as ProcessRole);
}
