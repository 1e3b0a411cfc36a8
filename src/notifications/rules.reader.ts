import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { ruleNotFound } from './notification-fault.ts';
import { type KeptRule, RULE_COLUMNS } from './rule-row.ts';
import { OF_TEAM, teamParameters } from './team-sight.ts';

/** Reads an organisation's rules. */
@Injectable()
export class RulesReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** By name. */
  list(operator: Operator): Promise<KeptRule[]> {
    return this.database.query<KeptRule>(
      operator,
      `SELECT ${RULE_COLUMNS} FROM notification_rules WHERE ${OF_TEAM} AND removed_at IS NULL ORDER BY lower(name), id`,
      teamParameters(operator),
    );
  }

  /** @throws DomainError `rule_not_found`. */
  async one(operator: Operator, id: string): Promise<KeptRule> {
    const [rule] = await this.database.query<KeptRule>(
      operator,
      `SELECT ${RULE_COLUMNS} FROM notification_rules WHERE ${OF_TEAM} AND removed_at IS NULL AND id = $4`,
      [...teamParameters(operator), id],
    );
    if (!rule) throw ruleNotFound();
    return rule;
  }
}
