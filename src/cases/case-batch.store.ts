import { In } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { sees } from '../access/policy/decide.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { CaseEntity } from './case.entity.ts';
import { caseEvent } from './case.store.ts';
import type { CaseStep } from './case-steps.ts';
import { insertDecisions } from './decision.writer.ts';

/** Those of the cases the operator sees, locked in one order until the transaction ends. */
export async function lockSeenCases(
  transaction: Transaction,
  operator: Operator,
  ids: readonly string[],
): Promise<Map<string, CaseEntity>> {
  if (ids.length === 0) return new Map();
  const found = await transaction.manager.find(CaseEntity, {
    where: { id: In([...ids]), realm: operator.realm },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(found.filter((each) => sees(operator, each).allowed).map((each) => [each.id, each]));
}

/** Takes a step with each of the cases, in as few statements as for one. */
export async function takeSteps(
  transaction: Transaction,
  operator: Operator,
  at: Date,
  steps: readonly { found: CaseEntity; step: CaseStep }[],
): Promise<void> {
  if (steps.length === 0) return;
  await transaction.query(
    `UPDATE cases c SET status = r.status, close_reason = r."closeReason", closed_at = r."closedAt",
       closed_by = r."closedBy", assignee = r.assignee, acknowledged_at = r."acknowledgedAt",
       acknowledged_by = r."acknowledgedBy", updated_at = $2, version = c.version + 1
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, status text, "closeReason" text, "closedAt" timestamptz,
       "closedBy" text, assignee text, "acknowledgedAt" timestamptz, "acknowledgedBy" text)
     WHERE c.id = r.id`,
    [
      JSON.stringify(
        steps.map(({ found, step }) => {
          const { id, status, closeReason, closedAt, closedBy, assignee, acknowledgedAt, acknowledgedBy } = found;
          const stands = { id, status, closeReason, closedAt, closedBy, assignee, acknowledgedAt, acknowledgedBy };
          return Object.assign(stands, step.patch);
        }),
      ),
      at,
    ],
  );
  for (const { found, step } of steps) {
    for (const { type, data } of step.events) transaction.record(caseEvent(found, operator, at, type, data));
  }
  const decisions = steps.flatMap(({ found, step: { decision } }) => (decision ? [{ found, draft: decision }] : []));
  await insertDecisions(transaction, operator, at, decisions);
}
