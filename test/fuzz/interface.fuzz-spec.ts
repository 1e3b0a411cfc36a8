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
      const { code, said } = await asked(headers[who] ?? []);
      // Read by whoever wants to know how much was asked.
      console.log(`${who}: ${/^.*generated.*$/m.exec(said)?.[0].trim() ?? said.slice(-300)}`);
      expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
    },
  );

  async function asked(lines: readonly string[]): Promise<{ code: number | null; said: string }> {
    const options = [
      '--checks',
      'not_a_server_error',
      '--mode',
      'all',
      '--phases',
      'examples,coverage,fuzzing,stateful',
    ];
    const bounds = ['--max-time', String(SECONDS), '--seed', String(SEED), '--request-timeout', '30', '--workers', '2'];
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
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { code, said: Buffer.concat(said).toString() };
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
