import { parseCheckpoint } from './checkpoint.ts';
import { EntryChain, fault, type TrailEnd, type WitnessedEntry } from './entry-chain.ts';
import { MerkleTree } from './merkle-tree.ts';
import { type NoteKey, openNote } from './signed-note.ts';
import type { TrailFault, TrailReport } from './trail-fault.ts';

export interface SignedHead {
  number: number;
  size: number;
  /** In hex. */
  root: string;
  signedAt: string;
  /** The signed note, as C2SP tlog-checkpoint has it. */
  note: string;
}

/** What has been read of one realm's journal into the trail, and what there is. */
export interface JournalReach {
  realm: string;
  /** Number of the last entry in the trail, by the trail's own account. */
  cursor: number;
  /** Number of the last entry the journal gave, and how many lie after the cursor. */
  head: number;
  after: number;
}

/** A trail, wherever it lies: in the database, or in a file. */
export interface TrailSource {
  origin: string;
  /** Asked for when all entries have been read. */
  end(): TrailEnd | Promise<TrailEnd>;
  /** In the order of their numbers. */
  heads: AsyncIterable<SignedHead> | Iterable<SignedHead>;
  /** In the order of their index. */
  entries: AsyncIterable<WitnessedEntry> | Iterable<WitnessedEntry>;
  /** None where there is no journal at hand. */
  journals: readonly JournalReach[];
  /** The journal entry an entry that is missing was written from. */
  findUnwritten?(): Promise<{ realm: string; seq: number } | null>;
}

/**
 * How many entries more are looked at when a root differs: where one entry was rewritten, its neighbours tell which, and
 * a root only that it is among many.
 */
const NEIGHBOURS = 2;

/**
 * Goes through the whole trail and stops at the first fault: each entry against its hash, its predecessor and its journal
 * row; each head against its signature and the root of the tree at its size; the end against what was written.
 *
 * `witnessed` are heads somebody keeps elsewhere: they catch a node that rewrote its trail and signed it anew.
 */
export async function verifyTrail(
  source: TrailSource,
  keys: readonly NoteKey[],
  witnessed: readonly string[] = [],
): Promise<TrailReport> {
  const chain = new EntryChain();
  const tree = new MerkleTree();
  const heads = new HeadCheck(source, keys, witnessed);
  const report = (found?: TrailFault): TrailReport => ({
    ok: found === undefined,
    entries: found ? Math.min(tree.size, Math.max(0, found.index - 1)) : tree.size,
    heads: heads.count,
    signedUpTo: heads.signedUpTo,
    fault: found ?? null,
  });

  let found = await heads.open();
  if (found) return report(found);
  let differs: TrailFault | undefined;
  let patience = NEIGHBOURS;
  for await (const witness of source.entries) {
    found = chain.add(witness);
    if (found) return report(await located(found, source));
    tree.add(Buffer.from(witness.entry.hash, 'hex'));
    differs ??= await heads.meet(tree);
    if (differs && patience-- === 0) return report(differs);
  }
  found = chain.end(await source.end()) ?? differs ?? heads.end(tree) ?? journalsFault(source, chain);
  return report(found && (await located(found, source)));
}

async function located(found: TrailFault, source: TrailSource): Promise<TrailFault> {
  if (found.fault !== 'entry_missing' || found.seq !== null) return found;
  const place = await source.findUnwritten?.();
  return place ? { ...found, ...place } : found;
}

function journalsFault({ journals }: TrailSource, chain: EntryChain): TrailFault | undefined {
  for (const { realm, cursor, head, after } of journals) {
    const reached = chain.reachedIn(realm);
    const next = { realm, seq: reached + 1 };
    if (reached !== cursor) {
      return fault('entry_missing', chain.size + 1, next, `The trail of ${realm} ends at ${reached}, not at ${cursor}`);
    }
    if (after !== head - cursor) {
      const text = `Of the ${head - cursor} entries the journal of ${realm} has after ${cursor}, ${after} are there`;
      return fault('journal_row_missing', chain.size + 1, next, text);
    }
  }
  return undefined;
}

/** The signed heads, met one after another as the tree grows. */
class HeadCheck {
  count = 0;
  signedUpTo = 0;
  private readonly stored: AsyncIterator<SignedHead> | Iterator<SignedHead>;
  private readonly kept: SignedHead[] = [];
  private next: SignedHead | undefined;
  private number = 0;

  constructor(
    private readonly source: TrailSource,
    private readonly keys: readonly NoteKey[],
    private readonly witnessed: readonly string[],
  ) {
    const { heads } = source;
    this.stored = Symbol.asyncIterator in heads ? heads[Symbol.asyncIterator]() : heads[Symbol.iterator]();
  }

  async open(): Promise<TrailFault | undefined> {
    for (const note of this.witnessed) {
      const checkpoint = parseCheckpoint(openNote(note, this.keys) ?? '');
      if (checkpoint?.origin !== this.source.origin) {
        return fault('head_changed', 1, null, 'The head kept elsewhere was not signed by this node for this trail');
      }
      const root = Buffer.from(checkpoint.root, 'base64').toString('hex');
      this.kept.push({ number: 0, size: checkpoint.size, root, signedAt: '', note });
    }
    this.kept.sort((a, b) => a.size - b.size);
    return this.advance();
  }

  async meet(tree: MerkleTree): Promise<TrailFault | undefined> {
    while (this.kept[0]?.size === tree.size) {
      const kept = this.kept.shift();
      if (kept?.root !== tree.root().toString('hex')) return this.differs('The head kept elsewhere');
    }
    if (this.next?.size !== tree.size) return undefined;
    const { number, root } = this.next;
    if (root !== tree.root().toString('hex')) return this.differs(`Head ${number}`, number);
    this.count += 1;
    this.signedUpTo = tree.size;
    return this.advance();
  }

  /** Heads left over vouch for entries that are not there. */
  end(tree: MerkleTree): TrailFault | undefined {
    const left = this.next ?? this.kept[0];
    if (!left) return undefined;
    const text = `A head was signed over ${left.size} entries, of which ${tree.size} are there`;
    return fault('entry_missing', tree.size + 1, null, text, left.number || null);
  }

  private differs(name: string, number: number | null = null): TrailFault {
    const text = `${name} was signed over other entries; all up to ${this.signedUpTo} are as they were signed`;
    return fault('root_differs', this.signedUpTo + 1, null, text, number);
  }

  private async advance(): Promise<TrailFault | undefined> {
    const { value, done } = await this.stored.next();
    this.next = done === true ? undefined : value;
    if (!this.next) return undefined;
    const { number, size, root, note } = this.next;
    const index = this.signedUpTo + 1;
    if (number !== this.number + 1) {
      return fault('head_missing', index, null, `Head ${this.number + 1} is missing`, this.number + 1);
    }
    this.number = number;
    const checkpoint = parseCheckpoint(openNote(note, this.keys) ?? '');
    const agrees =
      checkpoint?.origin === this.source.origin &&
      checkpoint.size === size &&
      Buffer.from(checkpoint.root, 'base64').toString('hex') === root &&
      size > this.signedUpTo;
    return agrees
      ? undefined
      : fault('head_changed', index, null, `Head ${number} is not what the node signed`, number);
  }
}
