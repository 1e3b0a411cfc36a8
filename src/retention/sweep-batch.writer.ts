import { Injectable } from '@nestjs/common';
import { forgetMatches } from '../cases/rule-news.store.ts';
import { microsText, microsTime } from '../common/page-cursor.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import {
  CLOSED_HEADS,
  DUE_CASES,
  dueHeads,
  dueRepeats,
  SUPPRESSED_HEADS,
  WAITING_HEADS,
  type Within,
} from './due-alerts.ts';
import type { KeptClass } from './retention-policy.ts';
import type { RunRow } from './run-row.ts';

/** Alerts of one transaction, and heads or cases that are looked at for them: what is waited for meanwhile waits a moment. */
const MOST_ALERTS = 250;
const MOST_HEADS = 250;
const MOST_REJECTS = 1_000;

/** What a run goes through, in this order. */
export const STAGES = ['waiting', 'closed', 'suppressed', 'cases', 'rejects'] as const;
export type Stage = (typeof STAGES)[number];

/** By which of the policy's periods a stage goes. */
export const CLASS_OF: Readonly<Record<Stage, KeptClass>> = {
  waiting: 'waiting',
  closed: 'closed',
  suppressed: 'closed',
  cases: 'cases',
  rejects: 'rejects',
};

const HEADS = { waiting: WAITING_HEADS, closed: CLOSED_HEADS, suppressed: SUPPRESSED_HEADS };

export interface Batch {
  removed: number;
  /** Where the stage goes on; null at its end. */
  place: string[] | null;
}

interface Doomed {
  id: string;
  group_id: string;
}

interface DueCase {
  id: string;
  micros: string;
  number: string;
  organisation_id: string;
  site_id: string;
  tlp: string;
}

/** Removes a bounded part of what a policy lets go, within the transaction that notes how far the run has come. */
@Injectable()
export class SweepBatches {
  async remove(tx: Transaction, run: RunRow, stage: Stage): Promise<Batch> {
    const before = run.cutoffs[CLASS_OF[stage]];
    if (before === null) return { removed: 0, place: null };
    if (stage === 'rejects') return this.ofRejects(tx, run.nation, before);
    if (stage === 'cases') return this.ofCase(tx, run, before);
    const after = run.place.length === 0 ? ['0', NO_ID] : run.place;
    const heads = await tx.query<{ id: string; micros: string }>(
      `SELECT id, ${microsText('at')} AS micros FROM (${HEADS[stage]}) heads
       WHERE (at, id) > (${microsTime('$3')}, $4::uuid) ORDER BY at, id LIMIT $5`,
      [run.nation, before, ...after, MOST_HEADS],
    );
    const last = heads.at(-1);
    if (!last) return { removed: 0, place: null };
    const { doomed, whole } = await dueOf(tx, run.nation, before, { heads, of: 'no case' });
    await removeAlerts(tx, run, doomed);
    return { removed: doomed.length, place: whole ? [last.micros, last.id] : run.place };
  }

  /** Of the next case. Whoever would reopen it, or have its alerts kept, waits, and finds what is left. */
  private async ofCase(tx: Transaction, run: RunRow, before: string): Promise<Batch> {
    const after = run.place.length === 0 ? ['0', NO_ID] : run.place;
    const [found] = await tx.query<DueCase>(
      `SELECT c.id, ${microsText('c.closed_at')} AS micros, c.number, c.organisation_id, c.site_id, c.tlp
       FROM (${DUE_CASES} AND (c.closed_at, c.id) > (${microsTime('$3')}, $4::uuid) ORDER BY c.closed_at, c.id LIMIT 1) due
       JOIN cases c ON c.id = due.id FOR NO KEY UPDATE OF c`,
      [run.nation, before, ...after],
    );
    if (!found) return { removed: 0, place: null };
    const past = [found.micros, found.id];
    // As it is now that nobody else changes it.
    const [still] = await tx.query(`${DUE_CASES} AND c.id = $3`, [run.nation, before, found.id]);
    const heads = still
      ? await tx.query<{ id: string }>(
          'SELECT alert_id AS id FROM alert_links WHERE group_id = $1 AND head_id = alert_id',
          [found.id],
        )
      : [];
    if (heads.length === 0) return { removed: 0, place: past };
    const { doomed, whole } = await dueOf(tx, run.nation, before, { heads, of: 'case' });
    await removeAlerts(tx, run, doomed);
    await this.tell(tx, run, found, { removed: doomed.length, whole });
    return { removed: doomed.length, place: whole ? past : run.place };
  }

