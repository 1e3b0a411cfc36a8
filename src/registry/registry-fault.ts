import { DomainError } from '../common/domain-error.ts';

/** The field of a request that each constraint of the schema speaks of. */
const FIELD_OF_CONSTRAINT: ReadonlyMap<string, string> = new Map([
  ['nations_pkey', 'code'],
  ['nations_name_key', 'name'],
  ['organisations_code_key', 'code'],
  ['organisations_nation_fkey', 'nation'],
  ['sites_code_key', 'code'],
  ['accounts_nation_fkey', 'nation'],
  ['accounts_organisation_id_fkey', 'organisationId'],
  ['sign_in_policies_nation_fkey', 'nation'],
  ['sign_in_policies_organisation_id_fkey', 'organisationId'],
  ['sites_nation_fkey', 'nation'],
  ['sites_organisation_id_fkey', 'organisationId'],
  ['zones_site_id_fkey', 'siteId'],
  ['zones_site_id_name_key', 'name'],
  ['assets_site_id_fkey', 'siteId'],
  ['assets_site_id_code_key', 'code'],
  ['sensors_site_id_fkey', 'siteId'],
  ['sensors_code_key', 'code'],
  ['gateways_code_key', 'code'],
  ['gateways_organisation_id_fkey', 'organisationId'],
]);

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

interface DatabaseFault {
  code: string;
  table: string;
  constraint: string;
}

/**
 * What a refusal by the database's own constraints means to the caller; undefined for every other error.
 * The constraints decide, not a look beforehand, so that two callers at once cannot both be let through.
 */
export function registryFault(noun: string, error: unknown): DomainError | undefined {
  const fault = databaseFault(error);
  const field = fault && FIELD_OF_CONSTRAINT.get(fault.constraint);
  if (fault?.code === UNIQUE_VIOLATION && field !== undefined) {
    return new DomainError('conflict', 'already_exists', `Another ${noun} has this ${field}`, { field, cause: error });
  }
  if (fault?.code === FOREIGN_KEY_VIOLATION && field !== undefined) {
    // The table at fault is the one that refers: our own when a reference leads nowhere, another's when it is in use.
    if (fault.table === `${noun}s`) return unknownReference(field, error);
    return new DomainError('conflict', 'in_use', `The ${noun} still has ${fault.table}`, { field: 'id', cause: error });
  }
  return undefined;
}

/** A field that refers to something that does not exist, or not for this operator. */
export function unknownReference(field: string, cause?: unknown): DomainError {
  return new DomainError('invalid', 'unknown_reference', `${field} refers to nothing that exists`, { field, cause });
}

export function notFound(noun: string): DomainError {
  return new DomainError('not_found', `${noun}_not_found`, `There is no such ${noun}`);
}

/** The facts node-postgres gives, which TypeORM wraps. */
function databaseFault(error: unknown): DatabaseFault | undefined {
  const inner: unknown = error instanceof Error && 'driverError' in error ? error.driverError : error;
  if (!(inner instanceof Error)) return undefined;
  const { code, table, constraint } = inner as Error & Partial<Record<keyof DatabaseFault, unknown>>;
  return typeof code === 'string' && typeof table === 'string' && typeof constraint === 'string'
    ? { code, table, constraint }
    : undefined;
}
