import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { correlationRules } from '../../../config/correlation-rules.ts';
import type { Operator } from '../../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../../access/policy/sight.ts';
import type { AlertFact } from '../../correlation/alert-fact.ts';
import { oldestHour } from '../../correlation/background/background-model.ts';
import { BackgroundStore } from '../../correlation/background/background.store.ts';
import { hourOf } from '../../correlation/background/hour-history.ts';
import { CONSTRAINT_COLUMNS, constraintOf, type ConstraintRow } from '../../correlation/constraint.store.ts';
import { ALERT_COLUMNS, ALERT_SOURCE, factOf, type FullAlertRow } from '../../correlation/full-alert-row.ts';
import type { StoredPartition } from '../../correlation/restore-partition.ts';
import { RuleBookStore } from '../../correlation/rule-book.store.ts';
import { HABIT_HOURS } from '../../correlation/site-habits.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { ViewerDatabase } from '../../database/viewer-database.service.ts';
import type { PlannedAlert } from './planned-alert.ts';
import type { StoredDecision } from './replay-decision.ts';
import type { HistoryInput } from './replay.ts';

type SlowInput = Exclude<HistoryInput, { kind: 'alert' }>;

/**
 * What correlation took in, as one viewer sees it: alerts, cases, decisions and constraints are read as the viewer, so that
 * nothing a back-test says can rest on what the viewer does not see. Which rules ran, and what a site was used to, is
 * read as the engine; neither is shown.
 */
@Injectable()
export class HistoryStore {
  constructor(
    private readonly database: ViewerDatabase,
    @InjectEngine() private readonly engine: DataSource,
    private readonly background: BackgroundStore,
    private readonly ruleBook: RuleBookStore,
  ) {}

  /** Alerts of a stretch of event time at some sites, in the order in which correlation took them; `most` and one more. */
  async plan(
    operator: Operator,
    { siteIds, since, to }: { siteIds: readonly string[]; since: Date; to: Date },
    most: number,
  ): Promise<PlannedAlert[]> {
    const rows = await this.database.query<{
      alert_id: string;
      ordinal: string;
      effective_at: Date;
      site_id: string;
      case_id: string | null;
      number: string | null;
    }>(
      operator,
      `SELECT l.alert_id, l.ordinal, a.effective_at, a.site_id, c.id AS case_id, c.number
       FROM alerts a JOIN alert_links l ON l.alert_id = a.id LEFT JOIN cases c ON c.id = l.group_id AND ${seen('c')}
       WHERE ${seen('a')} AND a.site_id = ANY($${AFTER_SIGHT}::uuid[])
         AND a.effective_at BETWEEN $${AFTER_SIGHT + 1} AND $${AFTER_SIGHT + 2}
       ORDER BY l.ordinal LIMIT $${AFTER_SIGHT + 3}`,
      [...sightParameters(operator), siteIds, since, to, most + 1],
    );
    return rows.map((row) => ({
      id: row.alert_id,
      ordinal: Number(row.ordinal),
      t: row.effective_at.getTime(),
      siteId: row.site_id,
      caseId: row.case_id,
      caseNumber: row.number === null ? null : Number(row.number),
    }));
  }

  async facts(operator: Operator, ids: readonly string[]): Promise<Map<string, AlertFact>> {
    const rows = await this.database.query<FullAlertRow>(
      operator,
      `SELECT ${ALERT_COLUMNS} FROM ${ALERT_SOURCE} WHERE ${seen('a')} AND a.id = ANY($${AFTER_SIGHT}::uuid[])`,
      [...sightParameters(operator), ids],
    );
    return new Map(rows.map((row) => [row.id, factOf(row)]));
  }

  /** What people decided and which rules ran in a stretch of the order of inputs, and what held when it began. */
  async inputs(
    operator: Operator,
    siteIds: readonly string[],
    since: number,
    until: number,
  ): Promise<{ standing: SlowInput[]; inputs: SlowInput[] }> {
    const decisions = await this.decisions(operator, siteIds, since, until);
    const constraints = await this.constraints(operator, siteIds, since, until);
    const rules = [
      ...(await this.ruleBook.ranLive(operator.realm, since, until)),
      ...(await this.ruleBook.resumed(operator.realm, since, until)),
    ]
      .filter(({ change }) => change.is !== 'resumed' || siteIds.includes(change.siteId))
      .map(({ ordinal, change }): SlowInput => ({ kind: 'rule', ordinal, change }));
    const all = [...decisions, ...constraints, ...rules].sort((a, b) => a.ordinal - b.ordinal);
    return {
      standing: all.filter(({ ordinal }) => ordinal < since),
      inputs: all.filter(({ ordinal }) => ordinal >= since),
    };
  }

