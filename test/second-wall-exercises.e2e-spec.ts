import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import type { Operator } from '../src/access/operator.ts';
import { ROLES } from '../src/access/policy/role.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { startApp, type TestApp } from './support/app.ts';
import type { Team } from './support/demo-teams.ts';
import { ExerciseRun } from './support/exercise-run.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { plantFlyers } from './support/planted-flyers.ts';
import { signUp } from './support/people.ts';
import { enterTemplates, templateSeen } from './support/world-templates.ts';
import { wallViewer } from './support/wall-viewer.ts';

describe('exercises behind the second wall', () => {
  let app: TestApp;
  let pool: DataSource;
  let database: ViewerDatabase;
  let teams: Team[];

  beforeAll(async () => {
    app = await startApp();
    ({ teams } = await enterNationsWorld(app.db));
    await enterNationsWorld(app.db, 'exercise-1');
    await plantFlyers(app);
    pool = await new DataSource(dataSourceOptions(app.db.url, 1, 'breakwater_viewer')).initialize();
    database = new ViewerDatabase(pool);
  });
  afterAll(async () => {
    await pool?.destroy();
    await app?.close();
  });

  it('are seen by those inside and by who holds them, and show beyond their realm no more', async () => {
    const run = await ExerciseRun.open(app, {
      designator: 'WALL 1',
      cells: [
        { code: 'control', organisation: 'sg-cert', kind: 'control' },
        { code: 'kr', organisation: 'kr-port-soc', kind: 'player' },
        // Named by whoever made the run, and never asked.
        { code: 'th', organisation: 'th-cert', kind: 'player', agreed: false },
      ],
      members: [
        { ...(await signUp(app, { organisation: 'sg-cert', roles: ['lead'] })), cell: 'control', role: 'controller' },
        { ...(await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] })), cell: 'kr', role: 'player' },
      ],
    });
    const team = (code: string): Team => teams.find((one) => one.code === code)!;
    const watching: Operator = { ...wallViewer(team('sg-cert'), ['lead'], run.realm), clearance: 'realm' };
    const counts = async (scope: Operator): Promise<number[]> => {
      const found = [];
      for (const table of ['exercise_runs', 'exercise_cells', 'exercise_members']) {
        found.push((await database.query(scope, `SELECT 1 FROM ${table}`)).length);
      }
      return found;
    };
    expect(await counts(watching)).toEqual([1, 3, 2]);
    expect(await counts(wallViewer(team('kr-port-soc'), ['lead'], run.realm))).toEqual([1, 3, 1]);
    expect(await counts(wallViewer(team('sg-cert'), ['lead']))).toEqual([1, 3, 2]);
    for (const scope of [
      wallViewer(team('kr-port-soc'), ['lead']),
      wallViewer(team('sg-cert'), ['lead'], 'exercise-1'),
    ]) {
      expect(await counts(scope)).toEqual([0, 0, 0]);
    }
    // Whoever watches passes for the node in the realm; of what is of no realm they see their own, and who plays where.
    const nations = async (table: string): Promise<string[]> =>
      (await database.query<{ nation: string }>(watching, `SELECT DISTINCT nation FROM ${table} ORDER BY 1`)).map(
        ({ nation }) => nation,
      );
    expect(await nations('sites')).toEqual(['KR', 'SG']);
    const foreign = await database.query<{ id: string }>(
      watching,
      `SELECT DISTINCT organisation_id AS id FROM sites WHERE nation = 'KR'`,
    );
    expect(foreign).toEqual([{ id: team('kr-port-soc').organisationId }]);
    for (const table of [
      'flyers',
      'accounts',
      'gateways',
      'audit_entries',
      'notification_channels',
      'notification_rules',
    ]) {
      expect({ table, foreign: (await nations(table)).filter((nation) => nation !== 'SG') }).toEqual({
        table,
        foreign: [],
      });
    }
    const sensors = await database.query(
      watching,
      `SELECT 1 FROM sensors x WHERE NOT EXISTS (SELECT FROM sites s WHERE s.id = x.site_id)`,
    );
    expect(sensors).toEqual([]);
    // Through the eyes of a cell, and no further than by their own.
    const player = wallViewer(team('kr-port-soc'), ['lead'], run.realm);
    const eyes: Operator = { ...player, viewing: { cell: 'kr', organisation: 'kr-port-soc', by: watching } };
    const rowsOf = async (scope: Operator, table: string): Promise<string[]> =>
      (await database.query<{ row: string }>(scope, `SELECT id::text AS row FROM ${table} ORDER BY 1`)).map(
        ({ row }) => row,
      );
    for (const table of ['sites', 'zones', 'assets', 'sensors', 'flyers', 'accounts', 'gateways']) {
      const [own, theirs] = [await rowsOf(watching, table), await rowsOf(player, table)];
      const both = theirs.filter((row) => own.includes(row));
      expect({ table, seen: await rowsOf(eyes, table) }).toEqual({ table, seen: both });
    }
    expect((await rowsOf(eyes, 'sites')).length).toBeGreaterThan(0);
    expect((await rowsOf(player, 'sites')).length).toBeGreaterThan((await rowsOf(eyes, 'sites')).length);
    // What is to come is for those who control.
    await app.db.query(
      `INSERT INTO exercise_amendments
         (run_id, realm, nation, organisation_id, seq, type, item, change, actor, reason, at, sim_ms)
       SELECT id, realm, nation, organisation_id, 1, 'move', 'M-1', '{}', '{}', '', now(), 0 FROM exercise_runs WHERE id = $1`,
      [run.id],
    );
    const amendments = (scope: Operator): Promise<unknown[]> =>
      database.query(scope, 'SELECT 1 FROM exercise_amendments');
    expect(await amendments(watching)).toHaveLength(1);
    for (const scope of [player, eyes, wallViewer(team('sg-cert'), ['lead'])]) {
      expect(await amendments(scope)).toEqual([]);
    }
    for (const table of ['alerts', 'cases', 'journal']) {
      expect(await database.query(watching, `SELECT 1 FROM ${table} WHERE realm <> $1`, [run.realm])).toEqual([]);
    }
    for (const table of ['exercise_runs', 'exercise_cells', 'exercise_members']) {
      await expect(database.query(watching, `DELETE FROM ${table}`)).rejects.toThrow(/permission denied|read-only/);
    }
  });

  it('show, of drills that organisations write, what is approved to nations they named, and no other text to anybody else', async () => {
    const templates = await enterTemplates(app.db, teams);
    for (const team of teams.filter(({ nation }) => ['SG', 'KR', 'TL'].includes(nation))) {
      const seen = templates.filter((one) => templateSeen(team, one) !== 'nothing');
      const texts = seen.flatMap((one) => one.markers.slice(0, templateSeen(team, one) === 'all' ? 2 : 1));
      const read = async (what: string, realm = 'live'): Promise<string[]> => {
        const rows = await database.query<{ word: string }>(wallViewer(team, [...ROLES], realm), `SELECT ${what}`);
        return rows.map(({ word }) => word).toSorted();
      };
      expect(await read('id AS word FROM drill_templates')).toEqual(seen.map(({ id }) => id).toSorted());
      expect(await read('comment AS word FROM drill_template_revisions')).toEqual(texts.toSorted());
      expect(await read('id AS word FROM drill_templates', 'exercise-1')).toEqual([]);
    }
  });
});
