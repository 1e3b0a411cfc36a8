import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../common/json.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { lastAmendment } from './amendments/amendment-rows.ts';
import { simAt } from './clock/clock.ts';
import { EXERCISE_CONTROL, toCell, toControl } from './drill-event.ts';
import type { Delivery, RunPicture } from './run-row.ts';
import type { DeliveryName, Plan } from './schedule/plan.ts';
import type { MselItem } from './template/template.ts';

/** What becomes of deliveries, each change with its entry in the journal. */
@Injectable()
export class DeliveryStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Writes down what the plan says: what is begun before it is posted, so that nobody who takes over posts anything else. What
   * reaches people is delivered with that.
   */
  carryOut(picture: RunPicture, plan: Plan, owner: string, now: number): Promise<void> {
    const { run } = picture;
    const at = new Date(now);
    return this.unitOfWork.transactAsEngine(run.realm, async (tx) => {
      if (!(await isOwner(tx, run.id, owner))) return;
      // The script was changed since it was looked at, and with it what would be told.
      if ((await lastAmendment(tx, run.id)) !== (picture.amendments.at(-1)?.seq ?? 0)) return;
      for (const due of plan.due) {
        const item = itemOf(picture, due.item);
        // By phone a controller tells it, and says so by firing it.
        if (item.delivery.channel === 'phone_manual' && due.because !== 'fired') {
          await hold(tx, picture, due, at, { because: 'by_controller', reason: null });
        } else await begin(tx, picture, item, due, at);
      }
      for (const { because, lateMs, ...late } of plan.hold) {
        const reason =
          because === 'overdue' ? `${Math.round(lateMs / 1_000)} s late` : 'The clock was moved past its time';
        await hold(tx, picture, late, at, { because, reason });
      }
      for (const { reason, ...name } of plan.skip) await end(tx, picture, name, 'skipped', reason, at);
    });
  }

  /** One of its posts was answered; with the last of them, or the first of a flight, it is delivered. */
  posted(
    picture: RunPicture,
    { item, cell }: DeliveryName,
    { index, of }: { index: number; of: number },
    alertIds: readonly string[],
    now: number,
  ): Promise<void> {
    const { run } = picture;
    const at = new Date(now);
    const simMs = Math.round(simAt(picture.clock, now));
    return this.unitOfWork.transactAsEngine(run.realm, async (tx) => {
      const [row] = await tx.query<{ first: boolean; alert_ids: string[] }>(
        `UPDATE exercise_deliveries d SET posted = greatest(d.posted, $4), posts = $8, attempts = 0, retry_at = NULL, reason = NULL,
           state = 'delivered', delivered_at = coalesce(d.delivered_at, $5),
           delivered_sim_ms = coalesce(d.delivered_sim_ms, $6),
           alert_ids = d.alert_ids || ARRAY(SELECT id FROM unnest($7::uuid[]) AS id WHERE id <> ALL (d.alert_ids))
         FROM exercise_deliveries before
         WHERE before.run_id = d.run_id AND before.item = d.item AND before.cell = d.cell
           AND d.run_id = $1 AND d.item = $2 AND d.cell = $3 AND d.state IN ('delivering', 'delivered')
         RETURNING before.state = 'delivering' AS first, d.alert_ids`,
        [run.id, item, cell, index + 1, at, simMs, alertIds, of],
      );
      if (row?.first !== true) return;
      const { title, delivery } = itemOf(picture, item);
      const data = { runId: run.id, item, title, cell, channel: delivery.channel, simMs, alertIds: row.alert_ids };
      tx.record({ ...toControl(at, EXERCISE_CONTROL), type: 'drill.item_delivered', data });
    });
  }

  /** It is tried again at that time; null gives it up. */
  failed(picture: RunPicture, name: DeliveryName, reason: string, retryAt: number | null, now: number): Promise<void> {
    const { run } = picture;
    const at = new Date(now);
    return this.unitOfWork.transactAsEngine(run.realm, async (tx) => {
      if (retryAt === null) {
        // Of a flight that is told of already, the rest is given up.
        await tx.query(
          `UPDATE exercise_deliveries SET posted = posts, reason = $4
           WHERE run_id = $1 AND item = $2 AND cell = $3 AND state = 'delivered'`,
          [run.id, name.item, name.cell, reason],
        );
        await end(tx, picture, name, 'failed', reason, at);
        return;
      }
      await tx.query(
        `UPDATE exercise_deliveries SET attempts = attempts + 1, retry_at = $4, reason = $5
         WHERE run_id = $1 AND item = $2 AND cell = $3 AND state IN ('delivering', 'delivered')`,
        [run.id, name.item, name.cell, new Date(retryAt), reason],
      );
    });
  }
}

