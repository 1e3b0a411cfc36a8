import type { EntityManager } from 'typeorm';
import { readAmendments } from './amendments/amendment-rows.ts';
import { scriptInEffect } from './amendments/script-in-effect.ts';
import type { Evaluation } from './expectations/evaluation.ts';
import type { EvaluatorOverride, ExpectationOutcome } from './expectations/outcome.ts';
import {
  type Delivery,
  type KindedCell,
  type Run,
  RUN_COLUMNS,
  type RunPicture,
  toClockEvent,
  toDelivery,
} from './run-row.ts';
import type { ClockEvent } from './clock/clock-event.ts';
import type { DrillTemplate } from './template/template.ts';

/** What answers a query: a pool, or a transaction, of the engine or of a viewer who then gets what it may see. */
export type Queryable = Pick<EntityManager, 'query'>;

/** All of a run. Undefined where there is none, or the viewer sees none of its script. */
export async function readRunPicture(from: Queryable, runId: string): Promise<RunPicture | undefined> {
  const run = await readRun(from, runId);
  const [script] = await from.query<{ template: DrillTemplate }[]>(
    'SELECT template FROM exercise_snapshots WHERE run_id = $1',
    [runId],
  );
  if (!run || !script) return undefined;
  const amendments = await readAmendments(from, runId);
  const { template } = scriptInEffect(
    script.template,
    amendments.map(({ change }) => change),
  );
  return {
    run,
    template,
    amendments,
    cells: await readCells(from, runId),
    clock: await readClockEvents(from, runId),
    deliveries: await readDeliveries(from, runId, template),
    outcomes: await readOutcomes(from, runId),
    overrides: await readOverrides(from, runId),
  };
}

export async function readRun(from: Queryable, runId: string): Promise<Run | undefined> {
  const [run] = await from.query<Run[]>(`SELECT ${RUN_COLUMNS} FROM exercise_runs r WHERE r.id = $1`, [runId]);
  return run;
}

export async function readClockEvents(from: Queryable, runId: string): Promise<ClockEvent[]> {
  const rows = await from.query<Parameters<typeof toClockEvent>[0][]>(
    `SELECT seq, type, wall_at, sim_ms, rate, actor, reason FROM exercise_clock_events WHERE run_id = $1 ORDER BY seq`,
    [runId],
  );
  return rows.map(toClockEvent);
}

/** With the people who play in them, as far as they are seen. */
export async function readCells(from: Queryable, runId: string): Promise<KindedCell[]> {
  return from.query<KindedCell[]>(
    `SELECT c.code, c.kind, c.nation, c.organisation_id AS "organisationId", o.code AS organisation,
       ARRAY(SELECT 'person:' || m.account_id FROM exercise_members m WHERE m.run_id = c.run_id AND m.cell = c.code
         ORDER BY m.account_id) AS actors
     FROM exercise_cells c JOIN organisations o ON o.id = c.organisation_id WHERE c.run_id = $1 ORDER BY c.code`,
    [runId],
  );
}

/** In the order of the script. */
export async function readDeliveries(from: Queryable, runId: string, { items }: DrillTemplate): Promise<Delivery[]> {
  const rows = await from.query<Parameters<typeof toDelivery>[0][]>(
    `SELECT item, cell, told, state, held_because, fired_at, moved_to_sim_ms, started_at, started_sim_ms, due_sim_ms,
       attempts, retry_at, posted, posts, delivered_at, delivered_sim_ms, reason, alert_ids
     FROM exercise_deliveries WHERE run_id = $1 ORDER BY item, cell`,
    [runId],
  );
  const places = new Map(items.map(({ code }, index) => [code, index]));
  return rows.map(toDelivery).toSorted((a, b) => (places.get(a.item) ?? 0) - (places.get(b.item) ?? 0));
}

/** The latest of each. */
export async function readOutcomes(from: Queryable, runId: string): Promise<ExpectationOutcome[]> {
  const rows = await from.query<{ outcome: ExpectationOutcome }[]>(
    `SELECT DISTINCT ON (item, expectation) outcome FROM exercise_outcomes WHERE run_id = $1
     ORDER BY item, expectation, ordinal DESC`,
    [runId],
  );
  return rows.map(({ outcome }) => outcome);
}

export async function readOverrides(from: Queryable, runId: string): Promise<EvaluatorOverride[]> {
  const rows = await from.query<(Omit<EvaluatorOverride, 'atWall'> & { at: Date })[]>(
    `SELECT seq, item, expectation, state, at, actor->>'id' AS by, note FROM exercise_overrides WHERE run_id = $1
     ORDER BY seq`,
    [runId],
  );
  return rows.map(({ at, ...override }) => Object.assign(override, { atWall: at.getTime() }));
}

/** How far the run was evaluated. For the engine alone. */
export async function readEvaluation(from: Queryable, runId: string): Promise<Evaluation | undefined> {
  const [row] = await from.query<{ evaluation: Evaluation }[]>(
    'SELECT evaluation FROM exercise_progress WHERE run_id = $1',
    [runId],
  );
  return row?.evaluation;
}
