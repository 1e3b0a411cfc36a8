import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type RealmKind, realmKind } from '../common/meters.service.ts';
import { RealmLeases } from '../correlation/realm-leases.service.ts';
import { SHARDS } from '../correlation/realm-shares.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { longestWaiting } from '../intake/longest-waiting.ts';

/** Inputs counted before it is only said that there are that many. */
const MOST_COUNTED = 100_000;

export interface ReaderLag {
  reader: 'audit' | 'notifications' | 'related' | 'drills';
  kind: RealmKind;
  /** Journal entries that are written and not yet read. */
  entries: number;
}

/** How far behind those who follow are, by kind of realm: the live one, and exercises that are open. */
@Injectable()
export class BacklogReader {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly leases: RealmLeases,
  ) {}

  /** Inputs that wait for correlation; at most 100,000 are counted. */
  async waiting(): Promise<{ kind: RealmKind; count: number }[]> {
    const rows = await this.engine.query<{ kind: RealmKind; count: string }[]>(
      `SELECT CASE WHEN realm = 'live' THEN 'live' ELSE 'exercise' END AS kind, count(*) AS count
       FROM (SELECT realm FROM correlation_inputs LIMIT ${MOST_COUNTED}) bounded GROUP BY 1`,
    );
    return KINDS.map((kind) => ({ kind, count: Number(rows.find((row) => row.kind === kind)?.count ?? 0) }));
  }

  /** Seconds since the alert that waits longest was received; 0 where none waits. */
  async oldest(): Promise<{ kind: RealmKind; seconds: number }[]> {
    const rows = await this.engine.query<{ kind: RealmKind; seconds: number }[]>(
      `SELECT CASE WHEN r.realm = 'live' THEN 'live' ELSE 'exercise' END AS kind,
              max(extract(epoch FROM now() - first.received_at))::float8 AS seconds
       FROM realms r CROSS JOIN LATERAL (${longestWaiting('r.realm')}) first GROUP BY 1`,
    );
    return KINDS.map((kind) => ({ kind, seconds: rows.find((row) => row.kind === kind)?.seconds ?? 0 }));
  }

  /** Of audit, notifications and the second stage in every realm they follow, and of those who judge drills that are not settled. */
  async readers(): Promise<ReaderLag[]> {
    const rows = await this.engine.query<{ reader: ReaderLag['reader']; kind: RealmKind; entries: string }[]>(
      `SELECT reader, CASE WHEN h.realm LIKE 'exercise:%' THEN 'exercise' ELSE 'live' END AS kind,
              coalesce(sum(greatest(h.head - c.seq, 0)), 0) AS entries
       FROM (
         SELECT 'audit' AS reader, realm, seq FROM audit_cursors
         -- Of access nobody is notified: its cursor stands where it was made.
         UNION ALL SELECT 'notifications', realm, seq FROM notification_cursors WHERE realm <> 'access'
         UNION ALL SELECT 'related', realm, position FROM related_progress WHERE realm <> 'access'
         UNION ALL SELECT 'drills', realm, (evaluation->>'cursor')::bigint FROM exercise_progress WHERE NOT settled
       ) c JOIN journal_heads h ON h.realm = c.realm
       GROUP BY 1, 2`,
    );
    return rows.map(({ reader, kind, entries }) => ({ reader, kind, entries: Number(entries) }));
  }

  /** Entries of the journals that are after what this process has told its sockets, of each realm it follows. */
  async untold(
    positions: readonly { realm: string; position: number }[],
  ): Promise<{ kind: RealmKind; entries: number }[]> {
    const rows = await this.engine.query<{ realm: string; head: string }[]>(
      'SELECT realm, head FROM journal_heads WHERE realm = ANY ($1)',
      [positions.map(({ realm }) => realm)],
    );
    const heads = new Map(rows.map(({ realm, head }) => [realm, Number(head)]));
    return KINDS.map((kind) => {
      const own = positions.filter(({ realm }) => realmKind(realm) === kind);
      return { kind, entries: own.reduce((sum, at) => sum + Math.max((heads.get(at.realm) ?? 0) - at.position, 0), 0) };
    });
  }

  /** Shards of realms that this process correlates; all of one that it has to itself. */
  async shards(): Promise<{ kind: RealmKind; count: number }[]> {
    const { process, epochs } = this.leases.claims;
    const rows = await this.engine.query<{ realm: string; epoch: string; members: number; shards: number }[]>(
      `SELECT r.realm, r.correlation_epoch AS epoch, coalesce(cardinality(s.members), 0) AS members,
              (SELECT count(*) FROM unnest(s.owners) AS owner WHERE owner = array_position(s.members, $1::uuid) - 1)::int AS shards
       FROM realms r LEFT JOIN correlation_shares s USING (realm)`,
      [process],
    );
    const counts = { live: 0, exercise: 0 };
    for (const { realm, epoch, members, shards } of rows) {
      const whole = members === 0 && epochs.get(realm) === Number(epoch);
      counts[realmKind(realm)] += whole ? SHARDS : shards;
    }
    return KINDS.map((kind) => ({ kind, count: counts[kind] }));
  }
}

const KINDS: readonly RealmKind[] = ['live', 'exercise'];
