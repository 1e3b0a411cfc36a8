import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemOperator } from '../access/operator.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { JsonObject } from '../common/json.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { RuleError } from '../rules/rule-fault.ts';
import { readRuleText } from '../rules/rule-text.ts';
import { AnalystRules } from './analyst-rules.ts';
import type { BookedRule, RuleChange, RuleScope } from './booked-rule.ts';

interface RunRow {
  id: string;
  rule_id: string;
  version: number;
  mode: BookedRule['mode'];
  nation: string;
  organisation_id: string;
  scope: RuleScope;
  text: string;
  title: string;
  begun_ordinal: string | null;
  ended_at: Date | null;
}

const RUNS = `SELECT x.id, x.rule_id, x.version, x.mode, x.nation, x.organisation_id, r.scope, v.text, v.title,
    x.begun_ordinal, x.ended_at
  FROM rulebook_runs x JOIN rulebook_rules r ON r.id = x.rule_id
  JOIN rulebook_versions v ON v.rule_id = x.rule_id AND v.version = x.version`;

/** The rule book as correlation takes it: which versions run, and since which place in the order of inputs. */
@Injectable()
export class RuleBookStore {
  private readonly log = new Logger(RuleBookStore.name);

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly analysts: AnalystRules,
  ) {}

  /** Versions that have begun and not ended, in the order in which they began. */
  async running(realm: string): Promise<BookedRule[]> {
    const rows = await this.dataSource.query<RunRow[]>(
      `${RUNS} WHERE x.realm = $1 AND x.begun_ordinal IS NOT NULL AND x.ended_ordinal IS NULL ORDER BY x.begun_ordinal`,
      [realm],
    );
    return rows.flatMap((row) => this.booked(row) ?? []);
  }

  /**
   * What ran live in a stretch of the order of inputs: beginnings and ends in it, and before it the beginnings of what ran
   * when it began.
   */
  async ranLive(realm: string, since: number, until: number): Promise<{ ordinal: number; change: RuleChange }[]> {
    const rows = await this.dataSource.query<(RunRow & { ended_ordinal: string | null })[]>(
      `${RUNS.replace('x.begun_ordinal,', 'x.begun_ordinal, x.ended_ordinal,')}
       WHERE x.realm = $1 AND x.mode = 'live' AND x.begun_ordinal <= $3 AND coalesce(x.ended_ordinal, $3) >= $2
       ORDER BY x.begun_ordinal`,
      [realm, since, until],
    );
    return rows.flatMap((row) => {
      const rule = this.booked(row);
      if (!rule) return [];
      const begun = { ordinal: rule.begun, change: { is: 'begun', rule } as const };
      const ended = Number(row.ended_ordinal ?? Number.POSITIVE_INFINITY);
      return ended > until ? [begun] : [begun, { ordinal: ended, change: { is: 'ended', runId: row.id } as const }];
    });
  }

  /** Rests that people ended in that stretch. */
  async resumed(realm: string, since: number, until: number): Promise<{ ordinal: number; change: RuleChange }[]> {
    const rows = await this.dataSource.query<{ site_id: string; rule_key: string; resumed_ordinal: string }[]>(
      `SELECT site_id, rule_key, resumed_ordinal FROM rule_pauses
       WHERE realm = $1 AND resumed_ordinal BETWEEN $2 AND $3`,
      [realm, since, until],
    );
    return rows.map((row) => ({
      ordinal: Number(row.resumed_ordinal),
      change: { is: 'resumed', siteId: row.site_id, ruleKey: row.rule_key },
    }));
  }

  /** What an input changes; null where there is nothing left to do. A run has one input when it begins and one when it ends. */
  async resolve(tx: Transaction, kind: 'rule' | 'rule_resume', id: string): Promise<RuleChange | null> {
    if (kind === 'rule_resume') return this.resumption(tx, id);
    const [row] = await tx.query<RunRow>(`${RUNS} WHERE x.id = $1 AND x.realm = $2 AND x.ended_ordinal IS NULL`, [
      id,
      tx.realm,
    ]);
    if (!row) return null;
    if (row.begun_ordinal !== null) return row.ended_at === null ? null : { is: 'ended', runId: row.id };
    const rule = this.booked(row);
    return rule && { is: 'begun', rule };
  }

  /** In the transaction that holds the effect. */
  async record(tx: Transaction, change: RuleChange, ordinal: number, at: Date): Promise<void> {
    if (change.is === 'resumed') {
      await tx.query(
        `UPDATE rule_pauses SET resumed_ordinal = $4
         WHERE realm = $1 AND site_id = $2 AND rule_key = $3 AND resumed_at IS NOT NULL AND resumed_ordinal IS NULL`,
        [tx.realm, change.siteId, change.ruleKey, ordinal],
      );
      return;
    }
    const runId = change.is === 'begun' ? change.rule.runId : change.runId;
    const column = change.is === 'begun' ? 'begun_ordinal' : 'ended_ordinal';
    const [row] = await tx.query<Omit<RunRow, 'text'>>(
      `UPDATE rulebook_runs x SET ${column} = $2 FROM rulebook_rules r, rulebook_versions v
       WHERE x.id = $1 AND r.id = x.rule_id AND v.rule_id = x.rule_id AND v.version = x.version
       RETURNING x.id, x.rule_id, x.version, x.mode, x.nation, x.organisation_id, r.scope, v.title`,
      [runId, ordinal],
    );
    if (!row) return;
    const system = systemOperator(tx.realm);
    const data: JsonObject = {
      ruleId: row.rule_id,
      title: row.title,
      version: row.version,
      mode: row.mode,
      is: change.is,
      ordinal,
    };
    tx.record({
      type: 'rule.running',
      actor: { id: system.id, name: system.name },
      at,
      nation: row.nation,
      organisationId: row.organisation_id,
      siteId: null,
      caseId: null,
      tlp: 'AMBER+STRICT',
      data,
    });
  }

  private async resumption(tx: Transaction, id: string): Promise<RuleChange | null> {
    const [row] = await tx.query<{ site_id: string; rule_key: string }>(
      `SELECT site_id, rule_key FROM rule_pauses
       WHERE id = $1 AND realm = $2 AND resumed_at IS NOT NULL AND resumed_ordinal IS NULL`,
      [id, tx.realm],
    );
    return row ? { is: 'resumed', siteId: row.site_id, ruleKey: row.rule_key } : null;
  }

  /** Null where the text no longer fits the shipped rules it refers to: it is told, and the others run. */
  private booked(row: RunRow): BookedRule | null {
    try {
      const { rule, set } = readRuleText(row.text, this.analysts.library.rules, {
        // Each run keeps its links and its rests under a name of its own.
        id: row.mode === 'live' ? `${row.rule_id}.${row.version}` : row.id,
        version: row.version,
      });
      const begun = Number(row.begun_ordinal ?? Number.POSITIVE_INFINITY);
      return {
        runId: row.id,
        ruleId: row.rule_id,
        version: row.version,
        mode: row.mode,
        begun,
        nation: row.nation,
        organisationId: row.organisation_id,
        scope: row.scope,
        rule,
        set,
      };
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      this.log.error(`Rule “${row.title}” (${row.rule_id}, version ${row.version}) does not run: ${error.message}`);
      return null;
    }
  }
}
