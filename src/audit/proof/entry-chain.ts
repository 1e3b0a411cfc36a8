import { agreesWithHash, type ChainedEntry, NO_HASH } from './audit-entry.ts';
import { isExerciseRealm } from '../../access/realms/realm-name.ts';
import { ACCESS_REALM } from '../../journal/access-event.ts';
import { canonicalJson } from '../../common/canonical-json.ts';
import { coreOf, type EntryCore } from './entry-of-row.ts';
import { type JournalRow, journalHash } from './journal-row.ts';
import type { TrailFault, TrailFaultKind } from './trail-fault.ts';

/** An entry with the journal row it was written from: null when that is gone, undefined where there is no journal at hand. */
export interface WitnessedEntry {
  entry: ChainedEntry;
  row?: JournalRow | null;
}

/** Where the trail says it ends. */
export interface TrailEnd {
  size: number;
  hash: string;
}

/**
 * Takes the entries of a trail in order and says what is wrong with the first that is not as it was written.
 *
 * Where an entry does not follow its predecessor although each agrees with its own hash, one of the two was rewritten
 * together with its hash. Which one, the entry after them tells: it knew the right one.
 */
export class EntryChain {
  private last: ChainedEntry | undefined;
  private broken: { before: ChainedEntry; after: ChainedEntry } | undefined;
  private readonly reached = new Map<string, number>();
  /** Of realms of exercises, the first entry whose journal row is gone, until an entry tells that the realm was removed. */
  private readonly absent = new Map<string, TrailFault>();

  get size(): number {
    return this.last?.index ?? 0;
  }

  /** Number of the last journal entry of a realm the trail holds. */
  reachedIn(realm: string): number {
    return this.reached.get(realm) ?? 0;
  }

  add({ entry, row }: WitnessedEntry): TrailFault | undefined {
    if (this.broken) return this.resolve(entry.prevHash);
    const expected = this.size + 1;
    if (entry.index !== expected) return fault('entry_missing', expected, null, `Entry ${expected} is missing`);
    if (!agreesWithHash(entry)) {
      return fault('entry_changed', entry.index, entry, `Entry ${entry.index} does not agree with its hash`);
    }
    const before = this.last;
    const follows = entry.prevHash === (before?.hash ?? NO_HASH);
    const found =
      (follows ? undefined : this.suspect(before, entry)) ?? this.against(entry, row) ?? this.inOrder(entry);
    this.last = entry;
    this.reached.set(entry.realm, entry.seq);
    this.excuse(entry);
    return found;
  }

  /** To be called after the last entry. */
  end({ size, hash }: TrailEnd): TrailFault | undefined {
    if (this.broken) return this.resolve(hash);
    const { last } = this;
    if (this.size < size) {
      return fault(
        'entry_missing',
        this.size + 1,
        null,
        `Entry ${this.size + 1} is missing, of ${size} that were written`,
      );
    }
    if (last && this.size > size) return fault('entry_changed', size + 1, null, `Entry ${size + 1} was never written`);
    if (last && last.hash !== hash) {
      return fault('entry_changed', last.index, last, `Entry ${last.index} is not the one that was written last`);
    }
    // What is gone, and no entry says why.
    return [...this.absent.values()].toSorted((a, b) => a.index - b.index)[0];
  }

  private suspect(before: ChainedEntry | undefined, after: ChainedEntry): TrailFault | undefined {
    if (!before) return fault('entry_changed', after.index, after, 'The first entry follows another');
    this.broken = { before, after };
    return undefined;
  }

  private resolve(known: string): TrailFault | undefined {
    if (!this.broken) return undefined;
    const { before, after } = this.broken;
    return known === after.hash
      ? fault(
          'entry_changed',
          before.index,
          before,
          `Entry ${before.index} is not the one that entry ${after.index} follows`,
        )
      : fault('entry_changed', after.index, after, `Entry ${after.index} does not follow entry ${before.index}`);
  }

  private against(entry: ChainedEntry, row: JournalRow | null | undefined): TrailFault | undefined {
    if (row === undefined || this.broken) return undefined;
    const name = `${entry.realm} ${entry.seq}`;
    if (row === null) {
      const gone = fault('journal_row_missing', entry.index, entry, `Journal entry ${name} is gone`);
      if (!isExerciseRealm(entry.realm)) return gone;
      // An exercise may have been removed as a whole, which an entry further on then tells.
      if (!this.absent.has(entry.realm)) this.absent.set(entry.realm, gone);
      return undefined;
    }
    if (journalHash(row) !== entry.journalHash) {
      return fault('journal_row_changed', entry.index, entry, `Journal entry ${name} is not what it was`);
    }
    if (canonicalJson({ ...coreOf(row) }) !== canonicalJson({ ...coreIn(entry) })) {
      return fault('entry_changed', entry.index, entry, `Entry ${entry.index} says other than journal entry ${name}`);
    }
    return undefined;
  }

  /** The trail says itself that a realm was removed, and with how many entries: all of those it holds, and no more. */
  private excuse({ realm, type, details }: ChainedEntry): void {
    const of = details['realm'];
    if (realm !== ACCESS_REALM || type !== 'realm.deleted' || typeof of !== 'string') return;
    if (details['entries'] === this.reachedIn(of)) this.absent.delete(of);
  }

  private inOrder(entry: ChainedEntry): TrailFault | undefined {
    const expected = this.reachedIn(entry.realm) + 1;
    if (entry.seq === expected || this.broken) return undefined;
    const place = { realm: entry.realm, seq: expected };
    const text = `Journal entry ${entry.realm} ${expected} was gone before the trail could be written from it`;
    return fault('journal_row_missing', entry.index, place, text);
  }
}

export function fault(
  kind: TrailFaultKind,
  index: number,
  place: { realm: string; seq: number } | null,
  text: string,
  head: number | null = null,
): TrailFault {
  return { fault: kind, index, realm: place?.realm ?? null, seq: place?.seq ?? null, head, text };
}

function coreIn(entry: ChainedEntry): EntryCore {
  return {
    realm: entry.realm,
    seq: entry.seq,
    eventId: entry.eventId,
    type: entry.type,
    at: entry.at,
    recordedAt: entry.recordedAt,
    nation: entry.nation,
    organisationId: entry.organisationId,
    actor: entry.actor,
    origin: entry.origin,
    journalHash: entry.journalHash,
  };
}
