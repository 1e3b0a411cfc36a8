import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { JournalReader } from '../journal/journal.reader.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { DeliveryWriter } from './delivery.writer.ts';
import { EscalationWriter } from './escalation.writer.ts';
import { type Occurrence, occurrenceOf, UNTOLD } from './occurrence.ts';
import { PersonWriter } from './person.writer.ts';
import { PlanningReader } from './planning.reader.ts';
import { ESCALATING } from './rule-terms.ts';
import { targetsOf } from './targets.ts';

const PAGE = 500;

/**
 * Reads the journal of a realm from a cursor of its own and writes who is to be told of what. The cursor moves in the
 * transaction that holds what was planned, so that a crash neither repeats nor loses a message, and several processes
 * may do it.
 */
@Injectable()
export class NotificationPlanner {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: JournalReader,
    private readonly reader: PlanningReader,
    private readonly deliveries: DeliveryWriter,
    private readonly people: PersonWriter,
    private readonly escalations: EscalationWriter,
    private readonly clock: Clock,
  ) {}

  /** Realms whose journal has grown past what was planned. */
  async waiting(): Promise<{ realm: string; cursor: number }[]> {
    const rows = await this.engine.query<{ realm: string; cursor: string }[]>(
      `SELECT h.realm, coalesce(c.seq, 0) AS cursor FROM journal_heads h
       JOIN realms r ON r.realm = h.realm AND r.kind <> 'access'
       LEFT JOIN notification_cursors c ON c.realm = h.realm WHERE h.head > coalesce(c.seq, 0)`,
    );
    return rows.map(({ realm, cursor }) => ({ realm, cursor: Number(cursor) }));
  }

  /** One page of a realm's journal. */
  async step(realm: string, cursor: number): Promise<void> {
    const { entries, end } = await this.journal.among(realm, cursor, PAGE, { but: UNTOLD });
    if (end === cursor) return;
    const events = await this.journal.at(
      realm,
      entries.map(({ seq }) => seq),
    );
    await this.unitOfWork.transactAsEngine(realm, async (transaction) => {
      if (!(await moveCursor(transaction, cursor, end))) return;
      const told = events.flatMap((event) => occurrenceOf(event) ?? []);
      if (told.length > 0) await this.plan(transaction, told);
    });
  }

  private async plan(transaction: Transaction, told: readonly Occurrence[]): Promise<void> {
    const occurrences = await this.reader.withMentions(transaction, told);
    const rules = await this.reader.rules(transaction, occurrences);
    if (rules.length === 0 && occurrences.every(({ concerned }) => concerned.length === 0)) return;
    const people = await this.reader.people(transaction, rules, occurrences);
    const caseIds = occurrences.flatMap(({ event }) => event.caseId ?? []);
    const cases = await this.reader.cases(transaction, caseIds);
    const now = this.clock.now();
    for (const occurrence of occurrences) {
      const { event, subject, kind, noteId } = occurrence;
      const found = event.caseId === null ? undefined : cases.get(event.caseId);
      const targets = targetsOf(occurrence, rules, people, found);
      const common = {
        subject,
        event: { seq: event.seq, type: event.type, at: event.at },
        severity: occurrence.severity ?? found?.severity,
      };
      for (const [channelId, { rule, ruleId, groupMinutes }] of targets.channels) {
        const { nation, organisationId } = rule;
        const wanted = { ...common, to: { channelId }, nation, organisationId, ruleId, groupMinutes };
        await this.deliveries.add(transaction, { ...wanted, quietHours: undefined }, now);
      }
      for (const [accountId, by] of targets.people) {
        const person = people.get(accountId);
        if (!person) continue;
        await this.people.tell(transaction, person, { kind, noteId }, { ...common, ...by }, now);
      }
      if (found && !found.acknowledged && !found.over && ESCALATING.includes(kind)) {
        for (const rule of targets.escalating)
          await this.escalations.begin(transaction, rule, subject.id, event.seq, now);
      }
    }
  }
}

/** False when another process was faster. */
async function moveCursor(transaction: Transaction, from: number, to: number): Promise<boolean> {
  await transaction.query('INSERT INTO notification_cursors (realm, seq) VALUES ($1, 0) ON CONFLICT DO NOTHING', [
    transaction.realm,
  ]);
  const moved = await transaction.query(
    'UPDATE notification_cursors SET seq = $3 WHERE realm = $1 AND seq = $2 RETURNING seq',
    [transaction.realm, from, to],
  );
  return moved.length > 0;
}
