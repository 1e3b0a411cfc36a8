import { Injectable } from '@nestjs/common';
import type { Operator } from '../../access/operator.ts';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { readClock } from '../clock/clock.ts';
import { runNotFound } from '../drill-fault.ts';
import { DrillSignal } from '../drill-signal.ts';
import { toControl } from '../drill-event.ts';
import { requireInside } from '../inside-run.ts';
import { readRunPicture } from '../run-picture.reader.ts';
import type { Delivery, RunPicture } from '../run-row.ts';
import { isTold } from '../template/told.ts';
import { type Amendment, cellsOf, codeOf } from './amendment.ts';
import { insertAmendment } from './amendment-rows.ts';
import { amendedPicture } from './amended-picture.ts';
import type { AmendmentRefusal } from './check-amendment.ts';
import type { WantedChange } from './wanted-change.ts';

const KINDS = {
  run_over: 'conflict',
  begun: 'conflict',
  item_not_found: 'not_found',
  invalid_amendment: 'invalid',
} as const satisfies Record<AmendmentRefusal, DomainError['kind']>;

/** What controllers change of the script of a run: kept beside the frozen one, with who and why. */
@Injectable()
export class AmendmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signal: DrillSignal,
  ) {}

  /**
   * Before STARTEX and while it runs. Only what has not begun is changed.
   * @throws DomainError `run_not_found`, `item_not_found`; `run_over`, `begun` (conflict); `invalid_amendment` with the field at
   * fault; the policy's reason (forbidden).
   */
  async amend(operator: Operator, runId: string, wanted: WantedChange, reason: string): Promise<void> {
    requireInside(operator, runId, 'drill.run');
    const actor = { id: operator.id, name: operator.name };
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        const picture = await lockedPicture(tx, runId);
        const now = this.clock.now().getTime();
        const found = amendedPicture(picture, wanted, now);
        if (!found.picture) throw refusal(found);
        const { change } = found;
        const seq = (picture.amendments.at(-1)?.seq ?? 0) + 1;
        const simMs = Math.round(readClock(picture.clock, now).simMs);
        const amendment: Amendment = { seq, change, actor, reason, atWall: now, simMs };
        await insertAmendment(tx, picture.run, amendment);
        await writeDeliveries(tx, picture, found.picture, amendment);
        const { title = '' } = found.picture.template.items.find(({ code }) => code === codeOf(change)) ?? {};
        tx.record({
          ...toControl(new Date(now), actor),
          type: 'drill.amended',
          data: {
            runId,
            seq,
            change: change.type,
            item: codeOf(change),
            title,
            cells: [...cellsOf(change)],
            simMs,
            reason,
          },
        });
      },
      operator.origin,
    );
    this.signal.announce(runId);
  }
}

function refusal({
  refusal: code,
  faults,
}: {
  refusal: AmendmentRefusal;
  faults: { field: string; message: string }[];
}) {
  const [{ field, message } = { field: '', message: 'It cannot be changed' }, ...others] = faults;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return new DomainError(KINDS[code], code, `${message}${more}`, field === '' ? {} : { field });
}

/** Locks the run, and its progress with it: whoever delivers begins nothing meanwhile. */
async function lockedPicture(tx: Transaction, runId: string): Promise<RunPicture> {
  await tx.query('SELECT 1 FROM exercise_runs WHERE id = $1 FOR UPDATE', [runId]);
  await tx.query('SELECT 1 FROM exercise_progress WHERE run_id = $1 FOR UPDATE', [runId]);
  const picture = await readRunPicture(tx.manager, runId);
  if (!picture || picture.run.state === 'archived') throw runNotFound();
  return picture;
}

/** Rows of what changed, and of the item whose channel may have. */
async function writeDeliveries(
  tx: Transaction,
  before: RunPicture,
  after: RunPicture,
  { change, reason }: Amendment,
): Promise<void> {
  const item = after.template.items.find(({ code }) => code === codeOf(change));
  if (!item) return;
  const known = new Set(before.deliveries);
  const told = isTold(item.delivery.channel);
  const changed = after.deliveries.filter(
    (delivery) => delivery.item === item.code && (!known.has(delivery) || delivery.told !== told),
  );
  const rows = changed.map((delivery) => rowOf(after, delivery, reason));
  await tx.query(
    `INSERT INTO exercise_deliveries AS d
       (run_id, realm, nation, organisation_id, cell, item, told, state, held_because, moved_to_sim_ms, reason)
     SELECT $1, $2, nation, "organisationId", cell, $3, $4, state, "heldBecause", "movedToSimMs", reason
     FROM jsonb_to_recordset($5::jsonb) AS row (nation text, "organisationId" uuid, cell text, state text,
       "heldBecause" text, "movedToSimMs" bigint, reason text)
     ON CONFLICT (run_id, item, cell) DO UPDATE SET told = excluded.told, state = excluded.state,
       held_because = excluded.held_because, moved_to_sim_ms = excluded.moved_to_sim_ms, reason = excluded.reason,
       fired_at = CASE WHEN d.state = excluded.state THEN d.fired_at END, due_sim_ms = NULL, attempts = 0, retry_at = NULL
     WHERE d.state IN ('pending', 'held', 'failed', 'withdrawn')`,
    [before.run.id, before.run.realm, item.code, told, JSON.stringify(rows)],
  );
}

function rowOf({ cells, run }: RunPicture, { cell, state, heldBecause, movedToSimMs }: Delivery, reason: string) {
  const of = cells.find(({ code }) => code === cell);
  if (!of) throw new Error(`Run ${run.id} has no cell ${cell}`);
  const { nation, organisationId } = of;
  return {
    cell,
    nation,
    organisationId,
    state,
    heldBecause,
    movedToSimMs,
    reason: reason === '' ? null : reason,
  };
}
