/** What one connection of a pool says of itself. */
export interface ConnectionRole {
  name: string;
  /** A superuser, or a role that row-level security does not bind. */
  unbound: boolean;
  /** Tables it owns, which it could alter and whose policies it could drop. */
  owned: number;
}

/** Run on each pool at start: a second wall nobody stands behind is worse than none, since it is relied on. */
export const CONNECTION_ROLE = `
  SELECT current_user::text AS name, rolsuper OR rolbypassrls AS unbound,
         (SELECT count(*)::int FROM pg_class WHERE relowner = role.oid AND relkind IN ('r', 'p')) AS owned
  FROM pg_roles role WHERE rolname = current_user`;

/** Why the server may not work on this connection; undefined when it may. */
export function wallFault(expected: string, role: ConnectionRole): string | undefined {
  if (role.name !== expected) return `The pool works as ${role.name}, not as ${expected}`;
  if (role.unbound) return `${role.name} passes row-level security by`;
  if (role.owned > 0) return `${role.name} owns ${role.owned} tables`;
  return undefined;
}
