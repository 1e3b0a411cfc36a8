import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type TestApp, startApp } from './support/app.ts';
import { casePicture, correlated } from './support/case-picture.ts';
import { describeWithData } from './support/shared-data.ts';
import { until } from './support/until.ts';

interface Answer {
  accepted: number;
  duplicates: number;
  rejected: number;
  results: { status: string; code?: string; field?: string; reason?: string }[];
}

/** One site for each team, in seven nations: their private addresses are the same and must not meet. */
const SITES = ['KRPUS', 'SGSIN', 'IDTPP', 'MYPKG', 'THLCH', 'VNSGN', 'PHMNL'];

async function suricataSites(app: TestApp): Promise<string[]> {
  const rows = await app.db.query<{ code: string }>(
    `SELECT DISTINCT ON (t.nation) t.code FROM sites t JOIN sensors s ON s.site_id = t.id AND s.kind = 'suricata'
     ORDER BY t.nation, t.code`,
  );
  return rows.map((row) => row.code);
}

async function post(
  app: TestApp,
  path: string,
  key: string,
  body: string | Buffer,
): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(app.baseUrl + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body,
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

function lines(file: string): string[] {
  const text = file.endsWith('.gz') ? gunzipSync(readFileSync(file)).toString() : readFileSync(file, 'utf8');
  return text.split('\n').filter((line) => line.trim() !== '');
}

async function replay(app: TestApp, path: string, key: string, items: readonly string[], batch = 500): Promise<Answer> {
  const sum: Answer = { accepted: 0, duplicates: 0, rejected: 0, results: [] };
  for (let at = 0; at < items.length; at += batch) {
    const { answer } = await post(app, path, key, items.slice(at, at + batch).join('\n'));
    sum.accepted += answer.accepted;
    sum.duplicates += answer.duplicates;
    sum.rejected += answer.rejected;
    sum.results.push(...answer.results);
  }
  return sum;
}

describeWithData('cptc2017-suricata', 'seven red teams on cloned networks, replayed', (folder) => {
  let app: TestApp;
  const keys = new Map<string, string>();
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => app.close());

  it('accepts every record, and nothing twice', async () => {
    const sites = await suricataSites(app);
    const teams = readdirSync(folder)
      .filter((file) => file.endsWith('.gz'))
      .sort();
    expect(teams).toHaveLength(SITES.length);
    for (const [index, team] of teams.entries()) {
      const site = sites[index] ?? '';
      const key = await app.keyOf(site, 'suricata');
      keys.set(team, key);
      const items = lines(join(folder, team));
      const first = await replay(app, '/api/v1/intake/eve', key, items);
      expect({ team, accepted: first.accepted, rejected: first.rejected }).toEqual({
        team,
        accepted: items.length,
        rejected: 0,
      });
      const again = await replay(app, '/api/v1/intake/eve', key, items);
      expect({ team, accepted: again.accepted, duplicates: again.duplicates }).toEqual({
        team,
        accepted: 0,
        duplicates: items.length,
      });
    }
  }, 300_000);

  it('correlates all of it without a case that spans two sites', async () => {
    await until(() => correlated(app.db), 240_000);
    const [mixed] = await app.db.query<{ count: string }>(
      'SELECT count(*) FROM (SELECT group_id FROM alert_links GROUP BY group_id HAVING count(DISTINCT site_id) > 1) m',
    );
    expect(mixed?.count).toBe('0');
    const [sum] = await app.db.query<{ alerts: string; links: string; heads: string; cases: string }>(
      `SELECT (SELECT count(*) FROM alerts) AS alerts, (SELECT count(*) FROM alert_links) AS links,
        (SELECT count(*) FROM alert_links WHERE head_id = alert_id) AS heads,
        (SELECT count(*) FROM cases WHERE status <> 'merged') AS cases`,
    );
    expect(sum?.links).toBe(sum?.alerts);
    console.log(`CPTC, seven sites: ${JSON.stringify(sum)}, sha256 ${digest(await casePicture(app.db))}`);
  }, 300_000);
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

describeWithData('remote-id', 'the Remote ID golden set', (folder) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => app.close());

  it('gives exactly one object and one case for four transports and three hardware addresses', async () => {
    const [site] = await app.db.query<{ code: string }>(
      "SELECT t.code FROM sites t JOIN sensors s ON s.site_id = t.id AND s.kind = 'remote-id' ORDER BY t.code LIMIT 1",
    );
    const key = await app.keyOf(site?.code ?? '', 'remote-id');
    let accepted = 0;
    for (const name of ['BLE-legacy', 'BLE-long_range', 'WiFi-NaN', 'WiFi-beacon']) {
      const body = readFileSync(join(folder, 'dronescout-mqtt', `${name}.json`));
      const { status, answer } = await post(app, '/api/v1/intake/remote-id', key, body);
      expect({ name, status, rejected: answer.rejected }).toEqual({ name, status: 200, rejected: 0 });
      accepted += answer.accepted;
    }
    expect(accepted).toBe(28);
    await until(() => correlated(app.db));
    const objects = await app.db.query<{ identity: string }>('SELECT identity FROM objects');
    const cases = await app.db.query<{ number: string; alert_count: string }>(
      "SELECT number, alert_count FROM cases WHERE status <> 'merged'",
    );
    expect(objects).toEqual([{ identity: '1787F04BM24010011195' }]);
    expect(cases).toEqual([{ number: '1', alert_count: '28' }]);
  });
});

