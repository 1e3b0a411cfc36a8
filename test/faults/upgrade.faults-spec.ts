import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { migrate } from '../../config/data-source.ts';
import { migrations } from '../../config/migrations.ts';
import { packageRoot } from '../../config/package-root.ts';
import { RELEASES } from '../../config/releases.ts';
import { timeOf } from '../../src/database/schema-state.ts';
import { nativeAlert, sendBytes } from '../support/alerts.ts';
import { speakTo } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { doubledEffects, settled } from '../support/node-account.ts';
import { schemaLines } from '../support/schema-lines.ts';
import { SupervisedServer } from '../support/supervised-server.ts';

const FOLDER = join(packageRoot, 'test', 'fixtures', 'releases');
/** What the node that the dumps were made of was started with. */
const SECRETS = {
  BREAKWATER_OPERATOR_TOKEN: 'test-operator-token-0123456789abcdef',
  BREAKWATER_SECRET_KEY: 'test-secret-key-0123456789abcdef0123',
};
/** Tables whose rows a migration since then changes, with what it does to them. Nothing else may change. */
const CHANGED: ReadonlyMap<string, string> = new Map([['migrations', 'each adds its own']]);

type Rows = ReadonlyMap<string, { columns: string; rows: readonly string[] }>;

/** Every row of every table, by the columns it had. */
async function rowsOf(db: Pick<TestDatabase, 'query'>, like?: Rows): Promise<Rows> {
  const found = await db.query<{ name: string; columns: string }>(
    `SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     GROUP BY c.relname ORDER BY 1`,
  );
  const tables = like ? [...like].map(([name, { columns }]) => ({ name, columns })) : found;
  const all = new Map<string, { columns: string; rows: string[] }>();
  for (const { name, columns } of tables) {
    const rows = await db.query<{ row: string }>(`SELECT (ROW(${columns}))::text AS row FROM ${name} ORDER BY 1`);
    all.set(name, { columns, rows: rows.map(({ row }) => row) });
  }
  return all;
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.sql.gz')))('what release %s wrote', (name) => {
  let db: TestDatabase;
  let server: SupervisedServer | undefined;
  beforeAll(async () => {
    db = await createTestDatabase('template0');
    // Lines for psql alone guard against what a dump of a stranger could do to it.
    const sql = gunzipSync(readFileSync(join(FOLDER, name)))
      .toString()
      .replace(/^\\(un)?restrict .*$/gm, '');
    await db.query(sql);
    await db.query('RESET ALL');
  });
  afterAll(async () => {
    await server?.stop('SIGKILL');
    await db?.drop();
  });

  it('is as the release left it', async () => {
    const { newest } = RELEASES.find(({ version }) => name === `${version}.sql.gz`)!;
    const ran = await db.query<{ name: string }>('SELECT name FROM migrations ORDER BY "timestamp"');
    const closed = migrations.map((migration) => migration.name).filter((one) => timeOf(one) <= newest);
    expect(ran.map((row) => row.name)).toEqual(closed.toSorted((a, b) => timeOf(a) - timeOf(b)));
  });

  it('is brought up to date, and is the same rows in the schema of a new node', async () => {
    const before = await rowsOf(db);
    const filled = [...before].filter(([, { rows }]) => rows.length > 0);
    expect(filled.length).toBeGreaterThan(60);
    await migrate(db.url);
    const after = await rowsOf(db, before);
    for (const [table, { rows }] of before) {
      if (!CHANGED.has(table)) expect({ table, rows: after.get(table)!.rows }).toEqual({ table, rows });
    }
    const fresh = await createTestDatabase();
    try {
      const [here, there] = [await schemaLines(db), await schemaLines(fresh)];
      const apart = {
        upgraded: here.filter((line) => !there.includes(line)),
        fresh: there.filter((line) => !here.includes(line)),
      };
      expect(apart).toEqual({ upgraded: [], fresh: [] });
    } finally {
      await fresh.drop();
    }
  });

  it('is worked on: the trail verifies, and a new alert finds its case', async () => {
    server = await SupervisedServer.start(db.url, SECRETS);
    const api = speakTo(server.baseUrl, SECRETS.BREAKWATER_OPERATOR_TOKEN);
    expect((await api.get('/api/v1/audit/verify')).body).toMatchObject({ ok: true, fault: null });
    const [{ alerts } = { alerts: '0' }] = await db.query<{ alerts: string }>('SELECT count(*) AS alerts FROM alerts');
    const key = await api.keyOf('KRPUS', 'suricata');
    const sent = Array.from({ length: 3 }, (_, index) =>
      nativeAlert(`after-${index}`, {
        severity: 80,
        signature: `after:${index}`,
        entities: [{ type: 'domain', value: 'after.upgrade.example.org', role: 'target' }],
      }),
    );
    expect((await sendBytes(api, key, JSON.stringify(sent))).body.accepted).toBe(3);
    await settled(db);
    expect(await doubledEffects(db)).toEqual([]);
    const linked = await db.query(
      `SELECT FROM alert_links l JOIN alerts a ON a.id = l.alert_id WHERE a.external_id LIKE 'after-%'`,
    );
    expect(linked).toHaveLength(3);
    expect(await db.query('SELECT count(*) AS alerts FROM alerts')).toEqual([{ alerts: String(Number(alerts) + 3) }]);
    expect((await api.get('/api/v1/cases')).status).toBe(200);
    expect((await api.get('/api/v1/audit/verify')).body).toMatchObject({ ok: true, fault: null });
  });
});
