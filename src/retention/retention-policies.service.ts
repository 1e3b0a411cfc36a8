import { Injectable } from '@nestjs/common';
import { NO_ORGANISATION, type Operator } from '../access/operator.ts';
import { requireAct, requireOutside } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { daysOf, POLICY_COLUMNS, type PolicyRow, replacedFrom, UNSET } from './policy-row.ts';
import { changedDays, type KeptDays } from './retention-policy.ts';

/** How long a nation keeps what is its own. Nobody else says it, the node's operator neither (docs/retention.md). */
@Injectable()
export class RetentionPolicies {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Undefined where nobody has set one.
   * @throws DomainError `outside_only`, `other_nation` (forbidden).
   */
  async get(operator: Operator, nation: string): Promise<PolicyRow | undefined> {
    requireOwnNation(operator, nation);
    const [row] = await this.database.query<PolicyRow>(
      operator,
      `SELECT ${POLICY_COLUMNS} FROM retention_policies WHERE nation = $1`,
      [nation],
    );
    return row;
  }

  /**
   * Holds a day later, unless all is kept at least as long as before.
   * @throws DomainError as {@link requireNationsManager}; `changed_meanwhile` (conflict) when it is no longer at the version the
   * caller saw, or is set by another at the same moment.
   */
  async set(
    operator: Operator,
    nation: string,
    days: KeptDays,
    reason: string,
    expectedVersion?: number,
  ): Promise<PolicyRow> {
    requireNationsManager(operator, nation);
    return this.unitOfWork.transact(operator, async (transaction) => {
      const [before] = await transaction.query<PolicyRow>(
        `SELECT ${POLICY_COLUMNS} FROM retention_policies WHERE nation = $1 FOR UPDATE`,
        [nation],
      );
      const version = before?.version ?? UNSET;
      if (expectedVersion !== undefined && expectedVersion !== version) throw changedMeanwhile(nation);
      const changes = changedDays(daysOf(before), days);
      if (before && Object.keys(changes).length === 0 && before.reason === reason) return before;
      const at = this.clock.now();
      const effectiveAt = replacedFrom(before, days, at);
      const row = await write(transaction, operator, { nation, days, reason, at, effectiveAt, version });
      transaction.recordAccess({
        type: 'settings.changed',
        at,
        nation,
        organisationId: operator.organisationId ?? NO_ORGANISATION,
        siteId: null,
        caseId: null,
        tlp: 'AMBER',
        actor: { id: operator.id, name: operator.name },
        data: { setting: 'retention', changes, reason, effectiveAt: effectiveAt.toISOString() },
      });
      return row;
    });
  }
}

/** @throws DomainError `outside_only`, `other_nation` (forbidden). */
export function requireOwnNation(operator: Operator, nation: string): void {
  requireAct(operator, 'settings.write');
  requireOutside(operator);
  if (operator.clearance === 'node' || operator.nation === nation) return;
  throw new DomainError('forbidden', 'other_nation', 'This belongs to another nation');
}

/** @throws DomainError as {@link requireOwnNation}; `not_for_nation` (forbidden) to whoever does not act for the nation. */
export function requireNationsManager(operator: Operator, nation: string): void {
  requireOwnNation(operator, nation);
  if (managesNation(operator, nation)) return;
  const message = "How long a nation keeps its alerts is set by its CERT's administrators";
  throw new DomainError('forbidden', 'not_for_nation', message);
}

/** Whether somebody who may read it may set it. */
export function managesNation(operator: Operator, nation: string): boolean {
  return operator.nation === nation && operator.actsForNation;
}

async function write(
  transaction: Transaction,
  operator: Operator,
  wanted: { nation: string; days: KeptDays; reason: string; at: Date; effectiveAt: Date; version: number },
): Promise<PolicyRow> {
  const { nation, days, reason, at, effectiveAt, version } = wanted;
  const [row] = await transaction.query<PolicyRow>(
    `INSERT INTO retention_policies (${POLICY_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (nation) DO UPDATE SET waiting_days = excluded.waiting_days, closed_days = excluded.closed_days,
       case_days = excluded.case_days, reject_days = excluded.reject_days, reason = excluded.reason, set_by = excluded.set_by,
       set_at = excluded.set_at, effective_at = excluded.effective_at, version = excluded.version
     WHERE retention_policies.version = excluded.version - 1
     RETURNING ${POLICY_COLUMNS}`,
    [
      nation,
      days.waiting,
      days.closed,
      days.cases,
      days.rejects,
      reason,
      JSON.stringify({ id: operator.id, name: operator.name }),
      at,
      effectiveAt,
      version + 1,
    ],
  );
  // Where there was no row to lock, two may set the first one at once.
  if (!row) throw changedMeanwhile(nation);
  return row;
}

function changedMeanwhile(nation: string): DomainError {
  const message = `The retention policy of ${nation} was set meanwhile; read it again and decide anew`;
  return new DomainError('conflict', 'changed_meanwhile', message, { field: 'expectedVersion' });
}
