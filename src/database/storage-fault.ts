import { databaseDamaged, sqlState } from '../common/database-fault.ts';

/**
 * What a statement's failure says about the disk under the database.
 * - `full`: nothing more fits; what is there is whole, and it passes by itself once there is room.
 * - `failing`: the disk could not be read or written.
 * - `damaged`: what is on it is not what was written: it does not pass by itself, and nothing may be built on it.
 * - `read_only`: a standby, or made read-only by somebody.
 */
export type StorageFault = 'full' | 'failing' | 'damaged' | 'read_only';

/** SQLSTATE (PostgreSQL documentation, appendix A). */
const STATES: Readonly<Record<string, StorageFault>> = {
  '53100': 'full',
  '58030': 'failing',
  '25006': 'read_only',
};

/** Undefined where the failure has nothing to do with the disk. */
export function storageFault(error: unknown): StorageFault | undefined {
  if (databaseDamaged(error)) return 'damaged';
  const state = sqlState(error);
  return state === undefined ? undefined : STATES[state];
}

/** Each fault as readiness tells it: without names of tables or files, since strangers may ask. */
export const STORAGE_FAULTS: Readonly<Record<StorageFault, string>> = {
  full: 'the disk of the database is full',
  failing: 'the disk of the database fails',
  damaged: 'data of the database are damaged',
  read_only: 'the database takes no writes',
};
