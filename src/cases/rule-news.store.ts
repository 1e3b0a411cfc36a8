import type { ShadowChanges } from '../correlation/shadow-rule.ts';
import type { SiteView } from '../correlation/site-view.ts';
import type { RuleTally } from '../correlation/rule-tally.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';

/** Matches of a test that are kept at one site; more are counted. */
const MOST_MATCHES = 1_000;
/** One that is younger rests on no alert that retention may remove, which leaves the last thirty days of a site's event time. */
const YOUNG = `interval '1 day'`;
/** More than any rule looks back over, with those it refers to. */
const SPANNED = `interval '30 days'`;

/** Counts that rules fired, as the alerts are marked now. */
export async function writeFiredRules(tx: Transaction, site: SiteView, fired: readonly RuleTally[]): Promise<void> {
  if (fired.length === 0) return;
  const rows = fired.map(({ ruleKey, version, tlp, count, last }) => ({
    rule_key: ruleKey,
    version,
    tlp,
    fired: count,
    last_fired_at: new Date(last),
  }));
  await tx.query(
    `INSERT INTO rule_tallies (site_id, rule_key, version, tlp, realm, nation, organisation_id, fired, last_fired_at)
     SELECT $4, r.rule_key, r.version, r.tlp, $1, $2, $3, sum(r.fired), max(r.last_fired_at)
     FROM jsonb_to_recordset($5::jsonb) AS r (rule_key text, version integer, tlp text, fired bigint, last_fired_at timestamptz)
     GROUP BY r.rule_key, r.version, r.tlp
     ON CONFLICT (realm, site_id, rule_key, version, tlp) DO UPDATE SET fired = rule_tallies.fired + excluded.fired,
       last_fired_at = greatest(rule_tallies.last_fired_at, excluded.last_fired_at)`,
    [tx.realm, site.nation, site.organisationId, site.siteId, JSON.stringify(rows)],
  );
}

/** Keeps what rules in test would have done, as far as there is room, and takes back what late alerts showed not to be. */
export async function writeShadowMatches(
  tx: Transaction,
  site: SiteView,
  shadows: readonly ShadowChanges[],
): Promise<void> {
  for (const { runId, matches, withdrawn } of shadows) {
    if (withdrawn.length > 0) {
      await tx.query('DELETE FROM rulebook_matches WHERE run_id = $1 AND site_id = $2 AND key = ANY($3::text[])', [
        runId,
        site.siteId,
        withdrawn,
      ]);
    }
    if (matches.length === 0) continue;
    const rows = matches.map((match) => ({
      key: match.key,
      first_at: new Date(match.first.t),
      last_at: new Date(match.last.t),
      match,
    }));
    await tx.query(
      `WITH told AS (
         SELECT r.*, known.key IS NOT NULL AS known, row_number() OVER (PARTITION BY known.key IS NULL ORDER BY r.first_at, r.key) AS place
         FROM jsonb_to_recordset($3::jsonb) AS r (key text, first_at timestamptz, last_at timestamptz, match jsonb)
         LEFT JOIN rulebook_matches known ON known.run_id = $1 AND known.site_id = $2 AND known.key = r.key
         -- One that goes on is not written anew once an alert of it, and the row with it, was removed.
         WHERE r.last_at - r.first_at < ${YOUNG} OR NOT EXISTS (
           SELECT FROM jsonb_array_elements_text(r.match->'alertIds') named (id)
           WHERE NOT EXISTS (SELECT FROM alerts a WHERE a.id = named.id::uuid))
       ), held AS (SELECT count(*) AS count FROM rulebook_matches WHERE run_id = $1 AND site_id = $2
       ), kept AS (
         INSERT INTO rulebook_matches (run_id, site_id, key, realm, nation, organisation_id, first_at, last_at, match)
         SELECT $1, $2, t.key, run.realm, run.nation, run.organisation_id, t.first_at, t.last_at, t.match
         FROM told t JOIN rulebook_runs run ON run.id = $1 CROSS JOIN held WHERE t.known OR held.count + t.place <= $4
         ON CONFLICT (run_id, site_id, key) DO UPDATE SET last_at = excluded.last_at, match = excluded.match
         RETURNING key)
       UPDATE rulebook_runs SET unkept = unkept + (SELECT count(*) FROM told) - (SELECT count(*) FROM kept)
       WHERE id = $1 AND (SELECT count(*) FROM told) > (SELECT count(*) FROM kept)`,
      [runId, site.siteId, JSON.stringify(rows), MOST_MATCHES],
    );
  }
}

/**
 * Removes what rules in test told of alerts that are about to be removed: it names them, and what they were about. What is as old as they
 * are, give or take what no rule spans, is found by index, and only of that the names are read.
 */
export async function forgetMatches(tx: Pick<Transaction, 'query'>, alertIds: readonly string[]): Promise<void> {
  await tx.query(
    `WITH span AS MATERIALIZED (
       SELECT array_agg(DISTINCT site_id) AS sites, min(effective_at) - ${SPANNED} AS since, max(effective_at) + ${SPANNED} AS until
       FROM alerts WHERE id = ANY($1::uuid[]))
     DELETE FROM rulebook_matches m
     WHERE m.realm = 'live' AND m.site_id = ANY ((SELECT sites FROM span)::uuid[])
       AND m.last_at >= (SELECT since FROM span) AND m.first_at <= (SELECT until FROM span)
       AND EXISTS (SELECT FROM jsonb_array_elements_text(m.match->'alertIds') named (id) WHERE named.id::uuid = ANY($1::uuid[]))`,
    [alertIds],
  );
}
