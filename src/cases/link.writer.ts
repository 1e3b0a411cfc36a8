import { Injectable } from '@nestjs/common';
import type { StepRecord } from '../correlation/case-operations.ts';
import type { GroupMove } from '../correlation/grouping.ts';
import { rowArrays } from '../database/row-arrays.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { changedRows, HEAD_COLUMNS, PLACED_COLUMNS, placedRows, type SitePart, textLength } from './link-rows.ts';
import type { Refold } from './refold-ends.ts';
import { RefoldsWriter } from './refolds.writer.ts';

/** What the link rows told that others need: heads that entered a case by a move, and where each stands. */
export interface MovedHead {
  headId: string;
  groupId: string;
}

/** Writes alert-in-case rows: moves of what is stored, new alerts, and heads whose ties or repeats changed. */
@Injectable()
export class LinkWriter {
  constructor(private readonly refolds: RefoldsWriter) {}

  /** @returns heads that were in no case and came into one with the group they were in, by site. */
  async write(tx: Transaction, parts: readonly SitePart[], step: StepRecord): Promise<Map<string, MovedHead[]>> {
    const moved = await this.move(tx, parts);
    this.insert(tx, parts, step);
    this.update(tx, parts);
    this.show(tx, step);
    return moved;
  }

  /** Heads that groups hold, whether or not they are in memory. */
  async headsOf(tx: Transaction, groupIds: readonly string[]): Promise<MovedHead[]> {
    if (groupIds.length === 0) return [];
    const rows = await tx.query<{ alert_id: string; group_id: string }>(
      'SELECT alert_id, group_id FROM alert_links WHERE group_id = ANY($1::uuid[]) AND head_id = alert_id',
      [groupIds],
    );
    return rows.map(({ alert_id: headId, group_id: groupId }) => ({ headId, groupId }));
  }

  private async move(tx: Transaction, parts: readonly SitePart[]): Promise<Map<string, MovedHead[]>> {
    const moved = new Map<string, MovedHead[]>(parts.map(({ site }) => [site.siteId, []]));
    let refolds: Refold[] = [];
    for (const { site, changes } of parts) {
      for (const move of changes.moves) {
        if (move.kind === 'refold') {
          refolds.push(move);
          continue;
        }
        // What is moved next may stand under other heads by those before it.
        await this.refolds.write(tx, refolds);
        refolds = [];
        moved.get(site.siteId)?.push(...(await this.regroup(tx, move)));
      }
    }
    await this.refolds.write(tx, refolds);
    return moved;
  }

  /** @returns heads that were in no case and came into one. */
  private async regroup(tx: Transaction, move: Exclude<GroupMove, Refold>): Promise<MovedHead[]> {
    if (move.kind === 'merge') {
      const rows = await tx.query<{ alert_id: string; head_id: string }>(
        'UPDATE alert_links SET group_id = $2 WHERE group_id = $1 RETURNING alert_id, head_id',
        [move.from, move.into],
      );
      await tx.query('UPDATE objects SET group_id = $2 WHERE group_id = $1', [move.from, move.into]);
      await this.rewriteSeparations(tx, move.from, move.into);
      if (move.fromNumber !== null) return [];
      return rows
        .filter((row) => row.alert_id === row.head_id)
        .map((row) => ({ headId: row.head_id, groupId: move.into }));
    }
    // What is given back is as it was, and says why as it did.
    const person = !move.restores && move.reasons.some((reason) => reason.rule === 'person');
    await tx.query(
      `UPDATE alert_links SET group_id = $2, source = CASE WHEN $3 THEN 'person' ELSE source END,
         reasons = CASE WHEN $3 AND alert_id = head_id THEN $4::jsonb || reasons ELSE reasons END
       WHERE head_id = ANY($1::uuid[])`,
      [move.heads, move.into, person, JSON.stringify(move.reasons)],
    );
    await tx.query(
      `UPDATE objects SET group_id = $2 WHERE id IN (
         SELECT (state->'track'->>'objectId')::uuid FROM alert_links WHERE alert_id = ANY($1::uuid[]))`,
      [move.heads, move.into],
    );
    await this.inheritSeparations(tx, move.from, move.into);
    if (move.restores) {
      await this.dropSeparations(tx, move.from, move.restores.apartAlone.restored);
      await this.dropSeparations(tx, move.into, move.restores.apartAlone.survivor);
    }
    return [];
  }

