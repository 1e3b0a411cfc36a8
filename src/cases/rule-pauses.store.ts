import { systemOperator } from '../access/operator.ts';
import type { SiteView } from '../correlation/site-view.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { RulePause } from '../rules/running-rule.ts';

/** Keeps that rules rest, so that they still do after a restart and whoever wrote them can see why. */
export async function writeRulePauses(tx: Transaction, site: SiteView, pauses: readonly RulePause[]): Promise<void> {
  if (pauses.length === 0) return;
  const rows = pauses.map(({ ruleKey, title, version, limit, most, from, until }) => ({
    rule_key: ruleKey,
    title,
    version,
    over: limit,
    most,
    paused_at: new Date(from),
    until: new Date(until),
  }));
  await tx.query(
    `INSERT INTO rule_pauses (realm, nation, organisation_id, site_id, rule_key, title, version, over, most, paused_at, until)
     SELECT $1, $2, $3, $4, r.rule_key, r.title, r.version, r.over, r.most, r.paused_at, r.until
     FROM jsonb_to_recordset($5::jsonb) AS r (rule_key text, title text, version integer, over text, most integer,
       paused_at timestamptz, until timestamptz)
     ON CONFLICT DO NOTHING`,
    [tx.realm, site.nation, site.organisationId, site.siteId, JSON.stringify(rows)],
  );
  const system = systemOperator(tx.realm);
  for (const { ruleKey, title, version, limit, most, from, until } of pauses) {
    tx.record({
      type: 'rule.paused',
      actor: { id: system.id, name: system.name },
      caseId: null,
      at: new Date(from),
      tlp: 'AMBER+STRICT',
      nation: site.nation,
      organisationId: site.organisationId,
      siteId: site.siteId,
      data: { rule: ruleKey, title, version, over: limit, most, site: site.code, until: new Date(until).toISOString() },
    });
  }
}
