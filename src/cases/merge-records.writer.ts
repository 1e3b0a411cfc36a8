import { Injectable } from '@nestjs/common';
import type { StepRecord } from '../correlation/case-operations.ts';
import type { SiteView } from '../correlation/site-view.ts';
import type { SiteChanges } from '../correlation/step-result.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { Marking } from './case-marks.ts';
import type { CaseChange } from './case-rows.writer.ts';
import { type CaseStanding, columnsOf, markingOf, type StandingColumns, standingOf } from './case-standing.ts';
import { PART_TABLES, type RaisedPart } from './marking.store.ts';
import type { MergeTrace } from './merge-trace.ts';

/** A case as it is before it is merged away: what the merge would make unknowable. */
interface MergeNote {
  caseId: string;
  intoId: string;
  heads: string[];
  apart: string[];
  intoApart: string[];
}

/**
 * Keeps what two cases were when one is merged into the other, so that undoing it gives both back. Parts stay with the
 * case they were written on, so that none has to find its way back.
 */
@Injectable()
export class MergeRecordsWriter {
  /** Before links move. Of several merges in a step each is noted with what the earlier ones left. */
  async note(tx: Transaction, { moves }: SiteChanges): Promise<MergeNote[]> {
    const merges = moves.filter((move) => move.kind === 'merge').filter(({ fromNumber }) => fromNumber !== null);
    const notes: MergeNote[] = [];
    for (const { from, into } of merges) {
      const [row] = await tx.query<Omit<MergeNote, 'caseId' | 'intoId'>>(
        `SELECT
           ARRAY(SELECT alert_id FROM alert_links WHERE group_id = $1 AND head_id = alert_id ORDER BY ordinal) AS heads,
           ${apartFrom('$1')} AS apart, ${apartFrom('$2')} AS "intoApart"
         FROM cases c WHERE c.id = $1`,
        [from, into],
      );
      if (!row) continue;
      const carried = notes.filter(({ intoId }) => intoId === from).flatMap(({ heads }) => heads);
      notes.push({ ...row, caseId: from, intoId: into, heads: [...row.heads, ...carried] });
    }
    return notes;
  }

  /** Once the rows of both cases are locked, and before they are marked as merged: what each was at. */
  async statuses(tx: Transaction, notes: readonly MergeNote[]): Promise<Map<string, string>> {
    if (notes.length === 0) return new Map();
    const rows = await tx.query<{ id: string; status: string }>(
      'SELECT id, status FROM cases WHERE id = ANY($1::uuid[])',
      [notes.map(({ caseId }) => caseId)],
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /** Once the step has made of both cases what it makes. */
  async store(
    tx: Transaction,
    site: SiteView,
    notes: readonly MergeNote[],
    made: {
      statuses: ReadonlyMap<string, string>;
      changes: readonly CaseChange[];
      raised: readonly { caseId: string; parts: RaisedPart[] }[];
    },
    step: StepRecord,
  ): Promise<void> {
    const { statuses, changes, raised } = made;
    for (const note of notes) {
      const into = changes.find(({ group }) => group.id === note.intoId);
      const after = into?.standing;
      await tx.query(
        `INSERT INTO case_merges (realm, nation, case_id, into_id, merged_at, ordinal, status, heads, apart, into_apart,
           into_before, into_after, raised_parts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          tx.realm,
          site.nation,
          note.caseId,
          note.intoId,
          step.now,
          step.ordinal,
          statuses.get(note.caseId) ?? 'active',
          note.heads,
          note.apart,
          note.intoApart,
          JSON.stringify(into?.former ? columnsOf(into.former) : null),
          JSON.stringify(after ? columnsOf(after) : null),
          JSON.stringify(raised.find(({ caseId }) => caseId === note.intoId)?.parts ?? []),
        ],
      );
    }
  }

  /** The merges that this step takes back. */
  async undone(tx: Transaction, { moves }: SiteChanges, at: Date): Promise<MergeTrace[]> {
    const ids = moves.flatMap((move) => (move.kind === 'split' && move.restores ? move.into : []));
    if (ids.length === 0) return [];
    const rows = await tx.query<{
      case_id: string;
      into_id: string;
      status: string;
      into_before: StandingColumns | null;
      into_after: StandingColumns | null;
      raised_parts: RaisedPart[];
    }>(
      `UPDATE case_merges SET undone_at = $2 WHERE case_id = ANY($1::uuid[]) AND undone_at IS NULL
       RETURNING case_id, into_id, status, into_before, into_after, raised_parts`,
      [ids, at],
    );
    return rows.map((row) => ({
      caseId: row.case_id,
      intoId: row.into_id,
      status: row.status,
      before: row.into_before && standingOf(row.into_before),
      after: row.into_after && standingOf(row.into_after),
      raised: row.raised_parts,
    }));
  }

  /**
   * Parts of the survivor that the merge alone had raised go back with it, where the case is again as it was marked and
   * nobody has marked the part since.
   */
  async lowerParts(tx: Transaction, trace: MergeTrace, now: CaseStanding, at: Date): Promise<RaisedPart[]> {
    if (!trace.before || !sameMarking(markingOf(now), markingOf(trace.before))) return [];
    const lowered: RaisedPart[] = [];
    for (const { part, id, from, to } of trace.raised) {
      const { table, dated } = PART_TABLES[part];
      const rows = await tx.query(
        `UPDATE ${table} SET tlp = $2, pap = $3, version = version + 1${dated ? ', updated_at = $6' : ''}
         WHERE id = $1 AND tlp = $4 AND pap = $5 RETURNING id`,
        [id, from.tlp, from.pap, to.tlp, to.pap, ...(dated ? [at] : [])],
      );
      if (rows.length > 0) lowered.push({ part, id, from: to, to: from });
    }
    return lowered;
  }

  /** The case is worked on again; one that was closed just before it was merged has alerts that correlation still holds. */
  async reopen(tx: Transaction, { caseId, status }: { caseId: string; status: string }, at: Date): Promise<void> {
    await tx.query(
      `UPDATE cases SET status = $2, merged_into = NULL, closed_at = NULL, updated_at = $3, version = version + 1
       WHERE id = $1`,
      [caseId, status === 'closed' ? 'active' : status, at],
    );
  }
}

function sameMarking(a: Marking, b: Marking): boolean {
  return a.tlp === b.tlp && a.pap === b.pap;
}

function apartFrom(group: string): string {
  return `ARRAY(SELECT CASE group_id WHEN ${group} THEN other_group_id ELSE group_id END FROM case_separations
    WHERE group_id = ${group} OR other_group_id = ${group})`;
}
