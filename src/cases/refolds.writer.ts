import { Injectable } from '@nestjs/common';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { endsOf, type Refold } from './refold-ends.ts';

/** Writes of heads that gave way to another that they are told under it from now on, all that follow each other at once. */
@Injectable()
export class RefoldsWriter {
  async write(tx: Transaction, refolds: readonly Refold[]): Promise<void> {
    if (refolds.length === 0) return;
    const ends = endsOf(refolds);
    const reasons = new Map(refolds.map(({ from, reason }) => [from, reason]));
    const rows = [...ends].map(([from, into]) => ({ from_id: from, into_id: into, reasons: [reasons.get(from)] }));
    // What was its head itself is as if it had been a repeat from the start: what is stored must not tell of how inputs were cut into steps.
    tx.send(
      `UPDATE alert_links l SET head_id = r.into_id,
         state = CASE WHEN l.alert_id <> r.from_id THEN l.state END,
         reasons = CASE WHEN l.alert_id = r.from_id THEN r.reasons ELSE l.reasons END,
         score = CASE WHEN l.alert_id = r.from_id THEN 1 ELSE l.score END,
         occurrences = CASE WHEN l.alert_id = r.from_id THEN 1 ELSE l.occurrences END,
         first_at = CASE WHEN l.alert_id = r.from_id THEN a.effective_at ELSE l.first_at END,
         last_at = CASE WHEN l.alert_id = r.from_id THEN a.effective_at ELSE l.last_at END
       FROM jsonb_to_recordset($1::jsonb) AS r (from_id uuid, into_id uuid, reasons jsonb)
         JOIN alerts a ON a.id = r.from_id
       WHERE l.head_id = r.from_id`,
      [JSON.stringify(rows)],
    );
    await this.moveDispositions(tx, refolds);
  }

  /** What a person did with an alert holds for the head it is now told under; where that has its own, that one holds. */
  private async moveDispositions(tx: Transaction, refolds: readonly Refold[]): Promise<void> {
    const decided = await tx.query(
      `SELECT FROM triage_dispositions WHERE realm = $1 AND kind = 'alert' AND subject_id = ANY($2::uuid[]) LIMIT 1`,
      [tx.realm, refolds.map(({ from }) => from)],
    );
    // Seldom; and then in their order, since one may be handed on twice.
    if (decided.length > 0) for (const { from, into } of refolds) await this.moveDisposition(tx, from, into);
  }

  private async moveDisposition(tx: Transaction, from: string, into: string): Promise<void> {
    await tx.query(
      `UPDATE triage_dispositions d SET subject_id = $3 WHERE realm = $1 AND kind = 'alert' AND subject_id = $2
         AND NOT EXISTS (SELECT FROM triage_dispositions o WHERE o.realm = $1 AND o.kind = 'alert' AND o.subject_id = $3)`,
      [tx.realm, from, into],
    );
    await tx.query(`DELETE FROM triage_dispositions WHERE realm = $1 AND kind = 'alert' AND subject_id = $2`, [
      tx.realm,
      from,
    ]);
  }
}
