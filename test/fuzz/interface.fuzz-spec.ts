import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { formats } from '../../src/intake/formats/registry.ts';
import { readShippedDrill, shippedDrillCodes } from '../../src/drills/template/shipped-drills.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { TestDatabase } from '../support/database.ts';
import { enterNationsWorld } from '../support/nations-world.ts';
import { signUp } from '../support/people.ts';

/** Where it is installed: `pip install schemathesis==4.32.5` in an environment of its own puts a program `st` there. */
const PROGRAM = process.env['BREAKWATER_SCHEMATHESIS'] ?? 'st';
/** For each of who asks. */
const SECONDS = Number(process.env['BREAKWATER_FUZZ_SECONDS'] ?? 20);
const SEED = Number(process.env['BREAKWATER_SEED'] ?? 20_261_129);

const version = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' });
const present = version.status === 0 && /^(?:st|schemathesis), version \d/i.test(version.stdout);
if (!present) console.log(`Skipped: there is no Schemathesis at ${PROGRAM}; BREAKWATER_SCHEMATHESIS says where it is`);

(present ? describe : describe.skip)('the whole interface, as its document describes it', () => {
  let app: TestApp;
  let folder: string;
  const headers: Record<string, string[]> = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'breakwater-interface-'));
    app = await startApp();
    await enterNationsWorld(app.db);
    const analyst = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    const manager = await signUp(app, {
      organisation: 'kr-port-soc',
      roles: ['lead', 'liaison', 'drill_controller', 'gateway_engineer', 'administrator', 'auditor'],
    });
    headers['operator'] = [`Authorization: Bearer ${app.operatorToken}`];
    headers['an analyst'] = [`Authorization: Bearer ${analyst.token}`];
    headers['who may nearly everything, in a browser'] = [`Cookie: ${manager.cookie}`, `Origin: ${app.baseUrl}`];
    headers['a sensor'] = [`Authorization: Bearer ${await app.keyOf('KRPUS', 'suricata')}`];
    headers['a stranger'] = [];
    writeFileSync(join(folder, 'ids.json'), JSON.stringify(await knownIds(app.db)));
  });
  afterAll(async () => {
    await app?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it.each(['operator', 'an analyst', 'who may nearly everything, in a browser', 'a sensor', 'a stranger'])(
    'answers nothing with 5xx: %s',
    async (who) => {
      const said = await asked(headers[who] ?? []);
      const [summary = '', generated = '0', found] = /(\d+) generated(?:.*?(\d+) unique failures?)?.*/.exec(said) ?? [];
      console.log(`${who}: ${summary}`);
      // It also ends badly where it could not make up what it wanted; that is told, and no fault of ours.
      if (found !== undefined) expect(said).toBe('');
      expect(Number(generated)).toBeGreaterThan(50);
      expect((await app.get('/healthz')).status).toBe(200);
    },
  );

  async function asked(lines: readonly string[]): Promise<string> {
    const options = ['--checks', 'not_a_server_error', '--mode', 'all', '--phases', 'coverage,fuzzing,stateful'];
    const bounds = ['--max-time', String(SECONDS), '--seed', String(SEED), '--request-timeout', '30'];
    const child = spawn(
      PROGRAM,
      [
        'run',
        join(packageRoot, 'docs', 'openapi.json'),
        '--url',
        app.baseUrl,
        ...lines.flatMap((line) => ['-H', line]),
        ...options,
        ...bounds,
        '--continue-on-failure',
        '--no-shrink',
        '--suppress-health-check',
        'all',
        '--warnings',
        'off',
      ],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NO_COLOR: '1',
          PYTHONPATH: join(packageRoot, 'test', 'fuzz'),
          SCHEMATHESIS_HOOKS: 'known_ids',
          BREAKWATER_KNOWN_IDS: join(folder, 'ids.json'),
        },
      },
    );
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return Buffer.concat(said).toString();
  }
});

/** Some ids of each table, under its name, and the words other parts of paths are. */
async function knownIds(db: TestDatabase): Promise<Record<string, string[]>> {
  const tables = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'`,
  );
  const known: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await db.query<{ id: string }>(`SELECT id FROM "${name}" ORDER BY id LIMIT 40`);
    known[name] = rows.map(({ id }) => id);
  }
  const [first = ''] = shippedDrillCodes();
  return {
    ...known,
    // As paths name them.
    tasks: known['case_tasks'] ?? [],
    observables: known['case_observables'] ?? [],
    evidences: known['case_evidence'] ?? [],
    notes: known['case_notes'] ?? [],
    objects: known['air_objects'] ?? [],
    kind: ['case', 'alert'],
    queue: [...(known['cases'] ?? []), ...(known['alerts'] ?? [])],
    realm: ['live'],
    format: [...formats.keys()],
    nation: ['KR', 'SG'],
    version: ['1'],
    templates: shippedDrillCodes(),
    item: readShippedDrill(first).items.map(({ code }) => code),
  };
}
