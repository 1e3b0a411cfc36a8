import type { QueuePageDto } from '../src/triage/queue.dto.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { until } from './support/until.ts';

interface LinkRow {
  external_id: string;
  stood: string;
  reasons: { rule: string; text: string }[];
  number: string | null;
}

/** What a site is used to, from posts over HTTP to the queue, across a restart. */
describe('background', () => {
  let db: TestDatabase;
  let app: TestApp;
  beforeAll(async () => {
    db = await createTestDatabase();
    app = await startApp({}, { db });
  });
  afterAll(async () => app?.close());

  /** Posts the update check of one machine, once in each of these hours of one day and the next, and what else is given. */
  async function post(hours: readonly number[], ...others: Record<string, unknown>[]): Promise<void> {
    const checks = hours.map((hour) => alert(`check-${hour}`, hour, 'Update check', { severity: 70 }));
    const key = await app.keyOf('KRPUS', 'native');
    const { body } = await sendBytes(app, key, JSON.stringify([...checks, ...others]));
    expect(body).toMatchObject({ accepted: checks.length + others.length, rejected: 0 });
    await until(() => correlated(db), 30_000);
  }

  function alert(id: string, hour: number, title: string, changes: object = {}): Record<string, unknown> {
    return nativeAlert(id, {
      occurredAt: new Date(Date.UTC(2026, 2, 2, hour, 10)).toISOString(),
      title,
      entities: [{ type: 'host', value: 'tos', role: 'subject' }],
      ...changes,
    });
  }

  async function links(): Promise<Map<string, LinkRow>> {
    const rows = await db.query<LinkRow>(
      `SELECT a.external_id, l.state->>'stood' AS stood, l.reasons, c.number FROM alert_links l
       JOIN alerts a ON a.id = l.alert_id LEFT JOIN cases c ON c.id = l.group_id`,
    );
    return new Map(rows.map((row) => [row.external_id, row]));
  }

  const queue = async (filter: string): Promise<string[]> => {
    const { body } = await app.get<QueuePageDto>(`/api/v1/queue?filter=${encodeURIComponent(filter)}&limit=100`);
    expect(body.total).toBe(body.items.length);
    return body.items.map(({ title }) => title);
  };

  it('explains what recurs, with its reason, goes on after a restart, and keeps it out of cases', async () => {
    await post(Array.from({ length: 12 }, (_, hour) => hour));
    const former = await links();
    expect(former.get('check-0')).toMatchObject({ stood: 'ordinary', number: '1' });
    expect(former.get('check-11')).toMatchObject({ stood: 'explained', number: null });

    await app.stop();
    app = await startApp({}, { db, demoRegistry: false });
    await post([12, 13], alert('write', 13, 'Write to the controller', { severity: 70 }));
    const now = await links();
    expect(now.get('check-13')).toMatchObject({
      stood: 'explained',
      number: null,
      reasons: [
        {
          rule: 'background',
          text: 'Recurs here: the same sensor told the same of the same origin in 12 separate hours since 2026-03-02 00:00 UTC, at most once an hour',
        },
      ],
    });
    // Of the same machine in the same minute, and tied to none of what is explained.
    expect(now.get('write')).toMatchObject({ reasons: [] });
    expect(now.get('write')?.number).not.toBeNull();
  });

  it('hides from the queue what it explains, one click away', async () => {
    expect(await queue('is:waiting')).toEqual([]);
    expect(await queue('is:explained')).toEqual(Array(6).fill('Update check'));
    expect((await queue('is:case')).length).toBeGreaterThan(0);
    expect(await queue('is:explained severity:<50')).toEqual([]);
  });

  it('brings it back where it comes in a burst', async () => {
    const burst = Array.from({ length: 15 }, (_, index) =>
      alert(`burst-${index}`, 14, 'Update check', { severity: 70 }),
    );
    await post([], ...burst);
    const now = await links();
    expect(now.get('burst-0')).toMatchObject({ stood: 'telling' });
    expect(now.get('burst-0')?.number).not.toBeNull();
    expect(await queue('is:explained')).toHaveLength(6);
  });
});