describeWithData('sapient', 'SAPIENT messages of the test harness', (folder) => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await startApp();
    const [site] = await app.db.query<{ code: string }>(
      "SELECT t.code FROM sites t JOIN sensors s ON s.site_id = t.id AND s.kind = 'sapient' ORDER BY t.code LIMIT 1",
    );
    key = await app.keyOf(site?.code ?? '', 'sapient');
  });
  afterAll(async () => app.close());

  it('takes the 38 valid ones', async () => {
    const files = readdirSync(join(folder, 'valid')).filter((file) => file.endsWith('.json'));
    expect(files).toHaveLength(38);
    for (const file of files) {
      const { status, answer } = await post(
        app,
        '/api/v1/intake/sapient',
        key,
        readFileSync(join(folder, 'valid', file)),
      );
      expect({ file, status, results: answer.results.map((result) => result.reason) }).toEqual({
        file,
        status: 200,
        results: [undefined],
      });
    }
  });

  it('takes or refuses each of the 193 invalid ones with a reason, and never fails', async () => {
    const files = readdirSync(join(folder, 'invalid')).filter((file) => file.endsWith('.json'));
    expect(files).toHaveLength(193);
    let refused = 0;
    for (const file of files) {
      const { status, answer } = await post(
        app,
        '/api/v1/intake/sapient',
        key,
        readFileSync(join(folder, 'invalid', file)),
      );
      expect([200, 207, 400, 422]).toContain(status);
      for (const result of answer.results ?? []) {
        if (result.status !== 'rejected') continue;
        refused += 1;
        expect(result.code).toMatch(/^[a-z_]+$/);
        expect(result.reason?.length).toBeGreaterThan(5);
      }
    }
    console.log(`SAPIENT: ${refused} of 193 invalid messages refused`);
    await until(() => correlated(app.db));
  });
});

describeWithData('idmefv2', 'IDMEFv2 examples over its transport', (folder) => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
  });
  afterAll(async () => app.close());

  it.each(['Cyb1', 'Cyb2', 'Phy1', 'Phy2'])('takes %s, which fails its own schema', async (name) => {
    const response = await fetch(`${app.baseUrl}/idmefv2`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: readFileSync(join(folder, 'examples', `${name}.V04.json`)),
    });
    expect({ name, status: response.status }).toEqual({ name, status: 200 });
  });
});

describeWithData('ait-ads', 'native Wazuh and AMiner lines', (folder) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => app.close());

  it.each(['wazuh', 'aminer'])('decodes the lines of %s or says why not', async (format) => {
    const key = await app.keyOf('KRPUS', format === 'wazuh' ? 'wazuh' : 'suricata');
    for (const half of ['attack', 'no_attack']) {
      const items = lines(join(folder, 'raw-native', `${format}_${half}_lines.ndjson`));
      const sum = await replay(app, `/api/v1/intake/${format}`, key, items);
      expect(sum.accepted + sum.duplicates + sum.rejected).toBe(items.length);
      for (const result of sum.results) if (result.status === 'rejected') expect(result.reason).toBeTruthy();
      console.log(
        `AIT ${format} ${half}: ${sum.accepted} accepted, ${sum.duplicates} duplicate, ${sum.rejected} rejected`,
      );
    }
  });
});
