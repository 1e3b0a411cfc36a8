import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_OWNER, AFTER_SIGHT, owned, ownerParameters, seen, sightParameters } from '../access/policy/sight.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { Level } from '../rules/rule.ts';
import type { RuleState } from './rule-moves.ts';
import type {
  BookRuleDto,
  RulePersonDto,
  RuleSummaryDto,
  RuleVersionDto,
  RuleVersionTextDto,
  ShadowMatchDto,
} from './rulebook.dto.ts';
import { ShippedRules } from './shipped-rules.reader.ts';

interface VersionRow {
  rule_id: string;
  scope: 'organisation' | 'nation';
  version: number;
  state: RuleState;
  title: string;
  level: Level;
  comment: string;
  author: RulePersonDto;
  saved_at: Date;
  asked_by: RulePersonDto | null;
  reviewed_by: RulePersonDto | null;
  review: string | null;
  begun: string | null;
  unkept: string | null;
  fired: string;
  fired_last: Date | null;
  matches: string;
}

/** Whose matches a viewer sees: those of the own organisation of whose alerts it sees every one. */
const SEEN_MATCH = `NOT EXISTS (
  SELECT FROM jsonb_array_elements_text(m.match->'alertIds') named (id)
  WHERE NOT EXISTS (SELECT FROM alerts a WHERE a.id = named.id::uuid AND ${seen('a')}))`;

const LAST_TEST = `(SELECT x.id FROM rulebook_runs x WHERE x.rule_id = v.rule_id AND x.version = v.version AND x.mode = 'test'
  ORDER BY x.asked_at DESC, x.id DESC LIMIT 1)`;

/** Versions with what became of them; counts are of what the viewer sees. To count what a test told asks for every alert of it. */
const versions = (matches: boolean): string => `
  SELECT v.rule_id, r.scope, v.version, v.state, v.title, v.level, v.comment, v.author, v.saved_at, v.asked_by,
    v.reviewed_by, v.review, run.begun, run.unkept, fired.count AS fired, fired.last AS fired_last, ${
      matches ? `(SELECT count(*) FROM rulebook_matches m WHERE m.run_id = ${LAST_TEST} AND ${SEEN_MATCH})` : '0'
    } AS matches
  FROM rulebook_versions v JOIN rulebook_rules r ON r.id = v.rule_id
  LEFT JOIN LATERAL (
    SELECT CASE WHEN x.ended_ordinal IS NULL THEN x.begun_ordinal END AS begun, x.unkept FROM rulebook_runs x
    WHERE x.rule_id = v.rule_id AND x.version = v.version AND (x.mode = 'live') = (v.state = 'live')
    ORDER BY x.asked_at DESC, x.id DESC LIMIT 1) run ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(y.fired), 0) AS count, max(y.last_fired_at) AS last FROM rule_tallies y
    WHERE starts_with(y.rule_key, v.rule_id || '.' || v.version || '.') AND ${seen('y')}) fired
  WHERE ${ofOrganisation('v')}`;

/** `$5` is the viewer's organisation, `$2` whether it is the node's operator, in the parameters of sight. */
function ofOrganisation(alias: string): string {
  return `${alias}.realm = $1 AND ($2::boolean OR (${alias}.nation = $3 AND ${alias}.organisation_id = $5::uuid))`;
}

/** Which version stands for its rule in a list. */
const RANK: Readonly<Record<RuleState, number>> = { live: 0, test: 1, draft: 2, retired: 3 };
const MOST_MATCHES = 200;

