import { STORAGE_FAULTS, storageFault } from '../src/database/storage-fault.ts';
import { StorageWatch } from '../src/database/storage-watch.service.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

/** What the disk does under a table: when, by which error of PostgreSQL, and whether at the statement or at the commit. */
interface Trouble {
  table: string;
  on: 'INSERT' | 'UPDATE' | 'DELETE';
  state: 'disk_full' | 'data_corrupted';
  atCommit?: boolean;
}

/** Correlation gives its statements all at once and waits for few of them, and has connections of its own besides the pool. */
describe('trouble behind correlation', () => {
  let app: TestApp;
  let correlation: TestApp;
  let key: string;
  let sent = 0;

  beforeAll(async () => {
    app = await startApp({ roles: ['intake', 'live'] });
    // As one of several processes; alone it would need no connections of its own.
    correlation = await startApp({ roles: ['correlation'] }, { db: app.db, demoRegistry: false });
    key = await app.keyOf('SGJUR', 'suricata');
  });
  afterAll(async () => {
    await correlation?.stop();
    await app?.close();
  });

  async function withTrouble<T>({ table, on, state, atCommit = false }: Trouble, work: () => Promise<T>): Promise<T> {
    await app.db.query(`CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'under ${table}' USING ERRCODE = '${state}'; END $$;
      CREATE ${atCommit ? 'CONSTRAINT' : ''} TRIGGER trouble ${atCommit ? 'AFTER' : 'BEFORE'} ${on} ON ${table}
        ${atCommit ? 'DEFERRABLE INITIALLY DEFERRED' : ''} FOR EACH ROW EXECUTE FUNCTION trouble()`);
    try {
      return await work();
    } finally {
      await app.db.query('DROP FUNCTION trouble CASCADE');
    }
  }

  const alert = async (): Promise<void> => {
    const { status } = await sendBytes(app, key, JSON.stringify(nativeAlert(`trouble-${(sent += 1)}`)));
    expect(status).toBe(200);
  };

  it.each<[string, Trouble]>([
    ['a statement it does not wait for', { table: 'alert_links', on: 'INSERT', state: 'disk_full' }],
    ['its commit', { table: 'alert_links', on: 'INSERT', state: 'disk_full', atCommit: true }],
    ['a connection of its own', { table: 'correlation_members', on: 'UPDATE', state: 'disk_full' }],
  ])('what readiness asks hears of a disk that is full under %s alone', async (_, trouble) => {
    const watch = correlation.app.get(StorageWatch);
    const note = watch.note.bind(watch);
    const heard = new Set<unknown>();
    watch.note = (error) => {
      heard.add(storageFault(error));
      note(error);
    };
    try {
      await withTrouble(trouble, async () => {
        await alert();
        await until(async () => heard.has('full') || undefined);
      });
    } finally {
      watch.note = note;
    }
    await until(() => correlated(app.db));
    await until(async () => (await correlation.get('/readyz')).status === 200 || undefined);
  });

  it('readiness tells of damage that correlation alone met', async () => {
    await withTrouble({ table: 'correlation_inputs', on: 'DELETE', state: 'data_corrupted' }, async () => {
      await alert();
      const ready = await until(async () => {
        const { status, body } = await correlation.get<{ faults: string[] }>('/readyz');
        return status === 503 ? body : undefined;
      });
      expect(ready.faults).toContain(STORAGE_FAULTS.damaged);
    });
    await until(() => correlated(app.db));
  });
});
