import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_OWNER, AFTER_SIGHT, owned, ownerParameters, seen, sightParameters } from '../access/policy/sight.ts';
import { DomainError } from '../common/domain-error.ts';
import { AnalystRules } from '../correlation/analyst-rules.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { Rule } from '../rules/rule.ts';
import type { BookRuleDto, RuleFiredDto, RulePauseDto, RulePersonDto, RuleSummaryDto } from './rulebook.dto.ts';

const MOST_PAUSES = 50;
const SILENT: RuleFiredDto = { count: 0, lastAt: null };

/** The rules of the node's folder: read at start, shown to everybody, changed by whoever runs the node. */
@Injectable()
export class ShippedRules {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly analysts: AnalystRules,
  ) {}

  /** In the order of the files. */
  async list(operator: Operator, resting: ReadonlyMap<string, number>): Promise<RuleSummaryDto[]> {
    const fired = await this.fired(operator);
    return this.standing().map((rule) => summaryOf(rule, fired.get(rule.key) ?? SILENT, resting.get(rule.key) ?? 0));
  }

  /** @throws DomainError `rule_not_found`. */
  async one(operator: Operator, key: string): Promise<BookRuleDto> {
    const rule = this.standing().find((each) => each.key === key);
    if (!rule) throw new DomainError('not_found', 'rule_not_found', 'There is no such rule');
    const fired = await this.fired(operator);
    const pauses = await this.pauses(operator, [key], true);
    const resting = pauses.filter(({ resumedBy }) => resumedBy === null).length;
    return Object.assign(summaryOf(rule, fired.get(key) ?? SILENT, resting), {
      versions: [],
      pauses,
      text: this.analysts.library.files.get(rule.file) ?? '',
      file: rule.file,
    });
  }

  /** Rests, newest first, of rules whose name begins so, or is just that. */
  async pauses(operator: Operator, names: readonly string[], exact = false): Promise<RulePauseDto[]> {
    const rows = await this.database.query<{
      id: string;
      code: string;
      over: RulePauseDto['over'];
      most: number;
      paused_at: Date;
      until: Date;
      resumed_by: RulePersonDto | null;
    }>(
      operator,
      `SELECT p.id, s.code, p.over, p.most, p.paused_at, p.until, p.resumed_by
       FROM rule_pauses p JOIN sites s ON s.id = p.site_id
       WHERE ${owned('p')} AND EXISTS (SELECT FROM unnest($${AFTER_OWNER}::text[]) named (name)
         WHERE ${exact ? 'p.rule_key = named.name' : 'starts_with(p.rule_key, named.name)'})
       ORDER BY p.paused_at DESC, p.id LIMIT ${MOST_PAUSES}`,
      [...ownerParameters(operator), names],
    );
    return rows.map((row) => ({
      id: row.id,
      site: row.code,
      over: row.over,
      most: row.most,
      from: row.paused_at.toISOString(),
      until: row.until.toISOString(),
      resumedBy: row.resumed_by,
    }));
  }

  private standing(): Rule[] {
    const { detections, correlations } = this.analysts.set;
    const stands = new Set<Rule>([...detections, ...correlations].flatMap((each) => (each.stands ? [each.rule] : [])));
    return this.analysts.library.rules.filter((rule) => stands.has(rule));
  }

  private async fired(operator: Operator): Promise<Map<string, RuleFiredDto>> {
    const keys = this.standing().map(({ key }) => key);
    const rows = await this.database.query<{ rule_key: string; count: string; last: Date }>(
      operator,
      `SELECT y.rule_key, sum(y.fired) AS count, max(y.last_fired_at) AS last FROM rule_tallies y
       WHERE ${seen('y')} AND y.rule_key = ANY($${AFTER_SIGHT}::text[]) GROUP BY y.rule_key`,
      [...sightParameters(operator), keys],
    );
    return new Map(rows.map((row) => [row.rule_key, { count: Number(row.count), lastAt: row.last.toISOString() }]));
  }
}

function summaryOf(rule: Rule, fired: RuleFiredDto, resting: number): RuleSummaryDto {
  return {
    id: rule.key,
    state: 'shipped',
    title: rule.title,
    level: rule.level,
    scope: 'everywhere',
    author: rule.author,
    version: rule.version,
    latest: rule.version,
    asked: false,
    fired,
    resting,
  };
}
