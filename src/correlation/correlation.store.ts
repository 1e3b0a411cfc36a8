import { Injectable } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource } from 'typeorm';
import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { rulesReach } from '../rules/rule-timing.ts';
import { rowsOf, type Transaction } from '../journal/unit-of-work.service.ts';
import type { CaseFacts } from './case-facts.ts';
import { type AlertFact, alertFact, type AlertRow, type SensorView } from './alert-fact.ts';
import { sampleOf } from './air-picture.ts';
import type { NodeState } from './node-state.ts';
import type { Reason } from './reason.ts';
import type { StoredNode, StoredPartition } from './restore-partition.ts';
import type { Sample } from './tracks/sample.ts';

/** One row of the queue. */
export interface QueuedInput {
  position: string;
  kind: 'alert' | 'decision';
  ref: string;
}

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

const ALERT_COLUMNS = `a.id, a.realm, a.site_id, a.sensor_id, a.external_id, a.format, a.kind, a.signature, a.title, a.severity,
  a.tlp, a.pap, a.effective_at, a.event_key, a.analyzer, a.categories, a.entities, a.track, a.lat, a.lon, a.alt, a.position_error,
  a.sequence, a.received_at, s.code AS sensor_code, s.kind AS sensor_kind, s.lat AS sensor_lat, s.lon AS sensor_lon,
  s.alt AS sensor_alt, t.code AS site_code`;
const ALERT_SOURCE = 'alerts a JOIN sensors s ON s.id = a.sensor_id JOIN sites t ON t.id = a.site_id';

interface FullAlertRow extends AlertRow {
  sequence: string | null;
  received_at: Date;
  sensor_code: string;
  sensor_kind: string;
  sensor_lat: number | null;
  sensor_lon: number | null;
  sensor_alt: number | null;
  site_code: string;
}

type Query = Pick<Transaction, 'query'>;

/** What correlation reads: its queue, the alerts in it, and its own former state. */
@Injectable()
export class CorrelationStore {
  constructor(@InjectEngine() private readonly dataSource: DataSource) {}

  async realms(): Promise<string[]> {
    const rows = await this.dataSource.query<{ realm: string }[]>(
      "SELECT realm FROM realms WHERE kind <> 'access' ORDER BY kind = 'live' DESC, realm",
    );
    return rows.map((row) => row.realm);
  }

