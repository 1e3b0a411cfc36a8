import type { TestDatabase } from './database.ts';

/**
 * Every case and link as text, without ids and the times of recording: what two runs over the same input must agree on
 * byte for byte. Alerts are named by sensor and external id, cases by their members.
 */
export async function casePicture(db: TestDatabase): Promise<string> {
  const links = await db.query<{
    alert: string;
    head: string;
    group_id: string;
    reasons: unknown;
    score: number;
    late: boolean;
    occurrences: string;
  }>(
    `SELECT s.code || '/' || a.external_id AS alert, hs.code || '/' || h.external_id AS head, l.group_id, l.score, l.late,
       l.occurrences,
       (SELECT jsonb_agg(jsonb_build_object('rule', r->>'rule', 'version', r->'version', 'text', r->>'text',
          'weight', r->'weight', 'slot', r->'facts'->>'slot',
          'with', (SELECT ps.code || '/' || p.external_id FROM alerts p JOIN sensors ps ON ps.id = p.sensor_id
                   WHERE p.id = (r->'facts'->>'alertId')::uuid)) ORDER BY r->'facts'->>'slot')
        FROM jsonb_array_elements(l.reasons) r) AS reasons
     FROM alert_links l JOIN alerts a ON a.id = l.alert_id JOIN sensors s ON s.id = a.sensor_id
     JOIN alerts h ON h.id = l.head_id JOIN sensors hs ON hs.id = h.sensor_id
     ORDER BY 1`,
  );
  const members = new Map<string, string[]>();
  for (const link of links) members.set(link.group_id, [...(members.get(link.group_id) ?? []), link.alert]);
  const cases = await db.query<{ id: string }>(
    `SELECT id, title, severity, priority, factors, facts - 'faded' AS facts, first_seen, last_seen, alert_count, status
     FROM cases WHERE status <> 'merged'`,
  );
  const named = cases
    .map(({ id, ...rest }) => Object.assign(rest, { members: members.get(id) ?? [] }))
    .sort((a, b) => ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1));
  const groups = [...members.values()].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  const told = links.map((link) =>
    JSON.stringify(link, (key, value: unknown) => (key === 'group_id' ? undefined : value)),
  );
  return [...named.map((row) => JSON.stringify(row)), ...groups.map((row) => JSON.stringify(row)), ...told].join('\n');
}

/** Resolves when everything accepted has been correlated. */
export async function correlated(db: TestDatabase): Promise<true | undefined> {
  const [row] = await db.query<{ waiting: string }>('SELECT count(*) AS waiting FROM correlation_inputs');
  return row?.waiting === '0' ? true : undefined;
}
