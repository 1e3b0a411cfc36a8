import { randomBytes } from 'node:crypto';
import { CorrelationSignal } from '../src/correlation/correlation-signal.ts';
import { IntakeSignal } from '../src/intake/intake-signal.ts';
import { JournalSignal } from '../src/journal/journal-signal.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { findNatsServer, NatsServer } from './support/nats-server.ts';
import { until } from './support/until.ts';

const program = findNatsServer();
if (!program)
  console.warn('Skipped: no nats-server on the path, and BREAKWATER_NATS_SERVER names none (docs/scaling.md)');
const describeWithNats = program ? describe : describe.skip;

describeWithNats('hints by NATS', () => {
  let nats: NatsServer;
  let db: TestDatabase;
  let taking: TestApp;
  let making: TestApp;
  beforeAll(async () => {
    nats = await NatsServer.start(program ?? '', randomBytes(12).toString('hex'));
    db = await createTestDatabase();
    taking = await startApp({ roles: ['intake', 'live'], natsUrl: nats.url }, { db });
    making = await startApp({ roles: ['correlation'], natsUrl: nats.url }, { db, demoRegistry: false });
  });
  afterAll(async () => {
    await making?.stop();
    await taking?.stop();
    await db?.drop();
    await nats?.kill();
  });

  const heardBy = (app: TestApp): string[] => {
    const heard: string[] = [];
    app.app.get(CorrelationSignal, { strict: false }).requests.subscribe((realm) => heard.push(realm));
    return heard;
  };
  const told = (): void => taking.app.get(IntakeSignal, { strict: false }).announce({ realm: 'live', alerts: 1 });

  it('reach the others and do not come back, without a word to PostgreSQL', async () => {
    const [heard, echoed] = [heardBy(making), heardBy(taking)];
    const heads: number[] = [];
    taking.app.get(JournalSignal, { strict: false }).growth.subscribe(({ head }) => heads.push(head));
    told();
    await until(() => Promise.resolve(heard.includes('live') || undefined));
    making.app.get(JournalSignal, { strict: false }).announce({ realm: 'live', head: 7 });
    await until(() => Promise.resolve(heads.includes(7) || undefined));
    expect(echoed).toEqual([]);
    expect(
      await db.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`),
    ).toEqual([]);
  });

  it('are not heard by a node with another secret', async () => {
    const other = await createTestDatabase();
    const stranger = await startApp(
      { roles: ['correlation'], natsUrl: nats.url, secretKey: 'another-secret-key-0123456789abcdef01' },
      { db: other },
    );
    try {
      const [heard, strange] = [heardBy(making), heardBy(stranger)];
      told();
      await until(() => Promise.resolve(heard.includes('live') || undefined));
      expect(strange).toEqual([]);
    } finally {
      await stranger.close();
    }
  });

  it('are missed while the server is away, and nothing else is; they come again with it', async () => {
    await nats.kill();
    const key = await taking.keyOf('KRPUS', 'suricata');
    const { body } = await sendBytes(taking, key, JSON.stringify([nativeAlert('without-nats', { severity: 80 })]));
    expect(body.accepted).toBe(1);
    await until(() => correlated(db), 10_000);
    await nats.comeBack();
    const heard = heardBy(making);
    await until(() => {
      told();
      return Promise.resolve(heard.includes('live') || undefined);
    }, 20_000);
  });
});
