/** Why a schema cannot be worked on; undefined where it can, or can be brought up to date. */
export type SchemaFault =
  /** Migrations that ran and that this release does not know. */
  | { is: 'newer'; migrations: string[] }
  /** Migrations of a release that did not run, though later ones did. */
  | { is: 'missing'; migrations: string[] };

/**
 * @param ran names of the migrations the database says it has been through; @param known those of this release, each ending
 * in the time it was made at; @param closed until which time no migration can come to be any more.
 */
export function schemaFault(ran: readonly string[], known: readonly string[], closed: number): SchemaFault | undefined {
  const ours = new Set(known);
  const newer = ran.filter((name) => !ours.has(name));
  if (newer.length > 0) return { is: 'newer', migrations: newer };
  const done = new Set(ran);
  const last = Math.max(0, ...ran.map(timeOf));
  // They run in the order of their times, each in a transaction of its own: a start that was cut off leaves no gap.
  const missing = known.filter((name) => !done.has(name) && timeOf(name) <= Math.min(closed, last));
  return missing.length > 0 ? { is: 'missing', migrations: missing } : undefined;
}

/** When a migration was made, in milliseconds: the digits its name ends in. */
export function timeOf(migration: string): number {
  return Number(/\d+$/.exec(migration)?.[0] ?? 0);
}
