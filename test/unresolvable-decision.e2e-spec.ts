import { randomUUID } from 'node:crypto';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

describe('a decision about nothing there is', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => app.close());

  it('is set aside, and does not keep what comes after it from being correlated', async () => {
    await app.db.query(
      `WITH decided AS (
         INSERT INTO decisions (id, realm, nation, organisation_id, site_id, kind, case_id, other_case_id, alert_ids,
                                actor, reason, decided_at)
         SELECT gen_random_uuid(), 'live', s.nation, s.organisation_id, s.id, 'open', NULL, NULL, ARRAY[$1::uuid],
                '{"id":"person:none","name":"Nobody"}', 'About nothing', now()
         FROM sites s WHERE s.code = 'KRPUS' RETURNING id, site_id)
       INSERT INTO correlation_inputs (realm, kind, ref, shard)
       SELECT 'live', 'decision', id, breakwater_shard(site_id) FROM decided`,
      [randomUUID()],
    );
    const key = await app.keyOf('KRPUS', 'suricata');
    const { body } = await sendBytes(app, key, JSON.stringify([nativeAlert('after-nothing', { severity: 70 })]));
    expect(body.accepted).toBe(1);
    await until(() => correlated(app.db), 30_000);
    const links = await app.db.query('SELECT 1 FROM alert_links WHERE alert_id = $1', [body.results[0]?.id]);
    expect(links).toHaveLength(1);
  });
});
