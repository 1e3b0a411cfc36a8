import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { NO_ORGANISATION } from '../access/operator.ts';
import { sendMarkingsLockForStep } from '../cases/marking.store.ts';
import { Clock } from '../common/clock.ts';
import { Meters } from '../common/meters.service.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { daysOf, POLICY_COLUMNS, type PolicyRow } from './policy-row.ts';
import { cutoffsOf } from './retention-policy.ts';
import type { RunRow } from './run-row.ts';
import { CLASS_OF, STAGES, SweepBatches } from './sweep-batch.writer.ts';

/** How long after a run began the next one may. */
const EVERY_MS = 3_600_000;
/** With more inputs than these waiting for correlation, alerts have the right of way. */
const MOST_WAITING = 2_000;

const RUN_COLUMNS = 'id, nation, policy, cutoffs, started_at, moved_at, ended_at, outcome, stage, place, removed';

/** `worked`: there may be more at once. `idle`: nothing is to be done. `waits`: somebody else is at it, or alerts are. */
export type SweepStep = 'worked' | 'idle' | 'waits';

/** Removes what a nation's policy lets go, batch after batch, each a transaction that also notes how far it came. */
@Injectable()
export class Sweeps {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: SweepBatches,
    private readonly clock: Clock,
    private readonly meters: Meters,
  ) {}

  /** Nations that have said how long they keep something. */
  async nations(): Promise<string[]> {
    const rows = await this.engine.query<{ nation: string }[]>(
      `SELECT nation FROM retention_policies WHERE effective_at <= $1
         AND coalesce(waiting_days, closed_days, case_days, reject_days) IS NOT NULL
       UNION SELECT nation FROM retention_runs WHERE ended_at IS NULL ORDER BY 1`,
      [this.clock.now()],
    );
    return rows.map(({ nation }) => nation);
  }

  /** Whether alerts come in faster than correlation takes them. */
  async busy(): Promise<boolean> {
    const [row] = await this.engine.query<{ waiting: string }[]>(
      `SELECT count(*) AS waiting FROM (SELECT FROM correlation_inputs LIMIT ${MOST_WAITING + 1}) bounded`,
    );
    return Number(row?.waiting ?? 0) > MOST_WAITING;
  }

  /** The next batch of a nation. Processes that try at once take turns by its policy's row. */
  async step(nation: string): Promise<SweepStep> {
    return this.unitOfWork.transactAsEngine('live', async (tx) => {
      const [policy] = await tx.query<PolicyRow>(
        `SELECT ${POLICY_COLUMNS} FROM retention_policies WHERE nation = $1 FOR NO KEY UPDATE SKIP LOCKED`,
        [nation],
      );
      if (!policy) return 'waits';
      const [open] = await tx.query<RunRow>(
        `SELECT ${RUN_COLUMNS} FROM retention_runs WHERE nation = $1 AND ended_at IS NULL`,
        [nation],
      );
      if (open && open.policy.setAt !== policy.set_at.toISOString()) {
        await this.end(tx, open, 'policy_changed');
        return 'worked';
      }
      const run = open ?? (await this.begin(tx, policy));
      if (!run) return 'idle';
      // What people do with alerts, and how they are marked, waits for the batch; correlation does not.
      sendMarkingsLockForStep(tx);
      await this.work(tx, run);
      return 'worked';
    });
  }

  private async begin(tx: Transaction, policy: PolicyRow): Promise<RunRow | undefined> {
    const now = this.clock.now();
    if (policy.effective_at > now) return undefined;
    const [recent] = await tx.query(
      `SELECT FROM retention_runs WHERE nation = $1 AND started_at > $2 AND (policy->>'setAt') = $3`,
      [policy.nation, new Date(now.getTime() - EVERY_MS), policy.set_at.toISOString()],
    );
    if (recent) return undefined;
    const days = daysOf(policy);
    const noted = { days, reason: policy.reason, setBy: policy.set_by, setAt: policy.set_at.toISOString() };
    const [run] = await tx.query<RunRow>(
      `INSERT INTO retention_runs (id, nation, policy, cutoffs, started_at, moved_at) VALUES ($1, $2, $3, $4, $5, $5)
       RETURNING ${RUN_COLUMNS}`,
      [uuidv7(), policy.nation, JSON.stringify(noted), JSON.stringify(cutoffsOf(days, now)), now],
    );
    return run;
  }

  private async work(tx: Transaction, run: RunRow): Promise<void> {
    const stage = STAGES[run.stage];
    if (stage === undefined) return this.end(tx, run, 'done');
    const { removed, place } = await this.batches.remove(tx, run, stage);
    const kept = CLASS_OF[stage];
    await tx.query(`UPDATE retention_runs SET moved_at = $2, stage = $3, place = $4, removed = $5 WHERE id = $1`, [
      run.id,
      this.clock.now(),
      place === null ? run.stage + 1 : run.stage,
      JSON.stringify(place ?? []),
      JSON.stringify({ ...run.removed, [kept]: (run.removed[kept] ?? 0) + removed }),
    ]);
    tx.onCommit(() => this.meters.countRemoved(kept, removed));
  }

  private async end(tx: Transaction, run: RunRow, outcome: 'done' | 'policy_changed'): Promise<void> {
    const at = this.clock.now();
    await tx.query('UPDATE retention_runs SET ended_at = $2, moved_at = $2, outcome = $3 WHERE id = $1', [
      run.id,
      at,
      outcome,
    ]);
    if (Object.values(run.removed).every((count) => count === 0)) return;
    const [cert] = await tx.query<{ id: string }>(
      `SELECT id FROM organisations WHERE nation = $1 AND kind = 'national_cert' ORDER BY code LIMIT 1`,
      [run.nation],
    );
    tx.recordAccess({
      type: 'alerts.removed',
      at,
      nation: run.nation,
      organisationId: cert?.id ?? NO_ORGANISATION,
      siteId: null,
      caseId: null,
      tlp: 'AMBER',
      actor: { id: 'system:retention', name: 'Retention' },
      data: {
        runId: run.id,
        outcome,
        policy: { ...run.policy },
        cutoffs: { ...run.cutoffs },
        removed: { ...run.removed },
      },
    });
  }
}
