import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { simAt } from './clock/clock.ts';
import { toControl } from './drill-event.ts';
import { itemNotFound, runNotFound } from './drill-fault.ts';
import { DrillSignal } from './drill-signal.ts';
import type { EvaluatorOverride } from './expectations/outcome.ts';
import { requireInside } from './inside-run.ts';
import { readRunPicture } from './run-picture.reader.ts';
import type { RunPicture } from './run-row.ts';

export const OBSERVATION_KINDS = ['strength', 'improvement', 'issue', 'safety'] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

export interface ObservationWanted {
  kind: ObservationKind;
  text: string;
  cell?: string;
  item?: string;
  objective?: string;
}

/** What evaluators say of what happened: of one expectation, or in words. Nothing they said is changed; the latest holds. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signal: DrillSignal,
  ) {}

  /**
   * Overrides what the journal says of an expectation; `withdrawn` lets that hold again. Also after ENDEX.
   * @throws DomainError `run_not_found`, `expectation_not_found`; the policy's reason (forbidden).
   */
  async judge(
    operator: Operator,
    runId: string,
    { item, expectation }: { item: string; expectation: string },
    { state, note }: Pick<EvaluatorOverride, 'state' | 'note'>,
  ): Promise<void> {
    requireInside(operator, runId, 'drill.evaluate');
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        const picture = await lockedPicture(tx, runId);
        const found = picture.template.items
          .find(({ code }) => code === item)
          ?.expectations.find(({ code }) => code === expectation);
        const cell = picture.cells.find(({ code }) => code === found?.cell);
        if (!found || !cell) {
          throw new DomainError('not_found', 'expectation_not_found', 'There is no such expectation in this run');
        }
        const simMs = Math.round(simAt(picture.clock, at.getTime()));
        const actor = { id: operator.id, name: operator.name };
        await tx.query(
          `INSERT INTO exercise_overrides
             (run_id, realm, nation, organisation_id, cell, seq, item, expectation, state, at, sim_ms, actor, note)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
          [
            runId,
            operator.realm,
            cell.nation,
            cell.organisationId,
            cell.code,
            (picture.overrides.at(-1)?.seq ?? 0) + 1,
            item,
            expectation,
            state,
            at,
            simMs,
            JSON.stringify(actor),
            note,
          ],
        );
        // What was settled is to be looked at once more.
        await tx.query('UPDATE exercise_progress SET settled = false WHERE run_id = $1', [runId]);
      },
      operator.origin,
    );
    this.signal.announce(runId);
  }

  /**
   * The id of what was noted.
   * @throws DomainError `run_not_found`, `cell_not_found`, `item_not_found`; the policy's reason (forbidden).
   */
  async observe(operator: Operator, runId: string, wanted: ObservationWanted): Promise<string> {
    requireInside(operator, runId, 'drill.evaluate');
    const id = uuidv7();
    const at = this.clock.now();
    const { kind, text, cell, item, objective } = wanted;
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        const { run, cells, template, clock } = await lockedPicture(tx, runId);
        if (cell !== undefined && !cells.some(({ code }) => code === cell)) {
          throw new DomainError('not_found', 'cell_not_found', 'There is no such cell in this run', { field: 'cell' });
        }
        if (item !== undefined && !template.items.some(({ code }) => code === item)) throw itemNotFound();
        const actor = { id: operator.id, name: operator.name };
        await tx.query(
          `INSERT INTO exercise_observations
             (id, run_id, realm, nation, organisation_id, cell, item, objective, kind, body, at, sim_ms, actor)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
          [
            id,
            runId,
            run.realm,
            run.nation,
            run.organisationId,
            cell ?? null,
            item ?? null,
            objective ?? null,
            kind,
            text,
            at,
            Math.round(simAt(clock, at.getTime())),
            JSON.stringify(actor),
          ],
        );
        tx.record({
          ...toControl(at, actor),
          type: 'drill.observed',
          data: { runId, observationId: id, kind, cell: cell ?? null, item: item ?? null },
        });
      },
      operator.origin,
    );
    return id;
  }
}

/** Locks the run, so that what is said comes in one order. */
async function lockedPicture(tx: Transaction, runId: string): Promise<RunPicture> {
  await tx.query('SELECT 1 FROM exercise_runs WHERE id = $1 FOR UPDATE', [runId]);
  const picture = await readRunPicture(tx.manager, runId);
  if (!picture) throw runNotFound();
  return picture;
}
