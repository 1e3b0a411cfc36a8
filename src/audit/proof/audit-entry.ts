import type { JsonObject } from '../../common/json.ts';
import { canonicalJson } from '../../common/canonical-json.ts';
import { leafHash } from './merkle-tree.ts';

/** One entry of the audit trail, without its own hash. The trail is one chain for the whole node, across realms. */
export interface AuditEntry {
  /** 1, 2, 3 … in the order of writing, without gaps. */
  index: number;
  /** The journal entry it was written from. */
  realm: string;
  seq: number;
  eventId: string;
  type: string;
  /** When it happened, and when the journal recorded it: UTC, to the microsecond. */
  at: string;
  recordedAt: string;
  /** Whose trail it belongs to. */
  nation: string;
  organisationId: string;
  actor: { id: string; name: string };
  origin: { address: string | null; credential: string | null } | null;
  /** Ids of what was changed, or shown. */
  objects: string[];
  details: JsonObject;
  /** SHA-256 of the whole journal row, in hex. */
  journalHash: string;
  /** Hash of the entry before, in hex; of the first, 64 zeros. */
  prevHash: string;
}

export interface ChainedEntry extends AuditEntry {
  hash: string;
}

export const NO_HASH = '0'.repeat(64);

/** Whether an entry is what its hash was made of. What has no canonical text, and so no hash, was never written here. */
export function agreesWithHash(entry: ChainedEntry): boolean {
  try {
    return entryHash(entry).toString('hex') === entry.hash;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * SHA-256 over a zero byte and the canonical JSON of the entry: the hash of a leaf as RFC 6962 §2.1 has it, so that one
 * hash serves the chain and the tree.
 */
export function entryHash(entry: AuditEntry): Buffer {
  return leafHash(
    canonicalJson({
      index: entry.index,
      realm: entry.realm,
      seq: entry.seq,
      eventId: entry.eventId,
      type: entry.type,
      at: entry.at,
      recordedAt: entry.recordedAt,
      nation: entry.nation,
      organisationId: entry.organisationId,
      // Whole, whatever is in it: a forged one must give another hash and no exception.
      actor: entry.actor,
      origin: entry.origin,
      objects: entry.objects,
      details: entry.details,
      journalHash: entry.journalHash,
      prevHash: entry.prevHash,
    }),
  );
}
