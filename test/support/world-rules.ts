import { randomUUID } from 'node:crypto';
import type { TestDatabase } from './database.ts';
import type { Team } from './demo-teams.ts';
import { type NationsWorld, type Thing, TLPS } from './world-thing.ts';

/** A rule of a team, with all that became of it. */
export interface WorldRule {
  id: string;
  realm: string;
  team: Team;
  marker: string;
  pauseId: string;
  /** Alerts that each match of its test names. */
  matches: string[][];
  /** How often it fired, by what was owned and marked so. */
  tallies: (Pick<Thing, 'nation' | 'organisationId' | 'tlp'> & { fired: number })[];
}

const AT = '2026-11-23T08:00:00.000Z';
let count = 0;

/** For every team: a rule in test, whose matches name alerts of every marking and of the nation's other teams. */
export async function enterRules(
  db: TestDatabase,
  { teams, things }: NationsWorld,
  realm: string,
): Promise<WorldRule[]> {
  const rules: WorldRule[] = [];
  for (const team of teams) {
    count += 1;
    const rule: WorldRule = {
      id: randomUUID(),
      realm,
      team,
      marker: `zqrule${String(count).padStart(4, '0')}qz`,
      pauseId: randomUUID(),
      matches: [],
      tallies: [],
    };
    const by = { id: 'person:world', name: rule.marker };
    const owner = { realm, nation: team.nation, organisation_id: team.organisationId };
    const runId = randomUUID();
    await insert(db, 'rulebook_rules', [{ ...owner, id: rule.id, scope: 'nation', created_at: AT, created_by: by }]);
    const version = { ...owner, rule_id: rule.id, version: 1 };
    const texts = { text: rule.marker, title: rule.marker, level: 'high', comment: rule.marker };
    await insert(db, 'rulebook_versions', [{ ...version, ...texts, author: by, saved_at: AT, state: 'test' }]);
    const run = { mode: 'test', asked_at: AT, begun_ordinal: 1, unkept: 0 };
    await insert(db, 'rulebook_runs', [{ ...version, ...run, id: runId }]);
    // One in six of them, others for every team.
    const alerts = things
      .filter((thing) => thing.kind === 'alert' && thing.nation === team.nation && thing.realm === realm)
      .filter((_, place) => place % 6 === count % 6);
    for (const [at, alert] of alerts.entries()) {
      const other = alerts[(at + 7) % alerts.length];
      rule.matches.push([alert.id], other && other.id !== alert.id ? [alert.id, other.id] : [alert.id]);
    }
    await insert(
      db,
      'rulebook_matches',
      rule.matches.map((alertIds, at) => {
        const match = { key: String(at), group: rule.marker, alertIds, more: false };
        return { ...owner, run_id: runId, site_id: team.siteId, key: String(at), first_at: AT, last_at: AT, match };
      }),
    );
    for (const other of teams.filter(({ nation }) => nation === team.nation)) {
      for (const tlp of TLPS) {
        const fired = rule.tallies.length + 1 + count * 100;
        rule.tallies.push({ nation: other.nation, organisationId: other.organisationId, tlp, fired });
        await db.query(
          `INSERT INTO rule_tallies (site_id, rule_key, version, tlp, realm, nation, organisation_id, fired, last_fired_at)
           VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8)`,
          [other.siteId, `${rule.id}.1.${other.code}`, tlp, realm, other.nation, other.organisationId, fired, AT],
        );
      }
    }
    const rest = { id: rule.pauseId, site_id: team.siteId, rule_key: `${rule.id}.1.x`, title: rule.marker, version: 1 };
    await insert(db, 'rule_pauses', [{ ...owner, ...rest, over: 'groups', most: 1, paused_at: AT, until: AT }]);
    rules.push(rule);
  }
  return rules;
}

async function insert(db: TestDatabase, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  await db.query(
    `INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.map((column) => `r.${column}`).join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) r`,
    [JSON.stringify(rows)],
  );
}
