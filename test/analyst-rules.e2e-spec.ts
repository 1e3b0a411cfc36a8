import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/create-app.ts';
import { sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

interface AlertItem {
  title: string;
  reasons: { rule: string; version: number; text: string; facts: Record<string, unknown> }[];
}

/** A Wazuh alert of sshd, as its manager writes it. */
function login(
  id: string,
  second: number,
  { success, source, host, user = host }: { success: boolean; source: string; host: string; user?: string },
): object {
  return {
    timestamp: new Date(Date.UTC(2026, 2, 2, 3, 0, second)).toISOString().replace('Z', '+0000'),
    id,
    rule: success
      ? { id: '5715', level: 3, description: 'sshd: authentication success.', groups: ['syslog', 'sshd'] }
      : {
          id: '5760',
          level: 5,
          description: 'sshd: authentication failed.',
          groups: ['sshd', 'authentication_failed'],
        },
    agent: { id: '014', name: 'jump', ip: host },
    manager: { name: 'wazuh-port' },
    decoder: { name: 'sshd', parent: 'sshd' },
    data: { srcip: source, dstuser: user },
    location: '/var/log/auth.log',
  };
}

/** From what sensors send over HTTP to a case that says which analysts' rule put it together. */
describe('analysts’ rules', () => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'wazuh');
  });
  afterAll(async () => app.close());

  async function send(...alerts: object[]): Promise<void> {
    const { body } = await sendBytes(app, key, JSON.stringify(alerts), {}, '/api/v1/intake/wazuh');
    expect(body).toMatchObject({ rejected: 0, accepted: alerts.length });
    await until(() => correlated(app.db));
  }

  const failures = (name: string, source: string, from: number, count: number, host = '10.20.0.9'): object[] =>
    Array.from({ length: count }, (_, index) =>
      login(`${name}.${from}.${index}`, from + index * 10, { success: false, source, host }),
    );

  async function casesWith(rule: string): Promise<{ number: number; severity: number; alerts: AlertItem[] }[]> {
    const { body } = await app.get<{ items: { id: string; number: number; severity: number }[] }>('/api/v1/cases');
    const found = [];
    for (const { id, number, severity } of body.items) {
      const alerts = await app.get<{ items: AlertItem[] }>(`/api/v1/cases/${id}/alerts`);
      if (alerts.body.items.some(({ reasons }) => reasons.some((reason) => reason.rule === rule))) {
        found.push({ number, severity, alerts: alerts.body.items });
      }
    }
    return found;
  }

  it('opens a case of guessed passwords and a login, none of them grave alone, and says so', async () => {
    await send(...failures('one', '198.51.100.7', 0, 8));
    expect(await casesWith('sigma:guessed_login')).toEqual([]);
    await send(login('one.in', 300, { success: true, source: '198.51.100.8', host: '10.20.0.10' }));
    expect(await casesWith('sigma:guessed_login')).toEqual([]);
    await send(login('one.in2', 310, { success: true, source: '198.51.100.7', host: '10.20.0.9' }));
    const [found, ...others] = await casesWith('sigma:guessed_login');
    expect(others).toEqual([]);
    expect(found?.severity).toBeGreaterThanOrEqual(65);
    expect(found?.alerts).toHaveLength(2);
    const reasons = found?.alerts.flatMap((alert) => alert.reasons) ?? [];
    expect(reasons.filter(({ rule }) => rule === 'sigma:guessed_login')).toMatchObject([
      {
        version: 1,
        text: expect.stringMatching(
          /^Rule “Failed logins, then one that succeeded” \(high, version 1\): 2 kinds of alert in the order .* with Source\.IP 198\.51\.100\.7, in .* together with “sshd: authentication failed\.”$/,
        ),
        facts: { ruleKey: '6c1d2e7f-301b-4d6f-8d63-1e7e4d2c8b02', level: 'high', windowSeconds: 900 },
      },
    ]);
  });

  it('goes on over a restart as if it had never stopped, and takes what comes late', async () => {
    // Five before the restart and three after make eight; the success between came first.
    await send(login('two.in', 20_200, { success: true, source: '198.51.100.20', host: '10.20.0.11' }));
    await send(...failures('two', '198.51.100.20', 20_000, 5, '10.20.0.12'));
    await app.stop();
    app = { ...(await startApp({}, { db: app.db, demoRegistry: false })) };
    await send(...failures('two', '198.51.100.20', 20_100, 2, '10.20.0.12'));
    expect((await casesWith('sigma:guessed_login')).length).toBe(1);
    await send(...failures('two', '198.51.100.20', 20_150, 1, '10.20.0.12'));
    expect((await casesWith('sigma:guessed_login')).length).toBe(2);
  });

  describe('of a folder of one’s own', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'breakwater-rules-'));
    });
    afterAll(async () => rm(folder, { recursive: true, force: true }));

    const HEAD = 'taxonomy: idmefv2\nlogsource: { category: authentication }\n';
    const FAILED = `title: Failed\nname: failed\n${HEAD}detection:\n  s:\n    Signature: wazuh:5760\n  condition: s\n---\n`;
    const count = (name: string, most: string): string =>
      `title: ${name}\nname: ${name}\ntaxonomy: idmefv2\ncorrelation:\n  type: event_count\n  rules: [failed]\n  group-by: [Source.IP]\n  timespan: 10m\n  condition: { gte: 2 }\nlevel: high\n${most}---\n`;

    it('rests a rule that goes over its limit, alone, and tells', async () => {
      await writeFile(
        join(folder, 'own.yml'),
        FAILED + count('narrow', 'x-case: { limits: { groups: 3, pause: 1h } }\n') + count('wide', ''),
      );
      const own = await startApp({ rulesFolder: folder });
      try {
        const ownKey = await own.keyOf('KRPUS', 'wazuh');
        const post = async (alerts: object[]): Promise<void> => {
          await sendBytes(own, ownKey, JSON.stringify(alerts), {}, '/api/v1/intake/wazuh');
          await until(() => correlated(own.db));
        };
        await post(
          [1, 2, 3, 4].flatMap((last) =>
            failures(`own${last}`, `198.51.100.${last}`, last * 100, 2, `10.20.1.${last}`),
          ),
        );
        const reasons = await own.db.query<{ rule: string; n: number }>(
          `SELECT r->>'rule' AS rule, count(*)::int AS n FROM alert_links, jsonb_array_elements(reasons) AS r
           WHERE r->>'rule' LIKE 'sigma:%' GROUP BY 1 ORDER BY 1`,
        );
        expect(reasons).toEqual([
          { rule: 'sigma:narrow', n: 3 },
          { rule: 'sigma:wide', n: 4 },
        ]);
        const pauses = await own.db.query('SELECT rule_key, over, most, until - paused_at AS rest FROM rule_pauses');
        expect(pauses).toMatchObject([{ rule_key: 'narrow', over: 'groups', most: 3, rest: { hours: 1 } }]);
        const told = await own.db.query(`SELECT data, tlp FROM journal WHERE type = 'rule.paused'`);
        expect(told).toMatchObject([
          { data: { rule: 'narrow', over: 'groups', most: 3, site: 'KRPUS' }, tlp: 'AMBER+STRICT' },
        ]);
      } finally {
        await own.close();
      }
    });

    it('refuses to start with a rule that cannot be meant, with line and column', async () => {
      await writeFile(join(folder, 'own.yml'), `${FAILED}${count('wide', '').replace('Source.IP', 'source.ip')}`);
      await expect(createApp({ ...app.settings, rulesFolder: folder })).rejects.toThrow(
        'own.yml:16:14: "source.ip" is neither an alias nor a field of the taxonomy idmefv2',
      );
    });
  });
});
