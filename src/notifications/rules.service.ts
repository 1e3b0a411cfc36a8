import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { accessEntry } from '../registry/access-entry.ts';
import { ruleNotFound } from './notification-fault.ts';
import { requireOwnOrganisation } from './own-organisation.ts';
import type { Rule } from './rule.ts';
import { type KeptRule, RULE_COLUMNS } from './rule-row.ts';
import { requireSense } from './rule-terms.ts';

/** What a person states of a rule. */
export type RuleTerms = Omit<KeptRule, 'id' | 'nation' | 'organisationId' | 'createdAt' | 'updatedAt'>;

/** Sets up what an organisation is told of. Each change is told to the audit trail. */
@Injectable()
export class RulesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `unknown_reference`, and as {@link requireSense}. */
  async create(operator: Operator, terms: RuleTerms): Promise<KeptRule> {
    const owner = requireOwnOrganisation(operator);
    requireSense(terms);
    const at = this.clock.now();
    return this.unitOfWork.transact(operator, async (transaction) => {
      await requireKnown(transaction, owner, terms);
      const [rule] = await transaction.query<KeptRule>(
        `INSERT INTO notification_rules (id, nation, organisation_id, name, enabled, events, min_severity, site_ids, domains,
           channel_ids, account_ids, roles, group_minutes, escalation, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15) RETURNING ${RULE_COLUMNS}`,
        [uuidv7(), owner.nation, owner.organisationId, ...valuesOf(terms), at],
      );
      if (!rule) throw new Error('The rule was not written');
      record(transaction, operator, rule, at, 'created');
      return rule;
    });
  }

  /** What is not stated stays. @throws DomainError `rule_not_found`, and as {@link create}. */
  async change(operator: Operator, id: string, wanted: Partial<RuleTerms>): Promise<KeptRule> {
    const owner = requireOwnOrganisation(operator);
    const at = this.clock.now();
    return this.unitOfWork.transact(operator, async (transaction) => {
      const terms = { ...(await lockRule(transaction, operator, id)), ...wanted };
      requireSense(terms);
      await requireKnown(transaction, owner, terms);
      const [rule] = await transaction.query<KeptRule>(
        `UPDATE notification_rules SET name = $2, enabled = $3, events = $4, min_severity = $5, site_ids = $6, domains = $7,
           channel_ids = $8, account_ids = $9, roles = $10, group_minutes = $11, escalation = $12, updated_at = $13
         WHERE id = $1 RETURNING ${RULE_COLUMNS}`,
        [id, ...valuesOf(terms), at],
      );
      if (!rule) throw ruleNotFound();
      record(transaction, operator, rule, at, 'changed');
      return rule;
    });
  }

  /** What it began to escalate ends with it. @throws DomainError `rule_not_found`. */
  async remove(operator: Operator, id: string): Promise<void> {
    requireOwnOrganisation(operator);
    const at = this.clock.now();
    await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockRule(transaction, operator, id);
      await transaction.query('UPDATE notification_rules SET removed_at = $2, updated_at = $2 WHERE id = $1', [id, at]);
      record(transaction, operator, found, at, 'removed');
    });
  }
}

function valuesOf(terms: RuleTerms): unknown[] {
  return [
    terms.name,
    terms.enabled,
    terms.events,
    terms.minSeverity,
    terms.siteIds,
    terms.domains,
    terms.channelIds,
    terms.accountIds,
    terms.roles,
    terms.groupMinutes,
    JSON.stringify(terms.escalation),
  ];
}

async function lockRule(transaction: Transaction, operator: Operator, id: string): Promise<KeptRule> {
  const [found] = await transaction.query<KeptRule>(
    `SELECT ${RULE_COLUMNS} FROM notification_rules
     WHERE id = $1 AND organisation_id = $2 AND removed_at IS NULL FOR UPDATE`,
    [id, operator.organisationId],
  );
  if (!found) throw ruleNotFound();
  return found;
}

/** Whatever a rule names is the organisation's own; sites may be any of the nation's. */
async function requireKnown(
  transaction: Transaction,
  { nation, organisationId }: { nation: string; organisationId: string },
  { channelIds, accountIds, siteIds, escalation }: Pick<Rule, 'channelIds' | 'accountIds' | 'siteIds' | 'escalation'>,
): Promise<void> {
  const channels = [...channelIds, ...escalation.flatMap((step) => step.channelIds)];
  const accounts = [...accountIds, ...escalation.flatMap((step) => step.accountIds)];
  const missing = async (ids: readonly string[], sql: string, owner: string): Promise<boolean> => {
    const wanted = new Set(ids.map((id) => id.toLowerCase()));
    const rows = await transaction.query(sql, [[...wanted], owner]);
    return rows.length < wanted.size;
  };
  const channelsSql =
    'SELECT id FROM notification_channels WHERE id = ANY($1::uuid[]) AND organisation_id = $2 AND removed_at IS NULL';
  if (await missing(channels, channelsSql, organisationId)) throw unknown('channelIds');
  const accountsSql = `SELECT id FROM accounts WHERE id = ANY($1::uuid[]) AND organisation_id = $2 AND state = 'active'`;
  if (await missing(accounts, accountsSql, organisationId)) throw unknown('accountIds');
  if (await missing(siteIds, 'SELECT id FROM sites WHERE id = ANY($1::uuid[]) AND nation = $2', nation)) {
    throw unknown('siteIds');
  }
}

function unknown(field: string): DomainError {
  return new DomainError('invalid', 'unknown_reference', `${field} refers to nothing that is your organisation's`, {
    field,
  });
}

function record(transaction: Transaction, operator: Operator, rule: KeptRule, at: Date, change: string): void {
  const data = { setting: 'notification_rule', ruleId: rule.id, change };
  transaction.recordAccess(accessEntry('settings.changed', operator, rule, at, data));
}