/** Locks the run's progress, so that whoever took over in between is not written against. */
async function isOwner(tx: Transaction, runId: string, owner: string): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM exercise_progress WHERE run_id = $1 AND owner = $2 FOR UPDATE', [
    runId,
    owner,
  ]);
  return rows.length > 0;
}

/** Does nothing where a controller has moved it meanwhile. */
async function begin(
  tx: Transaction,
  picture: RunPicture,
  item: MselItem,
  { cell, dueSimMs }: DeliveryName & { dueSimMs: number },
  at: Date,
): Promise<void> {
  const { run } = picture;
  const told = deliveryOf(picture, item.code, cell).told;
  const simMs = Math.round(simAt(picture.clock, at.getTime()));
  const begun = await tx.query(
    `UPDATE exercise_deliveries SET state = $4, held_because = NULL, started_at = $5, started_sim_ms = $6, due_sim_ms = $7,
       delivered_at = CASE WHEN $8 THEN $5::timestamptz END, delivered_sim_ms = CASE WHEN $8 THEN $6::bigint END
     WHERE run_id = $1 AND item = $2 AND cell = $3 AND state = 'pending' RETURNING item`,
    [run.id, item.code, cell, told ? 'delivered' : 'delivering', at, simMs, Math.round(dueSimMs), told],
  );
  if (begun.length === 0 || !told) return;
  const { channel } = item.delivery;
  const data: JsonObject = { runId: run.id, item: item.code, title: item.title, cell, channel, simMs };
  const of = picture.cells.find(({ code }) => code === cell);
  if (!of) throw new Error(`Run ${run.id} has no cell ${cell}`);
  const toWhom = channel === 'phone_manual' ? toControl(at, EXERCISE_CONTROL) : toCell(of, at, EXERCISE_CONTROL);
  tx.record({ ...toWhom, type: 'drill.item_delivered', data: { ...data, ...wordsOf(item) } });
}

/** What a cell is told. */
function wordsOf({ title, from, delivery }: MselItem): { title: string; body: string; from: string } {
  const said = from ?? '';
  switch (delivery.channel) {
    case 'message':
      return { title: delivery.subject, body: delivery.text, from: said };
    case 'media':
      return { title: delivery.headline, body: delivery.text, from: delivery.outlet };
    case 'phone_manual':
      return { title, body: delivery.script, from: said };
    default:
      return { title, body: '', from: said };
  }
}

async function hold(
  tx: Transaction,
  picture: RunPicture,
  { item, cell, dueSimMs }: DeliveryName & { dueSimMs: number },
  at: Date,
  { because, reason }: { because: string; reason: string | null },
): Promise<void> {
  const { run } = picture;
  const held = await tx.query(
    `UPDATE exercise_deliveries SET state = 'held', held_because = $4, reason = $5, due_sim_ms = $6
     WHERE run_id = $1 AND item = $2 AND cell = $3 AND state = 'pending' AND fired_at IS NULL RETURNING item`,
    [run.id, item, cell, because, reason, Math.round(dueSimMs)],
  );
  if (held.length > 0) moved(tx, picture, { item, cell }, 'held', reason ?? 'To be told by phone, and fired then', at);
}

async function end(
  tx: Transaction,
  picture: RunPicture,
  { item, cell }: DeliveryName,
  state: 'skipped' | 'failed',
  reason: string,
  at: Date,
): Promise<void> {
  const ended = await tx.query(
    `UPDATE exercise_deliveries SET state = $4, held_because = NULL, reason = $5
     WHERE run_id = $1 AND item = $2 AND cell = $3 AND state IN ('pending', 'held', 'delivering') RETURNING item`,
    [picture.run.id, item, cell, state, reason],
  );
  if (ended.length > 0) moved(tx, picture, { item, cell }, state, reason, at);
}

function moved(
  tx: Transaction,
  { run, clock }: RunPicture,
  { item, cell }: DeliveryName,
  to: string,
  reason: string,
  at: Date,
): void {
  const data = { runId: run.id, item, cell, to, simMs: Math.round(simAt(clock, at.getTime())), reason };
  tx.record({ ...toControl(at, EXERCISE_CONTROL), type: 'drill.item_moved', data });
}

export function itemOf({ run, template }: RunPicture, code: string): MselItem {
  const found = template.items.find((item) => item.code === code);
  if (!found) throw new Error(`Run ${run.id} has no item ${code}`);
  return found;
}

export function deliveryOf({ run, deliveries }: RunPicture, item: string, cell: string): Delivery {
  const found = deliveries.find((delivery) => delivery.item === item && delivery.cell === cell);
  if (!found) throw new Error(`Run ${run.id} delivers no ${item} to ${cell}`);
  return found;
}
