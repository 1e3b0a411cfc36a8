import type { Transaction } from '../../journal/unit-of-work.service.ts';
import type { Operator } from '../operator.ts';

/** An organisation that was asked to play. */
export interface AskedOrganisation {
  organisationId: string;
  nation: string;
}

/**
 * Writes down that an organisation agreed to play with all its cells of a run; of several times the first counts, and it
 * alone is recorded. As the engine; who may say so the caller has asked.
 * Undefined where there is no such run, or none of its cells is theirs.
 */
export async function agreeToPlay(
  transaction: Transaction,
  realm: string,
  { organisationId, nation }: AskedOrganisation,
  { id, name }: Pick<Operator, 'id' | 'name'>,
  at: Date,
): Promise<Date | undefined> {
  const [first] = await transaction.query<{ agreedAt: Date }>(
    `UPDATE exercise_cells cell SET agreed_at = coalesce(cell.agreed_at, $3), agreed_by = coalesce(cell.agreed_by, $4)
     FROM exercise_runs run
     WHERE run.id = cell.run_id AND run.realm = $1 AND run.state <> 'archived' AND cell.organisation_id = $2
     RETURNING cell.agreed_at AS "agreedAt"`,
    [realm, organisationId, at, JSON.stringify({ id, name })],
  );
  if (first?.agreedAt.getTime() === at.getTime()) {
    transaction.recordAccess({
      type: 'realm.agreed',
      at,
      nation,
      organisationId,
      siteId: null,
      caseId: null,
      tlp: 'AMBER+STRICT',
      actor: { id, name },
      data: { realm },
    });
  }
  return first?.agreedAt;
}
