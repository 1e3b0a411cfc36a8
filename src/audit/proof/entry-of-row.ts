import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import type { AuditEntry } from './audit-entry.ts';
import { journalHash, type JournalRow } from './journal-row.ts';

/** Most object ids in one entry; the count of what was shown is kept beside them. */
const MOST_OBJECTS = 500;
/** Most characters of details; what has more is told by its ids alone. */
const MOST_DETAILS = 8_192;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Members of journal data that say what was done and nothing of what the thing is about. An auditor has no sight of
 * cases, so no title, note, reason, address or position may be among them; what is not named here is left out.
 */
const TELLING: ReadonlySet<string> = new Set([
  'number',
  'from',
  'to',
  'status',
  'severity',
  'priority',
  'tlp',
  'pap',
  'count',
  'total',
  'late',
  'version',
  'verification',
  'vote',
  'expiresAt',
  'deadline',
  'previewHash',
  'packagesHash',
  'hash',
  'recipients',
  'kind',
]);
/** Values of the members above that are a word or a number of a list of ours, not somebody's text. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9_:.+-]{0,99}$/;

/** What is the same in an entry whenever, and by whichever release, it was written from the row. */
export type EntryCore = Omit<AuditEntry, 'index' | 'prevHash' | 'objects' | 'details'>;

export function coreOf(row: JournalRow): EntryCore {
  const actor = JSON.parse(row.actor) as JsonObject;
  const origin = row.origin === null ? null : (JSON.parse(row.origin) as JsonObject | null);
  return {
    realm: row.realm,
    seq: Number(row.seq),
    eventId: row.id,
    type: row.type,
    at: row.at,
    recordedAt: row.recorded_at,
    nation: row.nation,
    organisationId: row.organisation_id,
    actor: { id: textOf(actor['id']) ?? '', name: textOf(actor['name']) ?? '' },
    origin: origin && { address: textOf(origin['address']), credential: textOf(origin['credential']) },
    journalHash: journalHash(row),
  };
}

/** The entry of a journal row, but for its place in the chain. */
export function entryOf(row: JournalRow): Omit<AuditEntry, 'index' | 'prevHash'> {
  const data = JSON.parse(row.data) as JsonObject;
  const objects = new Set<string>();
  if (row.case_id !== null) objects.add(row.case_id);
  gather(data, objects);
  return { ...coreOf(row), objects: [...objects].slice(0, MOST_OBJECTS), details: detailsOf(row, data) };
}

/** All ids a value holds, in the order they stand. */
function gather(value: Json, into: Set<string>): void {
  if (typeof value === 'string') {
    if (UUID.test(value)) into.add(value);
  } else if (Array.isArray(value)) for (const item of value) gather(item, into);
  else if (isJsonObject(value)) for (const member of Object.values(value)) gather(member, into);
}

/** The journal of the realm `access` is written for auditors alone and told whole; of the others what {@link TELLING} lists. */
function detailsOf(row: JournalRow, data: JsonObject): JsonObject {
  const told = row.realm === 'access' ? withoutIds(data) : telling(data);
  return JSON.stringify(told).length > MOST_DETAILS ? {} : told;
}

/** Lists of ids are among the objects already. */
function withoutIds(data: JsonObject): JsonObject {
  const idList = (value: Json): boolean =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' && UUID.test(item));
  return Object.fromEntries(Object.entries(data).filter(([, value]) => !idList(value)));
}

function telling(data: JsonObject): JsonObject {
  const entries = Object.entries(data).filter(([name, value]) => TELLING.has(name) && isCode(value));
  return Object.fromEntries(entries);
}

function isCode(value: Json): boolean {
  if (typeof value === 'string') return CODE.test(value);
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
