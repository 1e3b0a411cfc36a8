import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../common/clock.ts';
import { rowsOf, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { isOver, readClock } from './clock/clock.ts';
import { moveClock } from './clock.service.ts';
import { DeliverySender } from './delivery-sender.service.ts';
import { deliveryOf, DeliveryStore, itemOf } from './delivery.store.ts';
import { EXERCISE_CONTROL } from './drill-event.ts';
import { postsOf } from './posts/posts-of.ts';
import { readRunPicture } from './run-picture.reader.ts';
import type { RunPicture } from './run-row.ts';
import { planDeliveries } from './schedule/plan-deliveries.ts';
import type { DeliveryName } from './schedule/plan.ts';
import { SimulatorKeys } from './simulator-keys.store.ts';

/** Milliseconds without a sign of life after which another process may deliver for a run; less than what makes late. */
const ABANDONED_MS = 5_000;
const RETRY_MS = [500, 8_000] as const;
const MOST_ATTEMPTS = 6;

/**
 * Delivers for one run at a time. One process owns a run; what it holds in memory is what it is posting at the moment, the
 * rest is in the rows.
 */
@Injectable()
export class Dispatcher {
  private readonly log = new Logger(Dispatcher.name);
  private readonly me = uuidv7();
  private readonly owned = new Set<string>();
  private readonly underway = new Map<string, Promise<void>>();

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: DeliveryStore,
    private readonly sender: DeliverySender,
    private readonly keys: SimulatorKeys,
  ) {}

  /** Runs that have begun and are not yet settled, or whose simulator can still speak. */
  async open(): Promise<string[]> {
    const rows = await this.engine.query<{ id: string }[]>(
      `SELECT r.id FROM exercise_runs r JOIN exercise_progress p ON p.run_id = r.id
       WHERE r.state IN ('running', 'paused', 'ended', 'aborted') AND (NOT p.settled OR EXISTS (
         SELECT 1 FROM exercise_simulator_keys k WHERE k.run_id = r.id AND k.revoked_at IS NULL)) ORDER BY r.id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Does what is due in a run now. */
  async step(runId: string): Promise<void> {
    if (!(await this.own(runId))) return;
    const picture = await readRunPicture(this.engine, runId);
    if (!picture) return;
    await this.stopForReal(picture);
    const now = this.clock.now().getTime();
    const plan = planDeliveries({ ...picture, wall: now });
    if (plan.due.length + plan.hold.length + plan.skip.length > 0) {
      await this.store.carryOut(picture, plan, this.me, now);
    }
    if (isOver(readClock(picture.clock, now).phase)) {
      // What was begun is settled by its answer, also when the run ends meanwhile; flights end with it.
      const begun = picture.deliveries.filter(({ state }) => state === 'delivering');
      if (begun.length === 0) return this.close(picture);
      return this.post({ ...picture, deliveries: begun });
    }
    const current = plan.due.length > 0 ? await readRunPicture(this.engine, runId) : picture;
    if (current) this.post(current);
  }

  /** Waits for what is being posted. */
  async finish(): Promise<void> {
    await Promise.all(this.underway.values());
  }

  /** Nothing new is posted; once the last is answered, the simulator has no key any more. */
  private async close({ run }: RunPicture): Promise<void> {
    if ([...this.underway.keys()].some((name) => name.startsWith(`${run.id} `))) return;
    await this.keys.revoke(run);
  }

  /** Keeps the run, or takes it over from a process that is gone; whoever takes over speaks with keys of its own. */
  private async own(runId: string): Promise<boolean> {
    const now = this.clock.now();
    const mine = await this.engine.query(
      `UPDATE exercise_progress SET owner = $2, owner_seen_at = $3
       WHERE run_id = $1 AND (owner = $2 OR owner IS NULL OR owner_seen_at < $4) RETURNING run_id, realm`,
      [runId, this.me, now, new Date(now.getTime() - ABANDONED_MS)],
    );
    const [row] = rowsOf<{ realm: string }>(mine);
    if (!row) {
      this.owned.delete(runId);
      return false;
    }
    if (!this.owned.has(runId)) {
      await this.keys.revoke({ id: runId, realm: row.realm });
      this.owned.add(runId);
    }
    return true;
  }

  /** Somebody inside said that something real happened: play stops until those who control say otherwise. */
  private async stopForReal({ run, clock }: RunPicture): Promise<void> {
    const since = run.realEmergencyAt?.getTime();
    if (since === undefined || clock.some(({ type, wallAt }) => type === 'pause' && wallAt >= since)) return;
    if (readClock(clock, this.clock.now().getTime()).phase !== 'running') return;
    const move = { type: 'pause' as const, reason: 'REAL EMERGENCY' };
    await this.unitOfWork.transactAsEngine(run.realm, (tx) =>
      moveClock(tx, run.id, move, EXERCISE_CONTROL, this.clock),
    );
  }

  private post(picture: RunPicture): void {
    const now = this.clock.now().getTime();
    for (const delivery of picture.deliveries) {
      const { item, cell, told, state, posted, posts, startedAt, retryAt } = delivery;
      const begun = state === 'delivering' || (state === 'delivered' && posted < posts);
      const name = nameOf(picture.run.id, delivery);
      if (told || !begun || startedAt === null || this.underway.has(name) || (retryAt ?? 0) > now) continue;
      const done = this.postAll(picture, { item, cell }, startedAt, posted)
        .catch((error: unknown) => this.log.warn(`What became of ${item} was not written down: ${String(error)}`))
        .finally(() => this.underway.delete(name));
      this.underway.set(name, done);
    }
  }

  /** From where it stopped, as far as its time has come; the rest is for later ticks. */
  private async postAll(picture: RunPicture, name: DeliveryName, startedAt: number, from: number): Promise<void> {
    const { run } = picture;
    const cell = picture.cells.find(({ code }) => code === name.cell);
    const all = postsOf(itemOf(picture, name.item).delivery, { run: run.id, item: name.item, startedAt });
    if (!cell) throw new Error(`Run ${run.id} has no cell ${name.cell}`);
    for (const [index, post] of all.entries()) {
      if (index < from) continue;
      const passed = this.clock.now().getTime() - startedAt;
      if (post.afterMs > passed) return;
      if (post.untilMs !== null && post.untilMs < passed) continue;
      const sent = await this.sender.send(run, cell, post);
      const now = this.clock.now().getTime();
      if ('fault' in sent) {
        const { attempts } = deliveryOf(picture, name.item, name.cell);
        const retryAt = sent.again && attempts + 1 < MOST_ATTEMPTS ? now + pause(attempts) : null;
        await this.store.failed(picture, name, sent.fault, retryAt, now);
        return;
      }
      await this.store.posted(picture, name, { index, of: all.length }, sent.alertIds, now);
    }
  }
}

function pause(attempts: number): number {
  return Math.min(RETRY_MS[0] * 2 ** attempts, RETRY_MS[1]);
}

function nameOf(runId: string, { item, cell }: DeliveryName): string {
  return `${runId} ${item} ${cell}`;
}