/** Reads the rule book, of the own organisation alone, and the shipped rules. */
@Injectable()
export class RulebookReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly shipped: ShippedRules,
  ) {}

  /** Those of the organisation first, by title; all of them, since an organisation has at most 500. */
  async list(operator: Operator): Promise<RuleSummaryDto[]> {
    const rows = await this.database.query<VersionRow>(operator, versions(false), sightParameters(operator));
    const resting = await this.resting(operator);
    const byRule = new Map<string, VersionRow[]>();
    for (const row of rows) {
      const known = byRule.get(row.rule_id);
      if (known) known.push(row);
      else byRule.set(row.rule_id, [row]);
    }
    const own = [...byRule.values()].map((each) => summaryOf(each, resting));
    own.sort((a, b) => compare(a.title, b.title) || compare(a.id, b.id));
    return [...own, ...(await this.shipped.list(operator, resting))];
  }

  /** @throws DomainError `rule_not_found`. */
  async one(operator: Operator, id: string): Promise<BookRuleDto> {
    const rows = await this.database.query<VersionRow>(
      operator,
      `${versions(true)} AND v.rule_id = $${AFTER_SIGHT} ORDER BY v.version DESC`,
      [...sightParameters(operator), id],
    );
    const [first] = rows;
    if (!first) throw ruleNotFound();
    const summary = summaryOf(rows, await this.resting(operator));
    const { text } = await this.version(operator, id, summary.version);
    return Object.assign(summary, {
      versions: rows.map(toVersion),
      pauses: await this.shipped.pauses(operator, await this.runNames(operator, id)),
      text,
      file: null,
    });
  }

  /** @throws DomainError `rule_not_found`. */
  async version(operator: Operator, id: string, version: number): Promise<RuleVersionTextDto> {
    const [row] = await this.database.query<VersionRow & { text: string }>(
      operator,
      `SELECT found.*, v.text FROM (${versions(true)} AND v.rule_id = $${AFTER_SIGHT} AND v.version = $${AFTER_SIGHT + 1}) found
       JOIN rulebook_versions v ON v.rule_id = found.rule_id AND v.version = found.version`,
      [...sightParameters(operator), id, version],
    );
    if (!row) throw ruleNotFound();
    return Object.assign(toVersion(row), { text: row.text });
  }

  /**
   * What a version would have done in its last test, newest first.
   * @throws DomainError `rule_not_found`.
   */
  async matches(operator: Operator, id: string, version: number): Promise<ShadowMatchDto[]> {
    await this.version(operator, id, version);
    const rows = await this.database.query<{
      code: string;
      first_at: Date;
      last_at: Date;
      match: { group: string; alertIds: string[]; more: boolean };
      cases: string[] | null;
    }>(
      operator,
      `SELECT s.code, m.first_at, m.last_at, m.match, (
         SELECT array_agg(DISTINCT c.number ORDER BY c.number) FROM alert_links l JOIN cases c ON c.id = l.group_id
         WHERE l.alert_id IN (SELECT named.id::uuid FROM jsonb_array_elements_text(m.match->'alertIds') named (id))
           AND ${seen('c')}) AS cases
       FROM rulebook_matches m JOIN sites s ON s.id = m.site_id
       WHERE ${ofOrganisation('m')} AND m.run_id = (
         SELECT x.id FROM rulebook_runs x
         WHERE x.rule_id = $${AFTER_SIGHT} AND x.version = $${AFTER_SIGHT + 1} AND x.mode = 'test'
         ORDER BY x.asked_at DESC, x.id DESC LIMIT 1) AND ${SEEN_MATCH}
       ORDER BY m.last_at DESC, m.key LIMIT ${MOST_MATCHES}`,
      [...sightParameters(operator), id, version],
    );
    return rows.map(({ code, first_at: first, last_at: last, match, cases }) => ({
      site: code,
      group: match.group,
      firstAt: first.toISOString(),
      lastAt: last.toISOString(),
      alertIds: match.alertIds,
      more: match.more,
      cases: (cases ?? []).map(Number),
    }));
  }

  /** Whether correlation has taken all that was asked of the rule. */
  async isTaken(operator: Operator, id: string): Promise<boolean> {
    const waiting = await this.database.query(
      operator,
      `SELECT 1 FROM rulebook_runs x WHERE ${owned('x')} AND x.rule_id = $${AFTER_OWNER}
         AND (x.begun_ordinal IS NULL OR (x.ended_at IS NOT NULL AND x.ended_ordinal IS NULL)) LIMIT 1`,
      [...ownerParameters(operator), id],
    );
    return waiting.length === 0;
  }

  /** What the rests of a rule's runs are kept under begins so. */
  private async runNames(operator: Operator, id: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      operator,
      `SELECT x.id FROM rulebook_runs x WHERE ${owned('x')} AND x.rule_id = $${AFTER_OWNER}`,
      [...ownerParameters(operator), id],
    );
    return [`${id}.`, ...rows.map((row) => `${row.id}.`)];
  }

  /** Names of rules that rest, each with at how many sites: until event time, as the viewer sees it, has come that far. */
  private async resting(operator: Operator): Promise<Map<string, number>> {
    const rows = await this.database.query<{ rule_key: string; sites: string }>(
      operator,
      `SELECT p.rule_key, count(*) AS sites FROM (
         SELECT p.rule_key, p.site_id, max(p.until) AS until FROM rule_pauses p
         WHERE ${ofOrganisation('p')} AND p.resumed_at IS NULL GROUP BY p.rule_key, p.site_id) p
       WHERE NOT EXISTS (SELECT FROM alerts a
         WHERE a.site_id = p.site_id AND a.effective_at >= p.until AND ${seen('a')})
       GROUP BY p.rule_key`,
      sightParameters(operator),
    );
    return new Map(rows.map((row) => [row.rule_key, Number(row.sites)]));
  }
}

export function ruleNotFound(): DomainError {
  return new DomainError('not_found', 'rule_not_found', 'There is no such rule');
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function summaryOf(rows: readonly VersionRow[], resting: ReadonlyMap<string, number>): RuleSummaryDto {
  const [stands, ...others] = rows.toSorted((a, b) => RANK[a.state] - RANK[b.state] || b.version - a.version);
  if (!stands) throw new Error('A rule has a version');
  const all = [stands, ...others];
  const last = Math.max(0, ...all.map((row) => row.fired_last?.getTime() ?? 0));
  const prefix = `${stands.rule_id}.`;
  return {
    id: stands.rule_id,
    state: stands.state,
    title: stands.title,
    level: stands.level,
    scope: stands.scope,
    author: stands.author.name,
    version: stands.version,
    latest: Math.max(...all.map((row) => row.version)),
    asked: all.some((row) => row.state === 'test' && row.asked_by !== null),
    fired: {
      count: all.reduce((sum, row) => sum + Number(row.fired), 0),
      lastAt: last === 0 ? null : new Date(last).toISOString(),
    },
    resting: Math.max(0, ...[...resting].map(([key, sites]) => (key.startsWith(prefix) ? sites : 0))),
  };
}

function toVersion(row: VersionRow): RuleVersionDto {
  return {
    version: row.version,
    state: row.state,
    title: row.title,
    level: row.level,
    comment: row.comment,
    author: row.author,
    savedAt: row.saved_at.toISOString(),
    askedBy: row.state === 'test' || row.state === 'live' ? row.asked_by : null,
    reviewedBy: row.reviewed_by,
    review: row.review,
    runsSince: (row.state === 'live' || row.state === 'test') && row.begun !== null ? Number(row.begun) : null,
    fired: { count: Number(row.fired), lastAt: row.fired_last?.toISOString() ?? null },
    matches: Number(row.matches),
    moreMatches: Number(row.unkept ?? 0) > 0,
  };
}
