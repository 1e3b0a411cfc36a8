import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Actor } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { readClock } from './clock/clock.ts';
import type { ClockEvent, ClockEventType } from './clock/clock-event.ts';
import { nextClockEvent } from './clock/next-clock-event.ts';
import { runNotFound } from './drill-fault.ts';
import { toEverybody } from './drill-event.ts';
import { DrillSignal } from './drill-signal.ts';
import { requireInside } from './inside-run.ts';
import { readCells, readClockEvents, readRun } from './run-picture.reader.ts';
import type { RunState } from './run-row.ts';

export interface ClockMove {
  type: ClockEventType;
  rate?: number;
  simMs?: number;
  reason: string | null;
}

const STATES: Readonly<Record<ReturnType<typeof readClock>['phase'], RunState>> = {
  not_started: 'ready',
  running: 'running',
  paused: 'paused',
  ended: 'ended',
  aborted: 'aborted',
};

/** What people do with the clock of a run. */
@Injectable()
export class ClockService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signal: DrillSignal,
  ) {}

  /**
   * @throws DomainError what `nextClockEvent` says (conflict, or invalid where a value is); `run_not_found`; the policy's
   * reason (forbidden).
   */
  async move(operator: Operator, runId: string, move: ClockMove): Promise<void> {
    requireInside(operator, runId, 'drill.run');
    const actor = { id: operator.id, name: operator.name };
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      (tx) => moveClock(tx, runId, move, actor, this.clock),
      operator.origin,
    );
    this.signal.announce(runId);
  }
}

const CONFLICTS = new Set(['not_in_this_phase', 'earlier_than_the_last', 'not_ahead']);

/**
 * Appends to the clock of a run, in a transaction of the engine. Its time is taken once nobody else moves it, so that who reads
 * the run until the commit sees as little as may be of a time that a pause then takes back.
 * @throws DomainError as {@link ClockService.move}.
 */
export async function moveClock(
  tx: Transaction,
  runId: string,
  move: ClockMove,
  actor: Actor,
  clock: Clock,
): Promise<void> {
  await tx.query('SELECT 1 FROM exercise_runs WHERE id = $1 FOR UPDATE', [runId]);
  const run = await readRun(tx.manager, runId);
  if (!run || run.state === 'archived') throw runNotFound();
  const events = await readClockEvents(tx.manager, runId);
  // Two processes may disagree about the time by a little; the clock of a run goes on from what was written last.
  const wallAt = Math.max(clock.now().getTime(), events.at(-1)?.wallAt ?? 0);
  const next = nextClockEvent(events, { ...move, wallAt, actor: actor.id });
  if ('refusal' in next) {
    throw new DomainError(CONFLICTS.has(next.refusal) ? 'conflict' : 'invalid', next.refusal, next.message);
  }
  const { event } = next;
  const at = new Date(wallAt);
  await tx.query(
    `INSERT INTO exercise_clock_events
       (run_id, realm, nation, organisation_id, seq, type, wall_at, sim_ms, rate, actor, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      runId,
      run.realm,
      run.nation,
      run.organisationId,
      event.seq,
      event.type,
      at,
      event.simMs ?? null,
      event.rate ?? null,
      JSON.stringify(actor),
      event.reason,
    ],
  );
  await followState(tx, runId, [...events, event], at);
  const reading = readClock([...events, event], wallAt);
  for (const told of toEverybody(await readCells(tx.manager, runId), at, actor)) {
    tx.record({
      ...told,
      type: 'drill.clock_changed',
      data: {
        runId,
        move: event.type,
        simMs: Math.round(reading.simMs),
        rate: reading.rate,
        paused: reading.phase === 'paused',
        reason: event.reason ?? '',
      },
    });
  }
}

async function followState(tx: Transaction, runId: string, events: readonly ClockEvent[], at: Date): Promise<void> {
  const { phase } = readClock(events, at.getTime());
  const over = phase === 'ended' || phase === 'aborted';
  await tx.query(
    `UPDATE exercise_runs SET state = $2, started_at = coalesce(started_at, CASE WHEN $3 THEN $5::timestamptz END),
       ended_at = coalesce(ended_at, CASE WHEN $4 THEN $5::timestamptz END) WHERE id = $1`,
    [runId, STATES[phase], phase !== 'not_started' && events.some(({ type }) => type === 'startex'), over, at],
  );
}
