import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../config/package-root.ts';
import { MetricsServer } from '../src/ops/metrics-server.service.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { ExerciseRun } from './support/exercise-run.ts';
import { LiveClient } from './support/live-client.ts';
import { until } from './support/until.ts';

const MONITORING = join(packageRoot, 'config', 'monitoring');

let app: TestApp;
let url: string;

beforeAll(async () => {
  app = await startApp({ metricsListen: '127.0.0.1:0' });
  url = app.app.get(MetricsServer, { strict: false }).url ?? '';
});
afterAll(() => app.close());

/** Each sample by its name with its labels, as it stands in the text. */
async function scrape(): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(/\S+$/.exec(line)?.[0])]));
}

/** Names in the expressions of the rules and of the dashboard. */
function asked(): string[] {
  const rules = parse(readFileSync(join(MONITORING, 'alert-rules.yml'), 'utf8')) as {
    groups: { rules: { alert: string; expr: string }[] }[];
  };
  const dashboard = JSON.parse(readFileSync(join(MONITORING, 'grafana-dashboard.json'), 'utf8')) as {
    panels: { targets: { expr: string }[] }[];
  };
  const expressions = [
    ...rules.groups.flatMap((group) => group.rules.map(({ expr }) => expr)),
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ];
  return expressions.flatMap((text) => text.match(/\b(breakwater|nodejs|process)_[a-z0-9_]+/g) ?? []);
}

describe('the metrics', () => {
  it('count what sensors send by what became of it, and a batch by its rows', async () => {
    const key = await app.keyOf('SGJUR', 'suricata');
    const body = JSON.stringify([nativeAlert('m-1'), nativeAlert('m-2'), nativeAlert('m-1'), { kind: 'cyber' }]);
    expect((await sendBytes(app, key, body)).body).toMatchObject({ accepted: 2, duplicates: 1, rejected: 1 });
    const seen = await scrape();
    expect(seen.get('breakwater_alerts_total{realm="live",outcome="accepted"}')).toBe(2);
    expect(seen.get('breakwater_alerts_total{realm="live",outcome="duplicate"}')).toBe(1);
    expect(seen.get('breakwater_alerts_total{realm="live",outcome="rejected"}')).toBe(1);
    expect(seen.get('breakwater_intake_batch_rows_count')).toBe(1);
    expect(seen.get('breakwater_intake_batch_rows_sum')).toBe(3);
    expect(
      seen.get('breakwater_http_request_seconds_count{realm="live",method="POST",route="/api/v1/alerts",status="2xx"}'),
    ).toBe(1);
    expect(seen.get('breakwater_database_up')).toBe(1);
    expect(seen.get('breakwater_database_fault{fault="damaged"}')).toBe(0);
  });

  it('time the steps of correlation, and count the frames that went to sockets', async () => {
    const key = await app.keyOf('SGJUR', 'suricata');
    const sockets = await Promise.all([LiveClient.subscribed(app), LiveClient.subscribed(app)]);
    const before = await scrape();
    await sendBytes(app, key, JSON.stringify([nativeAlert('s-1', { severity: 90, title: 'Counted once a socket' })]));
    for (const socket of sockets)
      await socket.until(() => socket.texts.some((text) => text.includes('"events":[{')), 'an event');
    const after = await scrape();
    const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('breakwater_correlation_step_inputs_sum{realm="live"}')).toBe(1);
    expect(grown('breakwater_correlation_step_seconds_count{realm="live"}')).toBe(1);
    expect(grown('breakwater_live_frames_total{realm="live"}')).toBeGreaterThanOrEqual(2);
    await Promise.all(sockets.map((socket) => socket.end()));
  });

  it('name no case, no alert and nobody: a route is a template', async () => {
    await app.get('/api/v1/cases/0190a0b1-7c6a-7a55-8000-4f7c4d9b0001');
    await app.get('/nowhere/0190a0b1-7c6a-7a55-8000-4f7c4d9b0002');
    const names = [...(await scrape()).keys()].join('\n');
    expect(names).toContain('route="/api/v1/cases/:id"');
    expect(names).not.toMatch(/0190a0b1|nowhere/);
  });

  it('count an exercise apart from what is live', async () => {
    const before = await scrape();
    const run = await ExerciseRun.open(app, {
      designator: 'METERED 26-1',
      cells: [{ code: 'control', organisation: 'sg-cert', kind: 'control' }],
      members: [],
    });
    const key = await run.keyOf('SGJUR', 'suricata');
    await sendBytes(app, key, JSON.stringify([nativeAlert('e-1'), nativeAlert('e-2')]));
    const after = await scrape();
    expect(after.get('breakwater_alerts_total{realm="exercise",outcome="accepted"}')).toBe(2);
    for (const [name, value] of before) {
      if (name.startsWith('breakwater_alerts_total{realm="live"'))
        expect({ name, now: after.get(name) }).toEqual({ name, now: value });
    }
    expect(
      after.get(
        'breakwater_http_request_seconds_count{realm="exercise",method="POST",route="/api/v1/alerts",status="2xx"}',
      ),
    ).toBe(1);
  });

  it('tell how many sockets are open, and who is behind in the journal', async () => {
    const socket = await LiveClient.open(app);
    await until(async () => ((await scrape()).get('breakwater_live_sockets{realm="live"}') === 1 ? true : undefined));
    socket.socket.close();
    await until(async () => {
      const seen = await scrape();
      const still =
        seen.get('breakwater_live_sockets{realm="live"}') === 0 &&
        seen.get('breakwater_journal_lag_entries{reader="audit",realm="live"}') === 0 &&
        seen.get('breakwater_journal_lag_entries{reader="live",realm="live"}') === 0 &&
        seen.get('breakwater_correlation_shards{realm="live"}') === 256 &&
        seen.get('breakwater_correlation_waiting{realm="live"}') === 0 &&
        seen.get('breakwater_correlation_oldest_seconds{realm="live"}') === 0;
      return still || undefined;
    });
  });

  it('hold everything the shipped rules and the shipped dashboard ask for', async () => {
    const told = new Set([...(await scrape()).keys()].map((name) => name.split('{')[0]));
    expect(asked().length).toBeGreaterThan(25);
    expect(asked().filter((name) => !told.has(name))).toEqual([]);
  });

  it('have each shipped rule explained in the runbook', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'operations.md'), 'utf8');
    const rules = readFileSync(join(MONITORING, 'alert-rules.yml'), 'utf8').match(/(?<=alert: )\w+/g) ?? [];
    expect(rules.filter((rule) => !page.includes(`### ${rule}\n`))).toEqual([]);
  });

  it('are served nowhere but at their own address, and nothing else is there', async () => {
    expect((await app.get('/metrics', { token: null })).status).not.toBe(200);
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
  });
});
