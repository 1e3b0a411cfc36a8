import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../../access/operator.ts';
import { requireAct, requireChange } from '../../access/policy/authorise.ts';
import { mayAct } from '../../access/policy/decide.ts';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { EXERCISE_CONTROL } from '../drill-event.ts';
import { cellNotFound, runNotFound } from '../drill-fault.ts';
import { requireInside, seesWholeRun } from '../inside-run.ts';
import { readCells, readRun } from '../run-picture.reader.ts';
import type { KindedCell, Run } from '../run-row.ts';
import type { AddImprovementDto, ChangeImprovementDto } from './improvement.dto.ts';
import { improvementEvents } from './improvement-events.ts';
import { IMPROVEMENT_COLUMNS, IMPROVEMENTS, type ImprovementRow } from './improvement-row.ts';
import { handsOver } from './improvement-rules.ts';
import { changedFields, improvementNotFound, requireVersion } from './improvement-change.ts';

/** As many as anybody works off; a form that is sent over and over stops here. */
const MOST = 500;

interface Organisation {
  id: string;
  nation: string;
}

/** Writes the plan of a run from inside it, once it is over. */
@Injectable()
export class ImprovementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * By every member; of another cell than the own by those who see the whole run. The id of the new item.
   * @throws DomainError `run_not_found`, `cell_not_found`, `organisation_not_found`; `not_over`, `plan_full` (conflict);
   *   `not_a_member`, `own_cell_alone`, the policy's reason (forbidden).
   */
  async add(operator: Operator, runId: string, wanted: AddImprovementDto): Promise<string> {
    requireInside(operator, runId, 'self');
    const id = uuidv7();
    const at = this.clock.now();
    const anonymous = wanted.anonymous === true;
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        const run = await lockedRun(tx, runId);
        const cells = await readCells(tx.manager, runId);
        const own = await cellOf(tx, run, cells, operator);
        const about = aboutOf(operator, cells, own, wanted.cell);
        const owner = await organisationOf(tx, wanted.responsible);
        await requireRoom(tx, runId);
        const at_once = handsOver(about, owner, writesForAll(operator));
        const { issue, action, element, contact, start = null, due = null, status = 'open' } = wanted;
        await tx.query(
          `INSERT INTO exercise_improvements
             (id, run_id, realm, nation, organisation_id, cell, issue, action, element, owner_nation,
              owner_organisation_id, handed_over_at, contact, starts, due, status, author, created_at, updated_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)`,
          [
            id,
            runId,
            run.realm,
            about.nation,
            about.organisationId,
            about.code,
            issue,
            action,
            element,
            owner.nation,
            owner.id,
            at_once ? at : null,
            contact,
            start,
            due,
            status,
            anonymous ? null : operator.name,
            at,
          ],
        );
        const row = await lockImprovement(tx, runId, id);
        const actor = anonymous ? EXERCISE_CONTROL : { id: operator.id, name: operator.name };
        const by = { operator, actor, organisation: own?.organisation ?? run.designator };
        for (const event of improvementEvents(row, by, at, 'drill.improvement_added', { status })) tx.record(event);
      },
      anonymous ? null : operator.origin,
    );
    return id;
  }

  /**
   * By those who evaluate, and by the organisation of the cell.
   * @throws DomainError `run_not_found`, `improvement_not_found`, `organisation_not_found`; `changed_meanwhile`,
   *   `became_task` (conflict); the policy's reason (forbidden).
   */
  async change(
    operator: Operator,
    runId: string,
    id: string,
    { expectedVersion, ...patch }: ChangeImprovementDto,
  ): Promise<void> {
    await this.move(operator, runId, id, expectedVersion, async (tx, before, at) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const after: ImprovementRow = { ...before, ...given };
      const fields = changedFields(before, after);
      if (fields.length === 0) return null;
      const owner = await organisationOf(tx, after.responsible);
      const reassigned = owner.id !== before.ownerOrganisationId;
      if (reassigned && before.hasTask) {
        const message = `It is a task of ${before.responsible} already`;
        throw new DomainError('conflict', 'became_task', message, { field: 'responsible' });
      }
      const handed = reassigned ? handsOver(before, owner, writesForAll(operator)) : before.handedOver;
      await tx.query(
        `UPDATE exercise_improvements SET issue = $2, action = $3, element = $4, owner_nation = $5,
           owner_organisation_id = $6, handed_over_at = CASE WHEN $7 THEN coalesce(handed_over_at, $8) END, contact = $9,
           starts = $10, due = $11, status = $12, updated_at = $8, version = version + 1
         WHERE id = $1`,
        [
          id,
          after.issue,
          after.action,
          after.element,
          owner.nation,
          owner.id,
          handed,
          at,
          after.contact,
          after.start,
          after.due,
          after.status,
        ],
      );
      return { status: after.status, fields };
    });
  }

  /**
   * Lets the owner of another nation read it: by whoever may release what is of the cell, or evaluates the run.
   * @throws DomainError as {@link change}; `handed_over` (conflict).
   */
  async handOver(operator: Operator, runId: string, id: string, expectedVersion: number): Promise<void> {
    await this.move(
      operator,
      runId,
      id,
      expectedVersion,
      async (tx, { handedOver, status }, at) => {
        if (handedOver) throw new DomainError('conflict', 'handed_over', 'It is handed over already');
        await tx.query(
          'UPDATE exercise_improvements SET handed_over_at = $2, updated_at = $2, version = version + 1 WHERE id = $1',
          [id, at],
        );
        return { status, fields: ['handedOver'] };
      },
      'release.grant',
    );
  }

  private async move(
    operator: Operator,
    runId: string,
    id: string,
    expectedVersion: number,
    work: (tx: Transaction, row: ImprovementRow, at: Date) => Promise<{ status: string; fields: string[] } | null>,
    action: 'case.work' | 'release.grant' = 'case.work',
  ): Promise<void> {
    requireInside(operator, runId, 'case.read');
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        const run = await lockedRun(tx, runId);
        const before = await lockImprovement(tx, runId, id);
        if (!seesWholeRun(operator) && before.nation !== operator.nation) throw improvementNotFound();
        // Whoever controls changes nothing that players own; what is said of them is no part of play.
        if (seesWholeRun(operator)) requireAct(operator, 'drill.evaluate');
        else requireChange(operator, action, before);
        requireVersion(before, expectedVersion);
        const told = await work(tx, before, at);
        if (told === null) return;
        const cells = await readCells(tx.manager, runId);
        const own = cells.find(({ organisationId }) => organisationId === operator.organisationId);
        const actor = { id: operator.id, name: operator.name };
        const by = { operator, actor, organisation: own?.organisation ?? run.designator };
        const row = await lockImprovement(tx, runId, id);
        for (const event of improvementEvents(row, by, at, 'drill.improvement_changed', told)) tx.record(event);
      },
      operator.origin,
    );
  }
}