  /** What a person decided about is suppressed no longer. */
  private show(tx: Transaction, { result }: StepRecord): void {
    const heads = result.decisions.flatMap((decision) => decision.heads);
    if (heads.length === 0) return;
    tx.send(
      'UPDATE alert_links SET suppressed_by = NULL WHERE head_id = ANY($1::uuid[]) AND suppressed_by IS NOT NULL',
      [heads],
    );
  }

  /** What comes out of a case stays apart from what a person kept that case apart from. */
  private async inheritSeparations(tx: Transaction, from: string, into: string): Promise<void> {
    await tx.query(
      `INSERT INTO case_separations (realm, group_id, other_group_id, decision_id)
       SELECT realm, $2, CASE group_id WHEN $1 THEN other_group_id ELSE group_id END, decision_id
       FROM case_separations WHERE (group_id = $1 OR other_group_id = $1) AND NOT (group_id = $2 OR other_group_id = $2)
       ON CONFLICT DO NOTHING`,
      [from, into],
    );
  }

  private async dropSeparations(tx: Transaction, groupId: string, others: readonly string[]): Promise<void> {
    if (others.length === 0) return;
    await tx.query(
      `DELETE FROM case_separations WHERE (group_id = $1 AND other_group_id = ANY($2::uuid[]))
         OR (other_group_id = $1 AND group_id = ANY($2::uuid[]))`,
      [groupId, others],
    );
  }

  /** What a person kept apart from a case stays apart from the case that absorbed it. */
  private async rewriteSeparations(tx: Transaction, from: string, into: string): Promise<void> {
    await tx.query(
      `WITH former AS (
         DELETE FROM case_separations WHERE group_id = $1 OR other_group_id = $1
         RETURNING realm, group_id, other_group_id, decision_id)
       INSERT INTO case_separations (realm, group_id, other_group_id, decision_id)
       SELECT realm, CASE group_id WHEN $1 THEN $2 ELSE group_id END,
              CASE other_group_id WHEN $1 THEN $2 ELSE other_group_id END, decision_id
       FROM former
       WHERE NOT (group_id IN ($1, $2) AND other_group_id IN ($1, $2))
       ON CONFLICT DO NOTHING`,
      [from, into],
    );
  }

  private insert(tx: Transaction, parts: readonly SitePart[], step: StepRecord): void {
    const rows = parts.flatMap(placedRows);
    if (rows.length === 0) return;
    const { source, parameters } = rowArrays(rows, PLACED_COLUMNS, { before: 2, textBytes: textLength(rows) });
    tx.send(
      `INSERT INTO alert_links (alert_id, realm, nation, site_id, ordinal, group_id, head_id, source, reasons, score,
         late, occurrences, first_at, last_at, linked_at, state, suppressed_by)
       SELECT r.alert_id, $1, r.nation, r.site_id, r.ordinal, r.group_id, r.head_id, 'engine', r.reasons, r.score, r.late,
         r.occurrences, r.first_at, r.last_at, $2, r.state, r.suppressed_by
       FROM ${source}`,
      [tx.realm, step.now, ...parameters],
    );
  }

  private update(tx: Transaction, parts: readonly SitePart[]): void {
    const rows = parts.flatMap(changedRows);
    if (rows.length === 0) return;
    const { source, parameters } = rowArrays(rows, HEAD_COLUMNS, { textBytes: textLength(rows) });
    tx.send(
      `UPDATE alert_links l SET reasons = coalesce(r.reasons, l.reasons), score = coalesce(r.score, l.score), occurrences = r.occurrences,
         first_at = r.first_at, last_at = r.last_at, state = r.state
       FROM ${source} WHERE l.alert_id = r.alert_id`,
      parameters,
    );
  }
}
