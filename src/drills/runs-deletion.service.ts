import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { OpenRealms } from '../access/realms/open-realms.service.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { ACCESS_REALM } from '../journal/access-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { type OverRun, overRun, toldOutside } from './run-end.ts';
import { RunsArchive } from './runs-archive.service.ts';

/** Within it every process has found that the run is archived, and what was on its way into it has come to an end. */
const LET_GO_MS = 2_000;
/** How long the trail may take to catch up with the run's journal. */
const TRAIL_MS = 15_000;
const LOOK_MS = 200;

/** What was removed. */
export interface Removed {
  realm: string;
  /** By table, those that had any. */
  rows: Record<string, number>;
}

/** Removes runs that are over, with every row of their realms; the trail keeps what it wrote of them, and tells who removed them. */
@Injectable()
export class RunsDeletion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly archive: RunsArchive,
    private readonly realms: OpenRealms,
  ) {}

  /**
   * Archives the run first, where nobody did. `designator` is what the run is called, typed by whoever means this one.
   * @throws DomainError as {@link overRun}; `designator_differs` (invalid); `trail_behind` (conflict).
   */
  async delete(operator: Operator, runId: string, wanted: { designator: string; reason: string }): Promise<Removed> {
    const found = await this.unitOfWork.transactAsEngine(ACCESS_REALM, (tx) => overRun(tx, operator, runId));
    requireMeant(found, wanted.designator);
    const { archivedAt } = await this.archive.archive(operator, runId);
    const since = this.clock.now().getTime() - (archivedAt?.getTime() ?? 0);
    await delay(Math.max(0, LET_GO_MS - since));
    const deadline = Date.now() + TRAIL_MS;
    for (;;) {
      const removed = await this.unitOfWork.transactAsEngine(
        ACCESS_REALM,
        (tx) => this.remove(tx, operator, runId, wanted),
        operator.origin,
      );
      if (removed) {
        await this.realms.look();
        return removed;
      }
      if (Date.now() > deadline) {
        throw new DomainError('conflict', 'trail_behind', 'The audit trail has not read all of it yet; try again');
      }
      await delay(LOOK_MS);
    }
  }

  /** Undefined while the trail has not read the run's journal to its end. */
  private async remove(
    tx: Transaction,
    operator: Operator,
    runId: string,
    { designator, reason }: { designator: string; reason: string },
  ): Promise<Removed | undefined> {
    const run = await overRun(tx, operator, runId);
    requireMeant(run, designator);
    const { realm } = run;
    // Nobody writes into its journal, or makes a row that is of it, from here on.
    await tx.query('SELECT FROM realms WHERE realm = $1 FOR UPDATE', [realm]);
    const [journal] = await tx.query<{ head: string; read: string }>(
      `SELECT h.head, coalesce(c.seq, 0) AS read FROM journal_heads h LEFT JOIN audit_cursors c ON c.realm = h.realm
       WHERE h.realm = $1 FOR UPDATE OF h`,
      [realm],
    );
    if (!journal || journal.head !== journal.read) return undefined;
    // A long exercise has many rows, and nobody waits for them but whoever asked.
    await tx.query('SET LOCAL statement_timeout = 0');
    const [erased] = await tx.query<{ removed: Record<string, string> }>(
      'SELECT breakwater_erase_exercise($1) AS removed',
      [realm],
    );
    const rows = Object.fromEntries(
      Object.entries(erased?.removed ?? {}).flatMap(([table, count]) =>
        count === '0' ? [] : [[table, Number(count)]],
      ),
    );
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    tx.recordAccess({
      ...toldOutside(run, operator, this.clock.now()),
      type: 'realm.deleted',
      // By the number of its entries the trail is verified without their rows.
      data: { realm, designator, reason, entries: Number(journal.head), rows: total },
    });
    return { realm, rows };
  }
}

function requireMeant(run: OverRun, typed: string): void {
  if (run.designator === typed) return;
  const message = 'This is not what the run is called; type its designator to remove it';
  throw new DomainError('invalid', 'designator_differs', message, { field: 'designator' });
}