async function lockedRun(tx: Transaction, runId: string): Promise<Run> {
  await tx.query('SELECT 1 FROM exercise_runs WHERE id = $1 FOR UPDATE', [runId]);
  const run = await readRun(tx.manager, runId);
  if (!run) throw runNotFound();
  if (run.state === 'ended' || run.state === 'aborted') return run;
  throw new DomainError('conflict', 'not_over', 'What is to improve is planned once the exercise is over');
}

async function lockImprovement(tx: Transaction, runId: string, id: string): Promise<ImprovementRow> {
  const [row] = await tx.query<ImprovementRow>(
    `SELECT ${IMPROVEMENT_COLUMNS} FROM ${IMPROVEMENTS} WHERE i.run_id = $1 AND i.id = $2 FOR UPDATE OF i`,
    [runId, id],
  );
  if (!row) throw improvementNotFound();
  return row;
}

/** The cell somebody is in; none for the node's operator, who is in no run. */
async function cellOf(
  tx: Transaction,
  run: Run,
  cells: readonly KindedCell[],
  operator: Operator,
): Promise<KindedCell | undefined> {
  const [found] = await tx.query<{ cell: string }>(
    `SELECT cell FROM exercise_members WHERE run_id = $1 AND 'person:' || account_id = $2`,
    [run.id, operator.id],
  );
  if (!found && operator.clearance !== 'node') {
    throw new DomainError('forbidden', 'not_a_member', 'Members of the exercise alone say what is to improve');
  }
  return cells.find(({ code }) => code === found?.cell);
}

function aboutOf(
  operator: Operator,
  cells: readonly KindedCell[],
  own: KindedCell | undefined,
  wanted: string | undefined,
): KindedCell {
  if (wanted !== undefined && wanted !== own?.code && !seesWholeRun(operator)) {
    throw new DomainError('forbidden', 'own_cell_alone', 'Who plays speaks of the own cell', { field: 'cell' });
  }
  const found = wanted === undefined ? own : cells.find(({ code }) => code === wanted);
  if (!found) throw cellNotFound('cell');
  return found;
}

/** Whether what they write is the plan of all who took part. */
function writesForAll(operator: Operator): boolean {
  return seesWholeRun(operator) && mayAct(operator, 'drill.evaluate').allowed;
}

async function organisationOf(tx: Transaction, code: string): Promise<Organisation> {
  const [found] = await tx.query<Organisation>('SELECT id, nation FROM organisations WHERE code = $1', [code]);
  if (found) return found;
  throw new DomainError('not_found', 'organisation_not_found', 'There is no organisation of that code', {
    field: 'responsible',
  });
}

async function requireRoom(tx: Transaction, runId: string): Promise<void> {
  const [row] = await tx.query<{ count: string }>(
    'SELECT count(*) AS count FROM exercise_improvements WHERE run_id = $1',
    [runId],
  );
  if (Number(row?.count) < MOST) return;
  throw new DomainError(
    'conflict',
    'plan_full',
    `The plan of this run has ${MOST} items, which is as many as it takes`,
  );
}
