import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { storageFault } from '../src/database/storage-fault.ts';
import { StorageWatch } from '../src/database/storage-watch.service.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';

let app: TestApp;
let key: string;
let unique = 0;

const name = () => `alert-${(unique += 1)}`;
const post = (body: unknown) => sendBytes(app, key, JSON.stringify(body));

async function stored(where: string, ...parameters: unknown[]): Promise<number> {
  const [row] = await app.db.query<{ n: string }>(`SELECT count(*) AS n FROM alerts WHERE ${where}`, parameters);
  return Number(row?.n);
}

beforeAll(async () => {
  app = await startApp({ intakeQueueLimit: 100, intakeBatchSize: 50 });
  key = await app.keyOf('SGJUR', 'suricata');
});

afterAll(async () => {
  await app.close();
});

describe('trouble behind intake', () => {
  /** Runs work while another session holds the alerts, so that commits wait. */
  async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
    const blocker = new Client({ connectionString: app.db.url });
    await blocker.connect();
    try {
      await blocker.query('BEGIN; LOCK TABLE alerts IN ACCESS EXCLUSIVE MODE');
      return await work();
    } finally {
      await blocker.end();
    }
  }

  /** Not through the blocker: a transaction sees the activity of others as it was at its first look. */
  async function killWaitingCommits(): Promise<number> {
    const killed = await app.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO alerts%'`,
    );
    return killed.length;
  }

  it('a connection lost in the middle of a commit is 503 and never a 2xx, and the next try succeeds', async () => {
    const names = [name(), name()];
    const body = names.map((each) => nativeAlert(each));
    const answer = await whileLocked(async () => {
      const sent = post(body);
      while ((await killWaitingCommits()) === 0) await delay(20);
      return sent;
    });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.body.error?.code).toBe('database_unavailable');
    expect(await stored('external_id = ANY($1)', names)).toBe(0);
    expect((await post(body)).body.accepted).toBe(2);
  });

  it('a full disk under the alerts alone is 503, and what readiness asks hears of it', async () => {
    const watch = app.app.get(StorageWatch);
    const note = watch.note.bind(watch);
    const heard: unknown[] = [];
    watch.note = (error) => {
      heard.push(storageFault(error));
      note(error);
    };
    await app.db.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER no_room BEFORE INSERT ON alerts FOR EACH ROW EXECUTE FUNCTION no_room()`);
    try {
      expect((await post(nativeAlert(name()))).status).toBe(503);
      expect(heard).toEqual(['full']);
    } finally {
      await app.db.query('DROP FUNCTION no_room CASCADE');
      watch.note = note;
    }
    expect((await post(nativeAlert(name()))).status).toBe(200);
  });

  it('its connections killed over and over lose nothing that was acknowledged', async () => {
    const acknowledged: string[] = [];
    let refused = 0;
    let stop = false;
    const senders = Array.from({ length: 4 }, async () => {
      while (!stop) {
        const names = Array.from({ length: 5 }, name);
        const { status } = await post(names.map((each) => nativeAlert(each)));
        if (status === 200) acknowledged.push(...names);
        else refused += 1;
        expect([200, 503]).toContain(status);
      }
    });
    for (let round = 0; round < 10; round += 1) {
      await delay(60);
      await app.db.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%INSERT INTO alerts%'`,
      );
    }
    stop = true;
    await Promise.all(senders);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(refused).toBeLessThan(acknowledged.length);
    expect(await stored('external_id = ANY($1)', acknowledged)).toBe(acknowledged.length);
    expect((await post(nativeAlert(name()))).status).toBe(200);
  });

  it('a full queue is 429 with Retry-After, takes nothing of the body, and empties by itself', async () => {
    const [running, waiting, late] = [0, 1, 2].map(() => Array.from({ length: 60 }, name));
    // With ten of the first, which wait until its other fifty are stored, and all of the second: as many as may wait.
    const rest = Array.from({ length: 30 }, name);
    const batch = (names: string[] = []) => post(names.map((each) => nativeAlert(each)));
    const answers = await whileLocked(async () => {
      const first = batch(running);
      await delay(200);
      const second = batch(waiting);
      await delay(200);
      const refused = await batch(late);
      const third = batch(rest);
      await delay(200);
      const told = {
        Version: '2.D.V06',
        ID: name(),
        CreateTime: new Date().toISOString(),
        Analyzer: { Name: 'ids-1' },
      };
      const message = await sendBytes(app, key, JSON.stringify(told), {}, '/idmefv2');
      return { first, second, third, refused, message };
    });
    expect(answers.refused.status).toBe(429);
    expect(answers.refused.headers.get('retry-after')).toBe('1');
    expect(answers.refused.body.error?.code).toBe('queue_full');
    expect((await answers.first).body.accepted).toBe(60);
    expect((await answers.second).body.accepted).toBe(60);
    expect((await answers.third).body.accepted).toBe(30);
    // The IDMEFv2 transport knows no 429.
    expect([answers.message.status, answers.message.body.error?.code]).toEqual([503, 'queue_full']);
    expect(answers.message.headers.get('retry-after')).toBe('1');
    expect(await stored('external_id = ANY($1)', late)).toBe(0);
    expect((await batch(late)).body.accepted).toBe(60);
  });
});
