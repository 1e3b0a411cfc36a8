import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { insertAmendment, lastAmendment } from './amendments/amendment-rows.ts';
import { simAt } from './clock/clock.ts';
import { toControl } from './drill-event.ts';
import { itemNotFound, runNotFound } from './drill-fault.ts';
import { DrillSignal } from './drill-signal.ts';
import { requireInside } from './inside-run.ts';
import { readClockEvents, readRun, readRunPicture } from './run-picture.reader.ts';
import { planDeliveries } from './schedule/plan-deliveries.ts';

export type ItemMove = 'fire' | 'hold' | 'release' | 'withdraw';

/** What a delivery must be for a controller to move it, and what it becomes. */
const MOVES: Readonly<Record<ItemMove, { from: readonly string[]; set: string; to: string }>> = {
  fire: {
    from: ['pending', 'held', 'failed'],
    set: `state = 'pending', held_because = NULL, fired_at = $4, attempts = 0, retry_at = NULL`,
    to: 'pending',
  },
  hold: { from: ['pending'], set: `state = 'held', held_because = 'by_controller'`, to: 'held' },
  // What its time has passed by for long is due at once: whoever lets it go knows, and it would only be held again.
  release: {
    from: ['held'],
    set: `state = 'pending', held_because = NULL, fired_at = CASE WHEN cell = ANY($6::text[]) THEN $4 ELSE fired_at END`,
    to: 'pending',
  },
  withdraw: { from: ['pending', 'held', 'failed'], set: `state = 'withdrawn', held_because = NULL`, to: 'withdrawn' },
};

/** What controllers do with the items of a script while it runs. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signal: DrillSignal,
  ) {}

  /**
   * Moves an item, for one cell or for all it is meant for. `fire` delivers at once, whatever the clock shows.
   * @throws DomainError `run_not_found`, `item_not_found`; `not_in_this_state`, `not_running` (conflict); the policy's reason.
   */
  async move(
    operator: Operator,
    runId: string,
    item: string,
    move: ItemMove,
    { cell, reason }: { cell?: string; reason: string },
  ): Promise<void> {
    requireInside(operator, runId, 'drill.run');
    const { from, set, to } = MOVES[move];
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        await requireUnderway(tx, runId, move);
        const known = await tx.query<{ cell: string; state: string }>(
          `SELECT cell, state FROM exercise_deliveries
           WHERE run_id = $1 AND item = $2 AND ($3::text IS NULL OR cell = $3) ORDER BY cell FOR UPDATE`,
          [runId, item, cell ?? null],
        );
        if (known.length === 0) throw itemNotFound();
        const movable = known.filter(({ state }) => from.includes(state)).map(({ cell: of }) => of);
        if (movable.length === 0) {
          const states = [...new Set(known.map(({ state }) => state))].join(', ');
          throw new DomainError('conflict', 'not_in_this_state', `It is ${states} already`);
        }
        const late = move === 'release' ? await lateOnes(tx, runId, item, movable, at) : [];
        await tx.query(
          `UPDATE exercise_deliveries SET ${set}, reason = $5
           WHERE run_id = $1 AND item = $2 AND cell = ANY($3::text[])
             AND $4::timestamptz IS NOT NULL AND $6::text[] IS NOT NULL`,
          [runId, item, movable, at, reason, late],
        );
        const simMs = Math.round(simAt(await readClockEvents(tx.manager, runId), at.getTime()));
        if (move === 'withdraw')
          await noteWithdrawn(tx, runId, { item, cells: movable }, { operator, at, reason, simMs });
        for (const of of movable) {
          const data: JsonObject = { runId, item, cell: of, to, simMs, reason };
          tx.record({ ...toControl(at, { id: operator.id, name: operator.name }), type: 'drill.item_moved', data });
        }
      },
      operator.origin,
    );
    this.signal.announce(runId);
  }
}

async function requireUnderway(tx: Transaction, runId: string, move: ItemMove): Promise<void> {
  const [run] = await tx.query<{ state: string }>('SELECT state FROM exercise_runs WHERE id = $1 FOR UPDATE', [runId]);
  const startedStates = ['running', 'paused'];
  const allowed = move === 'fire' ? startedStates : ['planned', 'ready', ...startedStates];
  if (run && allowed.includes(run.state)) return;
  throw new DomainError('conflict', 'not_running', `The run is ${run?.state ?? 'not there'}`);
}

/** Kept beside the frozen script with all that was changed of it. */
async function noteWithdrawn(
  tx: Transaction,
  runId: string,
  { item, cells }: { item: string; cells: readonly string[] },
  { operator, at, reason, simMs }: { operator: Operator; at: Date; reason: string; simMs: number },
): Promise<void> {
  const run = await readRun(tx.manager, runId);
  if (!run) throw runNotFound();
  const actor = { id: operator.id, name: operator.name };
  let seq = await lastAmendment(tx, runId);
  for (const cell of cells) {
    seq += 1;
    const change = { type: 'withdraw_cell' as const, code: item, cell };
    await insertAmendment(tx, run, { seq, change, actor, reason, atWall: at.getTime(), simMs });
  }
}

/** Cells for which the item would be held for its lateness if it waited for its time. */
async function lateOnes(
  tx: Transaction,
  runId: string,
  item: string,
  cells: readonly string[],
  at: Date,
): Promise<string[]> {
  const picture = await readRunPicture(tx.manager, runId);
  if (!picture) return [];
  const deliveries = picture.deliveries.map((delivery) =>
    delivery.item === item && cells.includes(delivery.cell)
      ? Object.assign({}, delivery, { state: 'pending', heldBecause: null })
      : delivery,
  );
  const { hold } = planDeliveries({ ...picture, deliveries, wall: at.getTime() });
  return hold.filter((late) => late.item === item).map(({ cell }) => cell);
}