  /** Takes the realm over: whoever correlated it before is fenced off by the epoch. */
  async takeOver(realm: string): Promise<RealmCounters> {
    const rows = rowsOf<{ correlation_epoch: string; next_case_number: string; next_ordinal: string }>(
      await this.dataSource.query(
        `UPDATE realms SET correlation_epoch = correlation_epoch + 1, correlation_seen_at = now() WHERE realm = $1
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

  /** Seconds since the realm's owner last committed; null when it has none. */
  async ownerSilence(realm: string): Promise<number | null> {
    const rows = await this.dataSource.query<{ silence: number | null }[]>(
      'SELECT extract(epoch FROM now() - correlation_seen_at)::float8 AS silence FROM realms WHERE realm = $1',
      [realm],
    );
    return rows[0]?.silence ?? null;
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

  /**
   * Removes the oldest inputs from the queue; they are gone if, and only if, their effect commits. A decision is taken
   * alone, since what it refers to is resolved against the store.
   */
  async take(tx: Transaction, limit: number): Promise<QueuedInput[]> {
    const waiting = await tx.query<QueuedInput>(
      'SELECT position, kind, ref FROM correlation_inputs WHERE realm = $1 ORDER BY position LIMIT $2',
      [tx.realm, limit],
    );
    const decision = waiting.findIndex((input) => input.kind === 'decision');
    const taken = decision === -1 ? waiting : waiting.slice(0, Math.max(1, decision));
    if (taken.length > 0) {
      await tx.query('DELETE FROM correlation_inputs WHERE realm = $1 AND position = ANY($2::bigint[])', [
        tx.realm,
        taken.map((input) => input.position),
      ]);
    }
    return taken;
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
          fact: alertFact(row, sensorView(row), row.site_code),
          sequence: row.sequence === null ? null : Number(row.sequence),
          receivedAt: row.received_at,
        },
      ]),
    );
  }

  /** Everything that can still be reached, per site. */
  async load(realm: string, rules: CorrelationRules, analysts: RuleSet): Promise<Map<string, StoredPartition>> {
    const reach = rulesReach(analysts, rules.latenessSeconds * 1000);
    const query: Query = {
      query: <Row>(sql: string, parameters?: unknown[]) => this.dataSource.query<Row[]>(sql, parameters),
    };
    const progress = await query.query<{ site_id: string; watermark: Date }>(
      'SELECT site_id, watermark FROM correlation_progress WHERE realm = $1',
      [realm],
    );
    const found = new Map<string, StoredPartition>();
    for (const { site_id: siteId, watermark } of progress) {
      const horizon = watermark.getTime() - (rules.entity.windowSeconds + rules.latenessSeconds) * 1000;
      const nodes = await this.nodes(
        query,
        `l.realm = $1 AND l.site_id = $2 AND (l.last_at >= $3
           OR (l.last_at >= $4 AND (l.state->>'heldUntil')::float8 >= $5))`,
        [realm, siteId, new Date(horizon), new Date(watermark.getTime() - reach), watermark.getTime()],
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
        ruleFacts: await this.ruleFacts(query, nodes, new Date(watermark.getTime() - reach)),
        pauses: await this.pauses(query, realm, siteId),
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
      `SELECT h.id AS head_id, newest.* FROM unnest($1::uuid[]) AS h (id) CROSS JOIN LATERAL (
         SELECT ${ALERT_COLUMNS} FROM ${ALERT_SOURCE} JOIN alert_links l ON l.alert_id = a.id
         WHERE l.head_id = h.id ORDER BY a.effective_at DESC, a.sensor_id DESC, a.external_id DESC LIMIT $2) newest`,
      [heads, rules.samples],
    );
    for (const row of rows) {
      const fact = alertFact(row, sensorView(row), row.site_code);
      if (fact.track === null && fact.position === null) continue;
      const list = found.get(row.head_id) ?? [];
      list.push(sampleOf(fact, rules));
      found.set(row.head_id, list);
    }
    for (const list of found.values()) list.sort((a, b) => a.t - b.t || (a.key < b.key ? -1 : 1));
    return found;
  }

  async cases(tx: Query, groupIds: readonly string[]): Promise<StoredPartition['cases']> {
    const rows = await tx.query<{ id: string; number: string; facts: CaseFacts }>(
      'SELECT id, number, facts FROM cases WHERE id = ANY($1::uuid[])',
      [groupIds],
    );
    return rows.map((row) => ({ groupId: row.id, number: Number(row.number), facts: row.facts }));
  }

  async separations(tx: Query, groupIds: readonly string[]): Promise<[string, string][]> {
    const rows = await tx.query<{ group_id: string; other_group_id: string }>(
      'SELECT group_id, other_group_id FROM case_separations WHERE group_id = ANY($1::uuid[]) OR other_group_id = ANY($1::uuid[])',
      [groupIds],
    );
    return rows.map((row) => [row.group_id, row.other_group_id]);
  }

  /** Alerts that analysts' rules look back at, of the nodes that they hold, in event order. */
  async ruleFacts(
    tx: Query,
    nodes: readonly StoredNode[],
    since: Date,
  ): Promise<NonNullable<StoredPartition['ruleFacts']>> {
    const heads = nodes.filter(({ state }) => state.heldUntil !== undefined).map(({ state }) => state.headId);
    if (heads.length === 0) return [];
    const rows = await tx.query<FullAlertRow & { head_id: string }>(
      `SELECT l.head_id, ${ALERT_COLUMNS} FROM ${ALERT_SOURCE} JOIN alert_links l ON l.alert_id = a.id
       WHERE l.head_id = ANY($1::uuid[]) AND a.effective_at >= $2
       ORDER BY a.effective_at, a.sensor_id, a.external_id`,
      [heads, since],
    );
    return rows.map((row) => ({ headId: row.head_id, fact: alertFact(row, sensorView(row), row.site_code) }));
  }

  /** The last pause of each rule at a site. */
  private async pauses(tx: Query, realm: string, siteId: string): Promise<NonNullable<StoredPartition['pauses']>> {
    const rows = await tx.query<{ rule_key: string; until: Date }>(
      'SELECT rule_key, max(until) AS until FROM rule_pauses WHERE realm = $1 AND site_id = $2 GROUP BY rule_key',
      [realm, siteId],
    );
    return rows.map((row) => ({ ruleKey: row.rule_key, until: row.until.getTime() }));
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

function sensorView(row: FullAlertRow): SensorView {
  const { sensor_lat: lat, sensor_lon: lon, sensor_alt: alt } = row;
  const position = lat === null || lon === null ? null : alt === null ? { lat, lon } : { lat, lon, alt };
  return { code: row.sensor_code, kind: row.sensor_kind, position };
}