  private async tell(
    tx: Transaction,
    run: RunRow,
    found: DueCase,
    { removed, whole }: { removed: number; whole: boolean },
  ): Promise<void> {
    const [now] = await tx.query<{ total: string; gone: boolean; lowered: boolean }>(
      `UPDATE cases SET alerts_removed = alerts_removed + $2, alerts_removed_at = CASE WHEN $3::boolean AND NOT EXISTS (
         SELECT FROM alert_links WHERE group_id = $1) THEN now() ELSE alerts_removed_at END
       WHERE id = $1 RETURNING alerts_removed AS total, tlp_set IS NOT NULL AS lowered, NOT EXISTS (SELECT FROM alert_links WHERE group_id = $1) AS gone`,
      [found.id, removed, whole],
    );
    if (!whole || !now || (removed === 0 && !now.gone)) return;
    tx.record({
      type: 'case.alerts_removed',
      at: new Date(),
      nation: run.nation,
      organisationId: found.organisation_id,
      siteId: found.site_id,
      caseId: found.id,
      tlp: found.tlp,
      actor: { id: 'system:retention', name: 'Retention' },
      data: {
        number: Number(found.number),
        // Where two people set the case lower than an alert in it, how many there were is each reader's own count.
        count: now.lowered ? null : Number(now.total),
        days: run.policy.days.cases,
        runId: run.id,
      },
    });
  }

  private async ofRejects(tx: Transaction, nation: string, before: string): Promise<Batch> {
    const gone = await tx.query(
      `DELETE FROM rejects WHERE id IN (SELECT id FROM rejects WHERE realm = 'live' AND nation = $1 AND received_at < $2
         ORDER BY received_at LIMIT $3) RETURNING 1`,
      [nation, before, MOST_REJECTS],
    );
    return { removed: gone.length, place: gone.length < MOST_REJECTS ? null : [] };
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** What may go of these heads and their repeats; `whole` where that is all. */
async function dueOf(
  tx: Transaction,
  nation: string,
  before: string,
  { heads, of }: { heads: readonly { id: string }[]; of: Within },
): Promise<{ doomed: Doomed[]; whole: boolean }> {
  const ids = heads.map(({ id }) => id);
  const repeats = await tx.query<Doomed>(dueRepeats(of), [nation, before, ids, MOST_ALERTS]);
  if (repeats.length === MOST_ALERTS) return { doomed: repeats, whole: false };
  const first = await tx.query<Doomed>(dueHeads(of), [nation, before, ids, repeats.map(({ id }) => id)]);
  const doomed = [...repeats, ...first];
  return { doomed: doomed.slice(0, MOST_ALERTS), whole: doomed.length <= MOST_ALERTS };
}

async function removeAlerts(tx: Transaction, run: RunRow, doomed: readonly Doomed[]): Promise<void> {
  if (doomed.length === 0) return;
  const ids = doomed.map(({ id }) => id);
  await forgetMatches(tx, ids);
  await tx.query('SELECT breakwater_remove_alerts($1, $2::uuid[])', [run.id, ids]);
  // Of what was fused of tracks the position goes with the last of them; that of a case belongs to the case.
  await tx.query(
    `DELETE FROM objects o WHERE o.realm = 'live' AND o.group_id = ANY($1::uuid[])
       AND NOT EXISTS (SELECT FROM alert_links l WHERE l.group_id = o.group_id)
       AND NOT EXISTS (SELECT FROM cases c WHERE c.id = o.group_id)`,
    [[...new Set(doomed.map((alert) => alert.group_id))]],
  );
}
