import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Settings } from '../../config/settings.ts';
import { Clock } from '../common/clock.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { type Columns, rowArrays } from '../database/row-arrays.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { type ChainedEntry, entryHash } from './proof/audit-entry.ts';
import { checkpointText } from './proof/checkpoint.ts';
import { entryOf } from './proof/entry-of-row.ts';
import { journalColumns, type JournalRow } from './proof/journal-row.ts';
import { MerkleTree } from './proof/merkle-tree.ts';
import { signNote } from './proof/signed-note.ts';
import { TrailKeys } from './trail-keys.service.ts';

/** Most journal rows in one transaction. */
const BATCH = 500;

/** Times are texts, which tell microseconds; what an array of arrays cannot hold is a text as well. */
const COLUMNS: Columns<ChainedEntry> = {
  index: ['bigint', ({ index }) => index],
  realm: ['text', ({ realm }) => realm],
  seq: ['bigint', ({ seq }) => seq],
  event_id: ['uuid', ({ eventId }) => eventId],
  type: ['text', ({ type }) => type],
  at: ['text', ({ at }) => at],
  recorded_at: ['text', ({ recordedAt }) => recordedAt],
  nation: ['text', ({ nation }) => nation],
  organisation_id: ['uuid', ({ organisationId }) => organisationId],
  actor: ['jsonb', ({ actor }) => JSON.stringify(actor)],
  origin: ['jsonb', ({ origin }) => origin && JSON.stringify(origin)],
  objects: ['text', ({ objects }) => `{${objects.join(',')}}`],
  details: ['jsonb', ({ details }) => JSON.stringify(details)],
  journal_hash: ['text', ({ journalHash }) => journalHash],
  prev_hash: ['text', ({ prevHash }) => prevHash],
  hash: ['text', ({ hash }) => hash],
};

interface Progress {
  size: string;
  hash: Buffer;
  roots: Buffer;
  head_number: string;
  head_size: string;
  head_at: Date | null;
}

/**
 * Writes the trail on from the journals, and signs its head when one is due. Entries, cursors, tree and head are one
 * transaction behind one row lock, so a crash neither repeats nor loses an entry, and several processes may do it.
 */
@Injectable()
export class AuditWriter {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly keys: TrailKeys,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Whether there is anything to write or sign; takes no lock. */
  async pending(): Promise<boolean> {
    const rows = await this.engine.query<({ waiting: boolean } & Progress)[]>(
      `SELECT progress.*, EXISTS (
         SELECT FROM journal_heads head LEFT JOIN audit_cursors cursor ON cursor.realm = head.realm
         WHERE head.head > coalesce(cursor.seq, 0)
       ) AS waiting FROM audit_progress progress`,
    );
    return rows.some((row) => row.waiting || this.headIsDue(Number(row.size), row));
  }

  /** One batch and, when due, one head. Returns how many entries it wrote. */
  step(): Promise<number> {
    return this.engine.transaction(async (manager) => {
      const [progress] = await manager.query<Progress[]>('SELECT * FROM audit_progress FOR UPDATE');
      if (!progress) throw new Error('The audit trail has no progress');
      const size = Number(progress.size);
      // A batch ends where a head is due by count, so that heads come neither early nor late.
      const untilHead = this.settings.auditHeadEntries - (size - Number(progress.head_size));
      const rows = await nextRows(manager, Math.max(1, Math.min(BATCH, untilHead)));
      const tree = MerkleTree.restore(size, progress.roots);
      const entries = chain(rows, tree, progress.hash.toString('hex'));
      if (entries.length > 0) {
        await insert(manager, entries);
        await moveCursors(manager, entries);
      }
      const due = this.headIsDue(tree.size, progress);
      if (entries.length === 0 && !due) return 0;
      const head = due ? await this.sign(manager, tree, Number(progress.head_number) + 1) : undefined;
      await manager.query(
        `UPDATE audit_progress SET size = $1, hash = $2, roots = $3, head_number = coalesce($4, head_number),
           head_size = coalesce($5, head_size), head_at = coalesce($6, head_at)`,
        [
          tree.size,
          Buffer.from(entries.at(-1)?.hash ?? progress.hash.toString('hex'), 'hex'),
          tree.bytes(),
          head?.number ?? null,
          head ? tree.size : null,
          head?.signedAt ?? null,
        ],
      );
      return entries.length;
    });
  }

  private headIsDue(size: number, { head_size, head_at }: Progress): boolean {
    const unsigned = size - Number(head_size);
    if (unsigned <= 0) return false;
    const age = head_at === null ? Infinity : this.clock.now().getTime() - head_at.getTime();
    return unsigned >= this.settings.auditHeadEntries || age >= this.settings.auditHeadSeconds * 1000;
  }

  private async sign(
    manager: EntityManager,
    tree: MerkleTree,
    number: number,
  ): Promise<{ number: number; signedAt: Date }> {
    const { origin } = this.keys;
    const root = tree.root();
    const signedAt = this.clock.now();
    const text = checkpointText({ origin, size: tree.size, root: root.toString('base64') });
    await manager.query('INSERT INTO audit_heads (number, size, root, signed_at, note) VALUES ($1, $2, $3, $4, $5)', [
      number,
      tree.size,
      root,
      signedAt,
      signNote(text, origin, this.keys.signing),
    ]);
    return { number, signedAt };
  }
}

/** The next rows of all journals, taking turns, so that a storm in one realm holds up no other. */
function nextRows(manager: EntityManager, limit: number): Promise<JournalRow[]> {
  return manager.query<JournalRow[]>(
    `SELECT ${journalColumns('next')} FROM journal_heads head
     LEFT JOIN audit_cursors cursor ON cursor.realm = head.realm
     CROSS JOIN LATERAL (
       SELECT * FROM journal WHERE realm = head.realm AND seq > coalesce(cursor.seq, 0) AND seq <= head.head
       ORDER BY seq LIMIT $1
     ) next
     ORDER BY next.seq - coalesce(cursor.seq, 0), next.realm LIMIT $1`,
    [limit],
  );
}

function chain(rows: readonly JournalRow[], tree: MerkleTree, last: string): ChainedEntry[] {
  let prevHash = last;
  return rows.map((row) => {
    const entry = { ...entryOf(row), index: tree.size + 1, prevHash };
    const hash = entryHash(entry);
    tree.add(hash);
    prevHash = hash.toString('hex');
    return { ...entry, hash: prevHash };
  });
}

async function insert(manager: EntityManager, entries: readonly ChainedEntry[]): Promise<void> {
  const { source, parameters } = rowArrays(entries, COLUMNS);
  await manager.query(
    `INSERT INTO audit_entries (index, realm, seq, event_id, type, at, recorded_at, nation, organisation_id, actor, origin,
       objects, details, journal_hash, prev_hash, hash)
     SELECT index, realm, seq, event_id, type, at::timestamptz, recorded_at::timestamptz, nation, organisation_id, actor,
       origin, objects::uuid[], details, decode(journal_hash, 'hex'), decode(prev_hash, 'hex'), decode(hash, 'hex')
     FROM ${source}`,
    parameters,
  );
}

async function moveCursors(manager: EntityManager, entries: readonly ChainedEntry[]): Promise<void> {
  const reached = new Map(entries.map(({ realm, seq }) => [realm, seq]));
  await manager.query(
    `INSERT INTO audit_cursors (realm, seq) SELECT * FROM unnest($1::text[], $2::bigint[])
     ON CONFLICT (realm) DO UPDATE SET seq = excluded.seq`,
    [[...reached.keys()], [...reached.values()]],
  );
}
