import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../../access/operator.ts';
import { requireChange } from '../../access/policy/authorise.ts';
import { mayChange } from '../../access/policy/decide.ts';
import { Clock } from '../../common/clock.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { toCell } from '../drill-event.ts';
import { cellNotFound, runNotFound } from '../drill-fault.ts';
import { requireInside, seesWholeRun } from '../inside-run.ts';
import { readCells, readRun } from '../run-picture.reader.ts';
import type { KindedCell } from '../run-row.ts';
import { comparedNations, saidOf } from './compared-nations.ts';
import { readComparisonWords } from './comparison-rows.ts';
import type { ComparisonDto } from './comparison.dto.ts';

/** Whether a nation's scores stand beside those of others. It is each one's own word, may be taken back, and is no by default. */
@Injectable()
export class Comparisons {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nobody learns what another nation said but by having said so too. @throws DomainError `run_not_found`. */
  async of(operator: Operator, runId: string): Promise<ComparisonDto> {
    requireInside(operator, runId, 'case.read');
    const cells = await readCells(this.engine, runId);
    const words = await readComparisonWords(this.engine, runId);
    const whole = seesWholeRun(operator);
    const own = cells.filter(({ kind, nation }) => kind === 'player' && (whole || nation === operator.nation));
    const compared = comparedNations(cells, words);
    const included = whole || (operator.nation !== null && compared.has(operator.nation));
    return {
      cells: own.map((cell) => ({
        cell: cell.code,
        agreed: saidOf(words, cell.code),
        maySay: mayChange(operator, 'release.grant', ownedBy(operator, cell)).allowed,
      })),
      nations: included ? [...compared].toSorted() : [],
    };
  }

  /**
   * By whoever may release what is of the cell. Those who direct the run do not.
   * @throws DomainError `run_not_found`, `cell_not_found`; the policy's reason (forbidden).
   */
  async say(operator: Operator, runId: string, { cell, agreed }: { cell: string; agreed: boolean }): Promise<void> {
    requireInside(operator, runId, 'release.grant');
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        await tx.query('SELECT 1 FROM exercise_runs WHERE id = $1 FOR UPDATE', [runId]);
        if (!(await readRun(tx.manager, runId))) throw runNotFound();
        const cells = await readCells(tx.manager, runId);
        const found = cells.find(({ code, kind }) => code === cell && kind === 'player');
        if (!found) throw cellNotFound('cell');
        requireChange(operator, 'release.grant', ownedBy(operator, found));
        if (saidOf(await readComparisonWords(tx.manager, runId), cell) === agreed) return;
        const actor = { id: operator.id, name: operator.name };
        await tx.query(
          `INSERT INTO exercise_comparisons (run_id, realm, nation, organisation_id, cell, agreed, actor, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [runId, operator.realm, found.nation, found.organisationId, cell, agreed, JSON.stringify(actor), at],
        );
        tx.record({ ...toCell(found, at, actor), type: 'drill.comparison_said', data: { runId, cell, agreed } });
      },
      operator.origin,
    );
  }
}

function ownedBy({ realm }: Operator, { nation, organisationId }: KindedCell) {
  return { realm, nation, organisationId };
}
