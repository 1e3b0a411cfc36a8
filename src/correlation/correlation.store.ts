import { Injectable } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource } from 'typeorm';
import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { rowsOf, type Transaction } from '../journal/unit-of-work.service.ts';
import type { CaseFacts } from './case-facts.ts';
import type { AlertFact } from './alert-fact.ts';
import { ALERT_COLUMNS, ALERT_SOURCE, factOf, type FullAlertRow } from './full-alert-row.ts';
import { ruleFacts, rulePauses, ruleResumptions, shadowMemory } from './rule-memory.store.ts';
import { oldestHour } from './background/background-model.ts';
import { BackgroundStore } from './background/background.store.ts';
import { sampleOf } from './air-sample.ts';
import { bucketStart } from './expiry-wheel.ts';
import type { NodeState } from './node-state.ts';
import type { Reason } from './reason.ts';
import type { StoredNode, StoredPartition } from './restore-partition.ts';
import { BURST_MS, BURST_PERIOD_MS, keepSample } from './tracks/kept-samples.ts';
import { HABIT_HOURS } from './site-habits.ts';
import type { Sample } from './tracks/sample.ts';

export interface StoredAlert {
  fact: AlertFact;
  sequence: number | null;
  receivedAt: Date;
}

export interface RealmCounters {
  epoch: number;
  nextCaseNumber: number;
  nextOrdinal: number;
}

type Query = Pick<Transaction, 'query'>;

