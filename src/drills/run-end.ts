import type { Operator } from '../access/operator.ts';
import { requireAct, requireOutside } from '../access/policy/authorise.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { runNotFound } from './drill-fault.ts';
import type { RunState } from './run-row.ts';

/** A run that is over, as far as putting it away needs it. */
export interface OverRun {
  id: string;
  realm: string;
  designator: string;
  state: RunState;
  nation: string;
  organisationId: string;
  archivedAt: Date | null;
}

interface HeldRun extends OverRun {
  /** Whether the account directs it. */
  directs: boolean;
}

const OVER: ReadonlySet<RunState> = new Set(['ended', 'aborted', 'archived']);

/**
 * The run, locked, for whoever may put it away: from outside who directs it, and the node's operator.
 * @throws DomainError `run_not_found`; `director_alone`, `outside_only`, the policy's reason (forbidden); `not_over` (conflict).
 */
export async function overRun(tx: Transaction, operator: Operator, runId: string): Promise<OverRun> {
  requireAct(operator, 'drill.run');
  requireOutside(operator);
  const [, account = null] = /^person:([0-9a-f-]{36})$/.exec(operator.id) ?? [];
  const [run] = await tx.query<HeldRun>(
    `SELECT r.id, r.realm, r.designator, r.state, r.nation, r.organisation_id AS "organisationId", r.archived_at AS "archivedAt",
       EXISTS (SELECT FROM exercise_members m WHERE m.run_id = r.id AND m.account_id = $2 AND m.role = 'director') AS directs
     FROM exercise_runs r WHERE r.id = $1 FOR UPDATE OF r`,
    [runId, account],
  );
  const node = operator.clearance === 'node';
  // Who neither holds nor directs it knows of no run.
  if (!run || (!node && !run.directs && run.organisationId !== operator.organisationId)) throw runNotFound();
  if (!node && !run.directs) {
    throw new DomainError(
      'forbidden',
      'director_alone',
      'Only whoever directs the run, or the node’s operator, puts it away',
    );
  }
  if (!OVER.has(run.state)) {
    throw new DomainError('conflict', 'not_over', `The run is ${run.state}; end it first`);
  }
  return run;
}

/** How the trail is told of it: in the journal that is of no realm, to the organisation that held the run. */
export function toldOutside(
  { nation, organisationId }: Pick<OverRun, 'nation' | 'organisationId'>,
  { id, name }: Pick<Operator, 'id' | 'name'>,
  at: Date,
) {
  const place = { siteId: null, caseId: null, tlp: 'AMBER+STRICT' } as const;
  return { at, nation, organisationId, ...place, actor: { id, name } };
}
