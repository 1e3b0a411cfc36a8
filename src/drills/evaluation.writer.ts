import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { canonicalJson } from '../common/canonical-json.ts';
import { exerciseRealm } from '../access/realms/realm-name.ts';
import { Clock } from '../common/clock.ts';
import type { JsonObject } from '../common/json.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { JournalReader } from '../journal/journal.reader.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { isOver, readClock, simAt } from './clock/clock.ts';
import { EXERCISE_CONTROL, toControl } from './drill-event.ts';
import { advance, type Evaluation } from './expectations/evaluation.ts';
import { outcomes } from './expectations/outcomes.ts';
import type { ExpectationOutcome } from './expectations/outcome.ts';
import { readEvaluation, readRunPicture } from './run-picture.reader.ts';
import type { RunPicture } from './run-row.ts';
import { isFinal } from './schedule/delivery-state.ts';

const PAGE = 1_000;
/**
 * An entry that is being committed is not read yet, though it may lie before a deadline: deadlines are looked at by this much
 * after they passed.
 */
const COMMIT_MS = 500;

/**
 * Holds the journal of a run against what is expected, from a position of its own. What is found is written with the position:
 * a crash neither repeats nor loses a verdict.
 */
@Injectable()
export class EvaluationStep {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: JournalReader,
    private readonly clock: Clock,
  ) {}

  /** One page; true when there may be more at once. */
  async step(runId: string): Promise<boolean> {
    const evaluation = await readEvaluation(this.engine, runId);
    if (!evaluation) return false;
    // Before the journal is read, so that what it lacks is later; and what was delivered after it, so that no entry comes
    // before the delivery that caused it.
    const now = this.clock.now().getTime();
    const events = await this.journal.after(exerciseRealm(runId), evaluation.cursor, PAGE);
    const picture = await readRunPicture(this.engine, runId);
    if (!picture) return false;
    const more = events.length === PAGE;
    const readUntil = more ? Date.parse(events.at(-1)?.recordedAt ?? '') : now - COMMIT_MS;
    const next = advance(evaluation, picture, events, readUntil);
    const changed = changedOutcomes(picture.outcomes, outcomes(next, picture, picture.clock, picture.overrides));
    const unread = more || (events.at(-1)?.seq ?? 0) > next.cursor;
    const settled = !unread && isSettled(picture, next.readUntil);
    if (next.cursor === evaluation.cursor && changed.length === 0 && !settled) return false;
    await this.unitOfWork.transactAsEngine(picture.run.realm, async (tx) => {
      if (!(await moveOn(tx, runId, evaluation, next, settled))) return;
      for (const outcome of changed) await writeOutcome(tx, picture, outcome, new Date(now));
    });
    return more && next.cursor > evaluation.cursor;
  }
}

/** Over, with everything delivered or given up, and the journal read to beyond the end. */
function isSettled({ clock, deliveries }: RunPicture, readUntil: number): boolean {
  if (!isOver(readClock(clock, readUntil).phase)) return false;
  return deliveries.every(({ state }) => isFinal(state));
}

/** False when another process was faster. */
async function moveOn(
  tx: Transaction,
  runId: string,
  from: Evaluation,
  to: Evaluation,
  settled: boolean,
): Promise<boolean> {
  const moved = await tx.query(
    `UPDATE exercise_progress SET evaluation = $3, settled = $4
     WHERE run_id = $1 AND (evaluation->>'cursor')::bigint = $2 RETURNING run_id`,
    [runId, from.cursor, JSON.stringify(to), settled],
  );
  return moved.length > 0;
}

function changedOutcomes(
  before: readonly ExpectationOutcome[],
  after: readonly ExpectationOutcome[],
): ExpectationOutcome[] {
  const known = new Map(before.map((outcome) => [nameOf(outcome), canonicalJson(asJson(outcome))]));
  return after.filter((outcome) => {
    const was = known.get(nameOf(outcome));
    // What only waits need not be written down.
    if (was === undefined) return outcome.fromWall !== null || outcome.state !== 'pending';
    return was !== canonicalJson(asJson(outcome));
  });
}

async function writeOutcome(
  tx: Transaction,
  { run, cells, clock, outcomes: before }: RunPicture,
  outcome: ExpectationOutcome,
  at: Date,
): Promise<void> {
  const cell = cells.find(({ code }) => code === outcome.cell);
  if (!cell) throw new Error(`Run ${run.id} has no cell ${outcome.cell}`);
  await tx.query(
    `INSERT INTO exercise_outcomes
       (run_id, realm, nation, organisation_id, cell, item, expectation, state, outcome, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      run.id,
      run.realm,
      cell.nation,
      cell.organisationId,
      outcome.cell,
      outcome.item,
      outcome.expectation,
      outcome.state,
      JSON.stringify(outcome),
      at,
    ],
  );
  const was = before.find((other) => nameOf(other) === nameOf(outcome))?.state ?? 'pending';
  if (was === outcome.state) return;
  const { item, expectation, cell: code, state, source, note } = outcome;
  const simMs = Math.round(outcome.atSimMs ?? simAt(clock, at.getTime()));
  tx.record({
    ...toControl(at, EXERCISE_CONTROL),
    type: 'drill.expectation_evaluated',
    data: { runId: run.id, item, expectation, cell: code, state, source, simMs, note },
  });
}

export function nameOf({ item, expectation }: Pick<ExpectationOutcome, 'item' | 'expectation'>): string {
  return `${item}/${expectation}`;
}

function asJson(outcome: ExpectationOutcome): JsonObject {
  return outcome as unknown as JsonObject;
}