/** What correlation reads: its queue, the alerts in it, and its own former state. */
@Injectable()
export class CorrelationStore {
  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly background: BackgroundStore,
  ) {}

  /** Takes the realm over: whoever correlated it before is fenced off by the epoch. */
  async takeOver(realm: string): Promise<RealmCounters> {
    const rows = rowsOf<{ correlation_epoch: string; next_case_number: string; next_ordinal: string }>(
      await this.dataSource.query(
        `WITH unshared AS (
           UPDATE correlation_shares SET epoch = epoch + 1, members = '{}', owners = '{}', since = '{}' WHERE realm = $1 RETURNING realm
         )
         UPDATE realms SET correlation_epoch = correlation_epoch + 1, correlation_seen_at = now()
         -- Locked in the order in which those who share a realm do.
         WHERE realm = $1 AND (SELECT count(*) FROM unshared) >= 0
         RETURNING correlation_epoch, next_case_number, next_ordinal`,
        [realm],
      ),
    );
    const row = rows[0];
    if (!row) throw new Error(`Realm ${realm} does not exist`);
    return {
      epoch: Number(row.correlation_epoch),
      nextCaseNumber: Number(row.next_case_number),
      nextOrdinal: Number(row.next_ordinal),
    };
  }

  /** Stores the counters; false when another process has taken the realm over. */
  async advance(tx: Transaction, counters: RealmCounters): Promise<boolean> {
    const changed = await tx.query(
      `UPDATE realms SET next_case_number = $3, next_ordinal = $4, correlation_seen_at = now()
       WHERE realm = $1 AND correlation_epoch = $2 RETURNING realm`,
      [tx.realm, counters.epoch, counters.nextCaseNumber, counters.nextOrdinal],
    );
    return changed.length === 1;
  }

  async alerts(tx: Query, ids: readonly string[]): Promise<Map<string, StoredAlert>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<FullAlertRow>(
      `SELECT ${ALERT_COLUMNS} FROM ${ALERT_SOURCE} WHERE a.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          fact: factOf(row),
          sequence: row.sequence === null ? null : Number(row.sequence),
          receivedAt: row.received_at,
        },
      ]),
    );
  }

  /** Of alerts that were taken early: whose clock their turn moves on, and to when. */
  async turns(tx: Query, ids: readonly string[]): Promise<Map<string, { siteId: string; t: number }>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; site_id: string; effective_at: Date }>(
      'SELECT id, site_id, effective_at FROM alerts WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, { siteId: row.site_id, t: row.effective_at.getTime() }]));
  }

  /** Everything that can still be reached, per site of those asked for; `reachOf` tells how far back analysts' rules look there. */
  async load(
    realm: string,
    rules: CorrelationRules,
    reachOf: (siteId: string) => { tiesMs: number; shadowsMs: number },
    asked: (siteId: string) => boolean = () => true,
  ): Promise<Map<string, StoredPartition>> {
    const query: Query = {
      query: <Row>(sql: string, parameters?: unknown[]) => this.dataSource.query<Row[]>(sql, parameters),
    };
    const progress = await query.query<{ site_id: string; watermark: Date }>(
      'SELECT site_id, watermark FROM correlation_progress WHERE realm = $1',
      [realm],
    );
    const found = new Map<string, StoredPartition>();
    for (const { site_id: siteId, watermark } of progress) {
      if (!asked(siteId)) continue;
      const { tiesMs: reach, shadowsMs } = reachOf(siteId);
      const exact = watermark.getTime() - (rules.entity.windowSeconds + rules.latenessSeconds) * 1000;
      const horizon = bucketStart(exact);
      const held = watermark.getTime() - (exact - horizon);
      const far = Math.min(horizon, held - (rules.novelty.quietSeconds + rules.latenessSeconds) * 1000);
      const nodes = await this.nodes(
        query,
        `l.realm = $1 AND l.site_id = $2 AND (l.last_at >= $3
            OR (l.last_at >= $4 AND l.state->'lasting' = 'true'::jsonb)
            OR (l.last_at >= $5 AND (l.state->>'heldUntil')::float8 >= $6))`,
        [realm, siteId, new Date(horizon), new Date(far), new Date(held - reach), held],
        rules.track,
      );
      const groupIds = [...new Set(nodes.map((node) => node.groupId))];
      const told = watermark.getTime() - (rules.latenessSeconds + rules.repeat.sameEventSeconds) * 1000;
      found.set(siteId, {
        watermark: watermark.getTime(),
        nodes,
        cases: await this.cases(query, groupIds),
        separations: await this.separations(query, groupIds),
        events: await this.events(query, realm, siteId, told),
        background: await this.background.load(query, realm, siteId, oldestHour(watermark.getTime(), rules.background)),
        habits: await this.habits(query, realm, siteId, watermark),
        ruleFacts: await ruleFacts(query, nodes, new Date(watermark.getTime() - reach)),
        pauses: await rulePauses(query, realm, siteId),
        resumed: await ruleResumptions(query, realm, siteId),
        ...(shadowsMs > 0 && (await shadowMemory(query, realm, siteId, new Date(watermark.getTime() - shadowsMs)))),
      });
    }
    return found;
  }

  /** Nodes of open cases and of no case, in order of arrival. */
  async nodes(
    tx: Query,
    where: string,
    parameters: unknown[],
    rules: CorrelationRules['track'],
  ): Promise<StoredNode[]> {
    const rows = await tx.query<{ alert_id: string; group_id: string; state: NodeState; reasons: Reason[] }>(
      `SELECT l.alert_id, l.group_id, l.state, l.reasons FROM alert_links l LEFT JOIN cases c ON c.id = l.group_id
       WHERE l.head_id = l.alert_id AND c.status IS DISTINCT FROM 'closed' AND ${where} ORDER BY l.ordinal`,
      parameters,
    );
    const sampled = rows
      .filter(({ state }) => state.track !== null || state.kind === 'human')
      .map((row) => row.alert_id);
    const samples = await this.samples(tx, sampled, rules);
    return rows.map((row) => ({
      groupId: row.group_id,
      state: row.state,
      reasons: row.reasons,
      samples: samples.get(row.alert_id) ?? [],
    }));
  }

  private async samples(
    tx: Query,
    heads: readonly string[],
    rules: CorrelationRules['track'],
  ): Promise<Map<string, Sample[]>> {
    const found = new Map<string, Sample[]>();
    if (heads.length === 0) return found;
    const rows = await tx.query<FullAlertRow & { head_id: string }>(
      // As `keepSample` keeps them: the newest, and as many of those before them that lie in a burst.
      `SELECT h.id AS head_id, kept.* FROM unnest($1::uuid[]) AS h (id) CROSS JOIN LATERAL (
         WITH told AS (
           SELECT ${ALERT_COLUMNS}, row_number() OVER (
             ORDER BY a.effective_at DESC, a.sensor_id DESC, a.external_id DESC) AS place
           FROM ${ALERT_SOURCE} JOIN alert_links l ON l.alert_id = a.id WHERE l.head_id = h.id)
         SELECT * FROM told WHERE place <= $2
         UNION ALL
         (SELECT * FROM told WHERE place > $2 AND (extract(epoch FROM effective_at) * 1000)::bigint % $3 < $4
          ORDER BY place LIMIT $2)) kept`,
      [heads, rules.samples, BURST_PERIOD_MS, BURST_MS],
    );
    for (const row of rows) {
      const fact = factOf(row);
      if (fact.track === null && fact.position === null) continue;
      const list = found.get(row.head_id) ?? [];
      keepSample(list, sampleOf(fact, rules), rules.samples);
      found.set(row.head_id, list);
    }
    return found;
  }

  async cases(tx: Query, groupIds: readonly string[]): Promise<StoredPartition['cases']> {
    const rows = await tx.query<{
      id: string;
      number: string;
      facts: CaseFacts;
      heads: number;
      continues_id: string | null;
    }>(
      `SELECT c.id, c.number, c.facts, c.continues_id, (SELECT count(*)::int FROM alert_links l
         WHERE l.group_id = c.id AND l.head_id = l.alert_id) AS heads
       FROM cases c WHERE c.id = ANY($1::uuid[])`,
      [groupIds],
    );
    return rows.map(({ id, number, facts, heads, continues_id: continues }) => ({
      groupId: id,
      number: Number(number),
      facts,
      heads,
      continues,
    }));
  }

  async separations(tx: Query, groupIds: readonly string[]): Promise<[string, string][]> {
    const rows = await tx.query<{ group_id: string; other_group_id: string }>(
      'SELECT group_id, other_group_id FROM case_separations WHERE group_id = ANY($1::uuid[]) OR other_group_id = ANY($1::uuid[])',
      [groupIds],
    );
    return rows.map((row) => [row.group_id, row.other_group_id]);
  }

  private async habits(
    tx: Query,
    realm: string,
    siteId: string,
    watermark: Date,
  ): Promise<NonNullable<StoredPartition['habits']>> {
    return tx.query(
      `SELECT DISTINCT a.signature, s.code || coalesce('/' || a.analyzer, '') AS source, floor(extract(epoch FROM a.effective_at) / 3600)::int AS hour
       FROM alerts a JOIN sensors s ON s.id = a.sensor_id JOIN alert_links l ON l.alert_id = a.id
       WHERE a.realm = $1 AND a.site_id = $2 AND a.track IS NULL
         AND a.effective_at >= $3::timestamptz - make_interval(hours => $4)`,
      [realm, siteId, watermark, HABIT_HOURS + 1],
    );
  }

  private async events(tx: Query, realm: string, siteId: string, since: number): Promise<StoredPartition['events']> {
    const rows = await tx.query<{ event_key: string; head_id: string; effective_at: Date }>(
      `SELECT a.event_key, l.head_id, a.effective_at FROM alerts a JOIN alert_links l ON l.alert_id = a.id
       WHERE a.realm = $1 AND a.site_id = $2 AND a.effective_at >= $3 AND a.event_key IS NOT NULL ORDER BY l.ordinal`,
      [realm, siteId, new Date(since)],
    );
    return rows.map((row) => ({ eventKey: row.event_key, headId: row.head_id, t: row.effective_at.getTime() }));
  }
}
