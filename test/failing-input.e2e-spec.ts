import { setTimeout as sleep } from 'node:timers/promises';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

/** Refused by the database as what is wrong with a row, and with no other row. */
const REFUSAL = `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT FROM alerts WHERE id = NEW.alert_id AND external_id LIKE 'failing-%') THEN
      RAISE EXCEPTION 'no such row' USING ERRCODE = 'data_exception';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuse BEFORE INSERT ON alert_links FOR EACH ROW EXECUTE FUNCTION refuse()`;

describe('an alert that correlation cannot take', () => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
    await app.db.query(REFUSAL);
  });
  afterAll(() => app?.close());

  const send = async (alerts: readonly Record<string, unknown>[]): Promise<string[]> => {
    const { status, body } = await sendBytes(app, key, JSON.stringify(alerts));
    expect(status).toBe(200);
    return body.results.map(({ id = '' }) => id);
  };
  const urgent = (name: string) =>
    nativeAlert(name, { severity: 95, entities: [{ type: 'host', value: name, role: 'source' }] });

  it('is set aside among hundreds, urgent or not, while what is urgent keeps coming, and nothing else is', async () => {
    const names = Array.from({ length: 300 }, (_, at) => (at === 140 ? 'failing-1' : `plain-${at}`));
    const alerts = names.map((name) =>
      nativeAlert(name, { entities: [{ type: 'host', value: name, role: 'source' }] }),
    );
    const sent = await send([...alerts, urgent('failing-2')]);
    const others = sent.filter((_, at) => at !== 140 && at !== 300);
    let [comes, count] = [true, 0];
    const coming = (async () => {
      for (; comes; count += 1) {
        others.push(...(await send([urgent(`urgent-${count}`)])));
        await sleep(20);
      }
    })();
    const placed = async (ids: readonly string[]): Promise<number> => {
      const rows = await app.db.query('SELECT FROM alert_links WHERE alert_id = ANY($1::uuid[])', [ids]);
      return rows.length;
    };
    try {
      await until(async () => (await placed(sent)) === 299 || undefined, 60_000);
    } finally {
      comes = false;
      await coming;
    }
    await until(() => correlated(app.db), 60_000);
    expect(await placed(others)).toBe(299 + count);
    expect(await placed(sent)).toBe(299);
  });
});