  /** What each site was used to before a time. */
  async used(
    operator: Operator,
    siteIds: readonly string[],
    before: Date,
  ): Promise<Map<string, Pick<StoredPartition, 'background' | 'habits'>>> {
    const query = { query: <Row>(sql: string, values?: unknown[]) => this.engine.query<Row[]>(sql, values) };
    const found = new Map<string, Pick<StoredPartition, 'background' | 'habits'>>();
    const oldest = oldestHour(before.getTime(), correlationRules.background);
    const first = hourOf(before.getTime());
    for (const siteId of siteIds) {
      const background = await this.background.load(query, operator.realm, siteId, oldest);
      const habits = await this.database.query<{ signature: string; source: string; hour: number }>(
        operator,
        `SELECT DISTINCT a.signature, s.code || coalesce('/' || a.analyzer, '') AS source,
           floor(extract(epoch FROM a.effective_at) / 3600)::int AS hour
         FROM alerts a JOIN sensors s ON s.id = a.sensor_id JOIN alert_links l ON l.alert_id = a.id
         WHERE ${seen('a')} AND a.site_id = $${AFTER_SIGHT} AND a.track IS NULL AND l.suppressed_by IS NULL
           AND a.effective_at < $${AFTER_SIGHT + 1}
           AND a.effective_at >= $${AFTER_SIGHT + 1}::timestamptz - make_interval(hours => $${AFTER_SIGHT + 2})`,
        [...sightParameters(operator), siteId, before, HABIT_HOURS + 1],
      );
      found.set(siteId, { background: background.filter(({ hour }) => hour < first), habits });
    }
    return found;
  }

  private async decisions(
    operator: Operator,
    siteIds: readonly string[],
    since: number,
    until: number,
  ): Promise<SlowInput[]> {
    const rows = await this.database.query<{
      id: string;
      site_id: string;
      kind: StoredDecision['kind'];
      case_id: string | null;
      other_case_id: string | null;
      alert_ids: string[];
      by: string;
      reason: string;
      applied_ordinal: string;
    }>(
      operator,
      `SELECT d.id, d.site_id, d.kind, d.case_id, d.other_case_id, d.alert_ids, d.actor->>'name' AS by, d.reason,
         d.applied_ordinal
       FROM decisions d JOIN cases c ON c.id = d.case_id
       WHERE ${seen('c')} AND d.realm = $1 AND d.site_id = ANY($${AFTER_SIGHT}::uuid[])
         AND d.applied_ordinal BETWEEN $${AFTER_SIGHT + 1} AND $${AFTER_SIGHT + 2} AND d.outcome->>'applied' = 'true'
       ORDER BY d.applied_ordinal`,
      [...sightParameters(operator), siteIds, since, until],
    );
    return rows.map((row) => ({
      kind: 'decision',
      ordinal: Number(row.applied_ordinal),
      decision: {
        id: row.id,
        siteId: row.site_id,
        kind: row.kind,
        caseId: row.case_id,
        otherCaseId: row.other_case_id,
        alertIds: row.alert_ids,
        by: row.by,
        reason: row.reason,
      },
    }));
  }

  private async constraints(
    operator: Operator,
    siteIds: readonly string[],
    since: number,
    until: number,
  ): Promise<SlowInput[]> {
    const rows = await this.database.query<ConstraintRow & { ended_ordinal: string | null }>(
      operator,
      `SELECT ${CONSTRAINT_COLUMNS}, ended_ordinal FROM correlation_constraints x
       WHERE ${seen('x')} AND x.site_id = ANY($${AFTER_SIGHT}::uuid[]) AND x.begun_ordinal <= $${AFTER_SIGHT + 2}
         AND coalesce(x.ended_ordinal, $${AFTER_SIGHT + 2}) >= $${AFTER_SIGHT + 1}
       ORDER BY x.begun_ordinal`,
      [...sightParameters(operator), siteIds, since, until],
    );
    return rows.flatMap((row): SlowInput[] => {
      const constraint = constraintOf(row);
      const input = (ordinal: string | null, is: 'begun' | 'ended'): SlowInput => ({
        kind: 'constraint',
        ordinal: Number(ordinal ?? Number.POSITIVE_INFINITY),
        siteId: row.site_id,
        change: { is, constraint },
      });
      const ended = input(row.ended_ordinal, 'ended');
      return ended.ordinal > until ? [input(row.begun_ordinal, 'begun')] : [input(row.begun_ordinal, 'begun'), ended];
    });
  }
}
