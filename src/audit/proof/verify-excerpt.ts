import { agreesWithHash, type ChainedEntry } from './audit-entry.ts';
import { fault, type WitnessedEntry } from './entry-chain.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { type NoteKey, openNote } from './signed-note.ts';
import type { TrailFault, TrailReport } from './trail-fault.ts';
import type { TrailSource } from './verify-trail.ts';

/**
 * As much as can be said of entries of one organisation alone: each agrees with its hash, their order holds, neighbours
 * follow each other, and the heads are signed. Whether they are the node's takes the whole trail: the node verifies it.
 */
export async function verifyExcerpt(source: TrailSource, keys: readonly NoteKey[]): Promise<TrailReport> {
  let heads = 0;
  let signedUpTo = 0;
  for await (const { note, number, size } of source.heads) {
    const checkpoint = parseCheckpoint(openNote(note, keys) ?? '');
    if (checkpoint?.origin !== source.origin || checkpoint.size !== size) {
      const text = `Head ${number} is not what the node signed`;
      return {
        ok: false,
        entries: 0,
        heads,
        signedUpTo,
        fault: fault('head_changed', signedUpTo + 1, null, text, number),
      };
    }
    heads += 1;
    signedUpTo = size;
  }
  let entries = 0;
  let last: ChainedEntry | undefined;
  for await (const { entry } of source.entries as AsyncIterable<WitnessedEntry>) {
    const found = faultOf(entry, last);
    if (found) return { ok: false, entries, heads, signedUpTo, fault: found };
    entries += 1;
    last = entry;
  }
  return { ok: true, entries, heads, signedUpTo, fault: null };
}

function faultOf(entry: ChainedEntry, last: ChainedEntry | undefined): TrailFault | undefined {
  const { index } = entry;
  if (last && index <= last.index) return fault('entry_missing', index, entry, `Entry ${index} is out of order`);
  if (!agreesWithHash(entry)) {
    return fault('entry_changed', index, entry, `Entry ${index} does not agree with its hash`);
  }
  if (last && index === last.index + 1 && entry.prevHash !== last.hash) {
    return fault('entry_changed', index, entry, `Entry ${index} does not follow entry ${last.index}`);
  }
  return undefined;
}
