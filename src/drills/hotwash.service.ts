import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { EXERCISE_CONTROL, toControl } from './drill-event.ts';
import { cellNotFound, runNotFound } from './drill-fault.ts';
import type { AnswerHotwashDto } from './hotwash.dto.ts';
import { requireInside } from './inside-run.ts';
import { readRunPicture } from './run-picture.reader.ts';
import type { KindedCell, RunPicture } from './run-row.ts';

interface Member {
  accountId: string;
  cell: string;
}

/** What members of a run say of it once it is over. Nothing they said is changed; of each the latest holds, whole. */
@Injectable()
export class HotwashService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Ratings are of those who evaluate.
   * @throws DomainError `run_not_found`, `objective_not_found`; `not_over` (conflict); `not_a_member`, the policy's reason
   *   (forbidden).
   */
  async answer(operator: Operator, runId: string, wanted: AnswerHotwashDto): Promise<void> {
    requireInside(operator, runId, 'self');
    if (wanted.ratings.length > 0) requireAct(operator, 'drill.evaluate');
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        const picture = await readRunPicture(tx.manager, runId);
        if (!picture) throw runNotFound();
        requireOver(picture);
        const { accountId, cell } = await memberOf(tx, runId, operator);
        const own = cellOf(picture, cell);
        requireObjectives(picture, wanted);
        await tx.query(
          `INSERT INTO exercise_hotwash
             (run_id, realm, nation, organisation_id, cell, account_id, author, went_well, to_improve, ratings,
              at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [
            runId,
            operator.realm,
            own.nation,
            own.organisationId,
            own.code,
            accountId,
            wanted.anonymous ? null : operator.name,
            wanted.wentWell,
            wanted.toImprove,
            JSON.stringify(wanted.ratings),
            at,
          ],
        );
        // The journal would name whoever asked not to be named.
        const actor = wanted.anonymous ? EXERCISE_CONTROL : { id: operator.id, name: operator.name };
        tx.record({
          ...toControl(at, actor),
          type: 'drill.hotwash_answered',
          data: { runId, cell: own.code },
        });
      },
      wanted.anonymous ? null : operator.origin,
    );
  }
}

function requireOver({ run }: RunPicture): void {
  if (run.state === 'ended' || run.state === 'aborted') return;
  throw new DomainError('conflict', 'not_over', 'What went well is said once the exercise is over');
}

async function memberOf(tx: Transaction, runId: string, { id }: Operator): Promise<Member> {
  const [found] = await tx.query<Member>(
    `SELECT account_id AS "accountId", cell FROM exercise_members WHERE run_id = $1 AND 'person:' || account_id = $2`,
    [runId, id],
  );
  if (!found) throw new DomainError('forbidden', 'not_a_member', 'Members of the exercise alone say how it went');
  return found;
}

function cellOf({ cells }: RunPicture, code: string): KindedCell {
  const found = cells.find((cell) => cell.code === code);
  if (found) return found;
  throw cellNotFound();
}

function requireObjectives({ template }: RunPicture, { ratings }: AnswerHotwashDto): void {
  const known = new Set(template.objectives.map(({ code }) => code));
  if (ratings.every(({ objective }) => known.has(objective))) return;
  throw new DomainError('not_found', 'objective_not_found', 'There is no such objective in this drill', {
    field: 'ratings',
  });
}
