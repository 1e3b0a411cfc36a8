import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import type { QueuePageDto } from '../src/triage/queue.dto.ts';
import { sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

/** What vessels say of themselves, from a receiver's post to the store and the queue. */
describe('AIS', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => app?.close());

  const nmea = async (name: string): Promise<string[]> => {
    const item = JSON.parse(await readFile(join(packageRoot, 'test/fixtures/ais', `${name}.json`), 'utf8')) as {
      nmea: string | string[];
    };
    return [item.nmea].flat();
  };

  it('takes a stretch of a log in, refuses what is broken by name, and lets no vessel wait in the queue', async () => {
    const lines = [
      ...(await nmea('position')),
      ...(await nmea('static-in-two-parts')),
      ...(await nmea('bad-checksum')),
      'noise on the line',
    ];
    const key = await app.keyOf('KRPUS', 'native');
    const sent = await sendBytes(
      app,
      key,
      JSON.stringify({ lines, receivedAt: '2026-11-23T08:30:04.250Z' }),
      {},
      '/api/v1/intake/ais',
    );
    expect(sent.status).toBe(207);
    expect(sent.body).toMatchObject({ accepted: 2, rejected: 2 });
    expect(sent.body.results.map(({ status, code, field }) => [status, code, field])).toEqual([
      ['rejected', 'bad_checksum', 'lines[3]'],
      ['rejected', 'bad_sentence', 'lines[4]'],
      ['accepted', undefined, undefined],
      ['accepted', undefined, undefined],
    ]);
    await until(() => correlated(app.db));
    const [stored] = await app.db.query<{ lat: number; lon: number; entities: object }>(
      "SELECT lat, lon, entities FROM alerts WHERE signature = 'vessel:position'",
    );
    expect(stored).toEqual({
      lat: 47.582833,
      lon: -122.345833,
      entities: [{ type: 'mmsi', value: '477553000', role: 'subject' }],
    });
    const queue = async (filter: string): Promise<string[]> => {
      const { body } = await app.get<QueuePageDto>(`/api/v1/queue?filter=${encodeURIComponent(filter)}`);
      return body.items.map(({ title }) => title);
    };
    expect(await queue('')).toEqual([]);
    expect(await queue('is:explained')).toContain('Vessel 477553000: moored');
  });
});
