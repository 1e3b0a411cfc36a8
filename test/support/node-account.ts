import { speakTo } from './app.ts';
import type { TestDatabase } from './database.ts';
import { FAULT_SECRETS } from './fault-node.ts';
import { until } from './until.ts';

type Asked = Pick<TestDatabase, 'query'>;

/** `site/external id` of every stored alert that a sensor sent; what the node tells of silent sensors is not among them. */
export async function storedAlerts(db: Asked): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `SELECT t.code || '/' || a.external_id AS name FROM alerts a JOIN sites t ON t.id = a.site_id
     JOIN sensors s ON s.id = a.sensor_id WHERE s.kind = 'suricata' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Waits until everything stored was correlated, and everything told is in the audit trail. */
export async function settled(db: Asked, milliseconds = 90_000): Promise<void> {
  await until(async () => {
    const [row] = await db.query<{ behind: boolean }>(
      `SELECT EXISTS (SELECT FROM correlation_inputs) OR EXISTS (SELECT FROM journal j
         LEFT JOIN audit_cursors c ON c.realm = j.realm WHERE j.seq > coalesce(c.seq, 0)) AS behind`,
    );
    return row?.behind === false ? true : undefined;
  }, milliseconds);
}

/** What was done twice, or is not as it was counted; nothing where all is well. */
export async function doubledEffects(db: Asked): Promise<string[]> {
  const found = await db.query<{ fault: string }>(
    `SELECT 'journal of ' || h.realm || ' has ' || count(j.seq) || ' entries, its head is ' || h.head AS fault
       FROM journal_heads h LEFT JOIN journal j ON j.realm = h.realm GROUP BY h.realm, h.head
       HAVING count(j.seq) <> h.head OR coalesce(max(j.seq), 0) <> h.head
     UNION ALL
     SELECT 'case opened twice: ' || case_id FROM journal WHERE type = 'case.opened' GROUP BY realm, case_id HAVING count(*) > 1
     UNION ALL
     SELECT 'alert told waiting twice: ' || (data->>'alertId') FROM journal WHERE type = 'alert.waiting'
       GROUP BY data->>'alertId' HAVING count(*) > 1
     UNION ALL
     SELECT 'alert linked twice to ' || case_id || ': ' || alert FROM (
       SELECT realm, seq, case_id, data->>'alertId' AS alert, lag(seq) OVER w AS before, lag(case_id) OVER w AS was
       FROM journal WHERE type = 'alert.linked' WINDOW w AS (PARTITION BY realm, data->>'alertId' ORDER BY seq)
     ) links WHERE was = case_id AND NOT EXISTS (
       SELECT FROM journal j WHERE j.realm = links.realm AND j.seq BETWEEN links.before AND links.seq
         -- What came late may take an alert out of its case, or the case apart, and later put it back.
         AND (j.type = 'alert.unlinked' AND j.data->>'alertId' = alert
           OR j.type IN ('case.split', 'case.merged', 'case.unmerged')
             AND links.case_id::text IN (j.case_id::text, j.data->>'into', j.data->>'newCaseId')))
     UNION ALL
     SELECT 'case ' || c.number || ' counts ' || c.alert_count || ' alerts and has ' || count(l.alert_id)
       FROM cases c LEFT JOIN alert_links l ON l.group_id = c.id WHERE c.status <> 'merged'
       GROUP BY c.id HAVING c.alert_count <> count(l.alert_id)
     UNION ALL
     SELECT 'case number given twice: ' || number FROM cases GROUP BY realm, number HAVING count(*) > 1
     UNION ALL
     SELECT 'audited twice: ' || realm || ' ' || seq FROM audit_entries WHERE seq IS NOT NULL
       GROUP BY realm, seq HAVING count(*) > 1`,
  );
  return found.map(({ fault }) => fault);
}

/** Holds the whole audit trail against its signatures and against the journal. */
export async function verifiedTrail(baseUrl: string): Promise<void> {
  const api = speakTo(baseUrl, FAULT_SECRETS.BREAKWATER_OPERATOR_TOKEN);
  expect((await api.get('/api/v1/audit/verify')).body).toMatchObject({ ok: true, fault: null });
}

/** The first lines one picture of cases has and the other has not; none where they are the same, byte for byte. */
export function differing(one: string, other: string): string[] {
  if (one === other) return [];
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const [had, has] = [new Set(lines), new Set(others)];
  const apart = [
    ...lines.filter((line) => !has.has(line)).map((line) => `- ${line}`),
    ...others.filter((line) => !had.has(line)).map((line) => `+ ${line}`),
  ];
  return apart.length > 0 ? apart.map((line) => line.slice(0, 1_500)).slice(0, 6) : ['the same lines in another order'];
}
