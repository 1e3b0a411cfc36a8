import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../database/engine.decorator.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { DeliveryWriter } from './delivery.writer.ts';
import { escalate } from './escalation.ts';
import { mayReceive, viewerOf } from './person.ts';
import { PersonWriter } from './person.writer.ts';
import { PlanningReader } from './planning.reader.ts';
import type { EscalationStep, Rule } from './rule.ts';
import type { CaseFacts } from './targets.ts';

const BATCH = 50;

interface Row {
  rule_id: string;
  case_id: string;
  seq: string;
  started_at: Date;
  steps_done: number;
}

/** Goes on asking, step by step, until somebody acknowledges the case. */
@Injectable()
export class EscalationWriter {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: PlanningReader,
    private readonly deliveries: DeliveryWriter,
    private readonly people: PersonWriter,
  ) {}

  /** Once per rule and case: what happens to the case later does not begin it anew. */
  async begin(transaction: Transaction, rule: Rule, caseId: string, seq: number, now: Date): Promise<void> {
    const [first] = rule.escalation;
    if (!first) return;
    await transaction.query(
      `INSERT INTO notification_escalations (realm, rule_id, case_id, nation, organisation_id, seq, started_at, next_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        transaction.realm,
        rule.id,
        caseId,
        rule.nation,
        rule.organisationId,
        seq,
        now,
        new Date(now.getTime() + first.afterMinutes * 60_000),
      ],
    );
  }

  /** Does what is due; true when messages were written. */
  async tick(now: Date): Promise<boolean> {
    const due = await this.engine.query<{ realm: string }[]>(
      'SELECT DISTINCT realm FROM notification_escalations WHERE next_at <= $1',
      [now],
    );
    for (const { realm } of due) {
      await this.unitOfWork.transactAsEngine(realm, async (transaction) => {
        const rows = await transaction.query<Row>(
          `SELECT rule_id, case_id, seq, started_at, steps_done FROM notification_escalations
           WHERE realm = $1 AND next_at <= $2 ORDER BY next_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
          [realm, now],
        );
        const cases = await this.reader.cases(
          transaction,
          rows.map((row) => row.case_id),
        );
        for (const row of rows) await this.move(transaction, row, cases.get(row.case_id), now);
      });
    }
    return due.length > 0;
  }

  private async move(transaction: Transaction, row: Row, found: CaseFacts | undefined, now: Date): Promise<void> {
    const rule = await this.reader.rule(transaction, row.rule_id);
    const state = { startedAt: row.started_at, stepsDone: row.steps_done };
    const move = escalate(rule?.escalation ?? [], state, found ?? { acknowledged: false, over: true }, now);
    if (move.do === 'step' && rule && found) {
      await this.tell(transaction, rule, row, move.step, move.number, found, now);
      await this.write(transaction, row, move.number, move.next ?? null, move.next ? null : 'exhausted');
    } else if (move.do === 'wait') {
      await this.write(transaction, row, row.steps_done, move.until, null);
    } else {
      const why = move.do === 'end' && rule ? move.why : 'rule_removed';
      await this.write(transaction, row, row.steps_done, null, why);
    }
  }

  private async tell(
    transaction: Transaction,
    rule: Rule,
    row: Row,
    step: EscalationStep,
    number: number,
    found: CaseFacts,
    now: Date,
  ): Promise<void> {
    const about = {
      ruleId: rule.id,
      subject: { kind: 'case', id: row.case_id } as const,
      event: { seq: Number(row.seq), type: 'case.escalated', at: now.toISOString() },
      severity: found.severity,
      groupMinutes: 0,
      step: number,
    };
    const { nation, organisationId } = rule;
    for (const channelId of step.channelIds) {
      const wanted = { ...about, to: { channelId }, nation, organisationId, quietHours: undefined };
      await this.deliveries.add(transaction, wanted, now);
    }
    for (const accountId of step.accountIds) {
      const person = await this.reader.person(transaction, accountId, transaction.realm);
      if (!person || !mayReceive(viewerOf(person, transaction.realm), 'case')) continue;
      await this.people.tell(transaction, person, { kind: 'escalated', noteId: null }, about, now);
    }
  }

  private async write(
    transaction: Transaction,
    row: Row,
    stepsDone: number,
    nextAt: Date | null,
    endedWhy: string | null,
  ): Promise<void> {
    await transaction.query(
      `UPDATE notification_escalations SET steps_done = $4, next_at = $5, ended_why = $6
       WHERE realm = $1 AND rule_id = $2 AND case_id = $3`,
      [transaction.realm, row.rule_id, row.case_id, stepsDone, nextAt, endedWhy],
    );
  }
}
