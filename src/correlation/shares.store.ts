import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../config/data-source.ts';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { StorageWatch } from '../database/storage-watch.service.ts';
import { rowsOf, type Transaction } from '../journal/unit-of-work.service.ts';
import type { QueuedInput } from './input-queue.store.ts';
import type { MemberWord } from './member-watch.ts';
import type { RealmShares } from './realm-shares.ts';

/** How a realm is shared, and how long ago a process that had all of it said that it lives. */
export interface SharingSight extends RealmShares {
  /** Raised by every take-over, also of the whole realm. */
  realmEpoch: number;
  /** Seconds; null where it gave the realm up, or there was none. */
  silence: number | null;
}

/** For how long a step may keep a realm from being dealt anew while its process says nothing to the database. */
const STANDSTILL = '2500ms';

/**
 * Which process has which part of a realm. That a process lives, and what it reserves in the midst of a step, goes over connections
 * of its own: neither must wait for one that a step holds.
 */
@Injectable()
export class SharesStore {
  private own: Promise<DataSource> | undefined;

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly storage: StorageWatch,
  ) {}

  /** Says that a process lives, and hears what the others said. */
  async beat(process: string): Promise<MemberWord[]> {
    const rows = await this.query<{ process: string; beat: string; silence: number }>(
      `WITH said AS (
         INSERT INTO correlation_members (process, seen_at) VALUES ($1, clock_timestamp())
         ON CONFLICT (process) DO UPDATE SET seen_at = excluded.seen_at RETURNING process, seen_at
       )
       SELECT process, seen_at::text AS beat, extract(epoch FROM clock_timestamp() - seen_at)::float8 * 1000 AS silence
       FROM (SELECT * FROM said UNION ALL SELECT * FROM correlation_members WHERE process <> $1) heard`,
      [process],
    );
    return rows;
  }

  /** A process goes, or is known to have gone for long. */
  async leave(process: string): Promise<void> {
    await this.query(`DELETE FROM correlation_members WHERE process = $1 OR seen_at < now() - interval '1 hour'`, [
      process,
    ]);
  }

  async sight(realm: string): Promise<SharingSight> {
    await this.engine.query('INSERT INTO correlation_shares (realm) VALUES ($1) ON CONFLICT DO NOTHING', [realm]);
    const [row] = await this.engine.query<
      {
        epoch: string;
        members: string[];
        owners: number[];
        since: string[];
        realm_epoch: string;
        silence: number | null;
      }[]
    >(
      `SELECT s.epoch, s.members, s.owners, s.since, r.correlation_epoch AS realm_epoch,
         extract(epoch FROM now() - r.correlation_seen_at)::float8 AS silence
       FROM correlation_shares s JOIN realms r USING (realm) WHERE s.realm = $1`,
      [realm],
    );
    if (!row) throw new Error(`Realm ${realm} does not exist`);
    const { members, owners, silence } = row;
    const since = row.since.map(Number);
    return { epoch: Number(row.epoch), realmEpoch: Number(row.realm_epoch), members, owners, since, silence };
  }

  /** Shards that have sites. */
  async occupied(): Promise<number[]> {
    const rows = await this.engine.query<{ shard: number }[]>(
      'SELECT DISTINCT breakwater_shard(id) AS shard FROM sites ORDER BY shard',
    );
    return rows.map(({ shard }) => shard);
  }

  /** Deals a realm anew, unless somebody did since the epoch before. Waits for the steps under way; those that come find another epoch. */
  async deal(realm: string, { epoch, members, owners, since }: RealmShares): Promise<void> {
    await this.engine.query(
      `WITH held AS (
         SELECT realm FROM correlation_shares WHERE realm = $1 AND epoch = $2 - 1 FOR UPDATE
       ), raised AS (
         UPDATE realms r SET correlation_epoch = r.correlation_epoch + 1 FROM held WHERE r.realm = held.realm
         RETURNING r.realm
       )
       UPDATE correlation_shares s SET epoch = $2, members = $3::uuid[], owners = $4::smallint[], since = $5::bigint[]
       FROM raised WHERE s.realm = raised.realm`,
      [realm, epoch, members, owners, since],
    );
  }

  /** Numbers for some inputs and some cases that nobody else gets; the first of each. */
  async reserve(realm: string, ordinals: number, cases: number): Promise<{ ordinal: number; caseNumber: number }> {
    const [row] = await this.query<{ ordinal: string; case_number: string }>(
      `UPDATE realms SET next_ordinal = next_ordinal + $2, next_case_number = next_case_number + $3 WHERE realm = $1
       RETURNING next_ordinal - $2 AS ordinal, next_case_number - $3 AS case_number`,
      [realm, ordinals, cases],
    );
    if (!row) throw new Error(`Realm ${realm} does not exist`);
    return { ordinal: Number(row.ordinal), caseNumber: Number(row.case_number) };
  }

  /** Holds the shares of a realm as they are until the step ends, together with others, or `alone`; false where they are others. */
  async hold(tx: Transaction, epoch: number, alone: boolean): Promise<boolean> {
    const rows = await tx.query(
      `SELECT set_config('idle_in_transaction_session_timeout', $3, true)
       FROM correlation_shares WHERE realm = $1 AND epoch = $2 ${alone ? 'FOR UPDATE' : 'FOR SHARE'}`,
      [tx.realm, epoch, STANDSTILL],
    );
    return rows.length === 1;
  }

  /** Everybody who shares the realm has to look anew what holds there. */
  async raise(tx: Transaction): Promise<void> {
    await tx.query('UPDATE correlation_shares SET epoch = epoch + 1 WHERE realm = $1', [tx.realm]);
  }

  /** The oldest input of the realm, where that is one that concerns every site; from the caller's transaction it is removed. */
  async takeRealmWide(tx: Transaction): Promise<QueuedInput[]> {
    return tx.query<QueuedInput>(
      `WITH oldest AS (SELECT position, shard FROM correlation_inputs WHERE realm = $1 ORDER BY position LIMIT 1)
       DELETE FROM correlation_inputs i USING oldest
       WHERE i.realm = $1 AND i.position = oldest.position AND oldest.shard < 0 RETURNING i.position, i.kind, i.ref`,
      [tx.realm],
    );
  }

  /** Whether the oldest input of the realm concerns every site. */
  async waitsRealmWide(realm: string): Promise<boolean> {
    const [row] = await this.engine.query<{ waits: boolean }[]>(
      `SELECT (SELECT min(position) FROM correlation_inputs WHERE realm = $1 AND shard < 0)
         = (SELECT min(position) FROM correlation_inputs WHERE realm = $1) AS waits`,
      [realm],
    );
    return row?.waits === true;
  }

  async close(): Promise<void> {
    const source = await this.own?.catch(() => undefined);
    this.own = undefined;
    await source?.destroy();
  }

  private async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    this.own ??= this.connect();
    try {
      return rowsOf<Row>(await (await this.own).query(sql, parameters));
    } catch (error) {
      // One that never came about is tried again by the next statement.
      await this.own?.catch(() => (this.own = undefined));
      throw error;
    }
  }
  private connect(): Promise<DataSource> {
    const source = new DataSource(dataSourceOptions(this.settings.databaseUrl, 2, 'breakwater_engine'));
    this.storage.listen(source);
    return source.initialize();
  }
}
