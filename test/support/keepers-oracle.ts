import type { Witness } from './access-oracle.ts';

/**
 * Who may see what is no case data: registry, machines, people, audit trail. Written from docs/access.md §§2–3 alone; it
 * shares no line and no table with src/access/policy.
 */

/** What is of a nation and of an organisation in it. */
export interface Kept {
  id: string;
  nation: string;
  organisationId: string;
}

/** §2: everybody but the auditor has a cross under `directory.read` and `registry.read`. */
export function mayReadRegistry({ role }: Witness): boolean {
  return role !== 'auditor';
}

/** §3 Registry: names of nations and organisations are public to whoever has `directory.read`. */
export const mayReadDirectory = mayReadRegistry;

/** §2: the rows `sensor.write` and `reject.read`. */
export function isEngineer({ role }: Witness): boolean {
  return role === 'gateway engineer';
}

/** §2: the rows `account.read`, `account.write` and `settings.write`. */
export function isAdministrator({ role }: Witness): boolean {
  return role === 'administrator';
}

/** §2: the row `audit.read`. */
export function isAuditor({ role }: Witness): boolean {
  return role === 'auditor';
}

/** §3 Registry: sites, zones, assets, sensors; and gateways with what belongs to machines, for engineers. */
export function ofNation({ team }: Witness, { nation }: Pick<Kept, 'nation'>): boolean {
  return nation === team.nation;
}

/** §3: rejects, accounts, settings, entries of the audit trail. */
export function ofOrganisation({ team }: Witness, { organisationId }: Pick<Kept, 'organisationId'>): boolean {
  return organisationId === team.organisationId;
}
