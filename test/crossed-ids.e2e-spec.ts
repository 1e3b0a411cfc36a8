import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { ROLES } from '../src/access/policy/role.ts';
import type { Json, JsonObject } from '../src/common/json.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { startApp, type TestApp } from './support/app.ts';
import { InterfaceDescription, type Operation, replaced } from './support/interface-fields.ts';
import { plantRelated } from './support/planted-related.ts';
import { plantFlyers } from './support/planted-flyers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';
import { enterRules } from './support/world-rules.ts';
import { plantStatements } from './support/world-statements.ts';
import type { NationsWorld } from './support/world-thing.ts';

/**
 * Written by what reads the journal and what watches sensors, each at its own pace, and by the signing up of the people
 * themselves.
 */
const UNWATCHED = new Set(['audit_entries', 'sensor_watch', 'sign_ins', 'sessions', 'api_tokens']);
const UUID = /^[0-9a-f-]{36}$/i;

/**
 * Peers' worst bugs authorised one object and changed another. Here a person of Singapore with every role writes, by every
 * route there is, to what is Korea's: in the address, in the body, and as a part under a parent of their own.
 */
describe('every write route, with ids of another nation', () => {
  let app: TestApp;
  let world: NationsWorld;
  let operations: Operation[];
  let description: InterfaceDescription;
  let intruder: TestPerson;
  let foreign: string[];
  let own: string[];

  beforeAll(async () => {
    app = await startApp({ accountRate: 1_000_000, drillsFolder: 'test/fixtures/drills' });
    world = await enterNationsWorld(app.db);
    await plantFlyers(app);
    const rules = await enterRules(app.db, world, 'live');
    const theirs = rules.find(({ team }) => team.nation === 'KR')!;
    intruder = await signUp(app, { organisation: 'sg-cert', roles: ROLES.filter((role) => role !== 'auditor') });
    const korean = await signUp(app, { organisation: 'kr-cert', roles: ['lead', 'liaison'] });
    const by = bySession(korean.cookie);
    const pick = (nation: string, kind: string): string =>
      world.things.find((thing) => thing.nation === nation && thing.kind === kind && thing.tlp === 'CLEAR')!.id;
    const found = pick('KR', 'case');
    const part = async (address: string, body: object): Promise<string> =>
      (await app.post<{ id: string }>(`/api/v1/cases/${found}/${address}`, body, by)).body.id;
    const parts = [
      await part('tasks', { title: 'Korean task' }),
      await part('observables', { type: 'domain', value: 'korea.example' }),
    ];
    const view = await app.post<{ id: string }>('/api/v1/queue/views', { name: 'Korean view', shared: true }, by);
    const drill = { template: 'short-watch', designator: 'KOREA 1' };
    const run = await app.post<{ id: string }>('/api/v1/drills/runs', drill, by);
    const site = demoId('sites', 'KRPUS');
    const sensor = demoId('sensors', 'krpus-suricata');
    await app.keyOf('KRPUS', 'suricata');
    const kept = await app.db.query<{ id: string }>(
      `SELECT id FROM zones WHERE site_id = $1 UNION ALL SELECT id FROM assets WHERE site_id = $1
       UNION ALL SELECT id FROM flyers WHERE site_id = $1
       UNION ALL SELECT id FROM sensor_keys WHERE sensor_id = $2`,
      [site, sensor],
    );
    const said = await plantStatements(app.db, { of: korean, told: 'MY' });
    foreign = [
      ...['case', 'alert', 'note', 'decision', 'object', 'constraint'].map((kind) => pick('KR', kind)),
      ...parts,
      view.body.id,
      run.body.id,
      theirs.id,
      theirs.pauseId,
      await plantRelated(app.db, world, 'KR'),
      said.statementId,
      said.copyId,
      said.rumourId,
      site,
      sensor,
      korean.accountId,
      korean.organisationId,
      ...kept.map(({ id }) => id),
    ].filter((id) => UUID.test(id ?? ''));
    own = [pick('SG', 'case'), pick('SG', 'alert'), demoId('sites', 'SGSIN')];
    description = new InterfaceDescription(
      JSON.parse(readFileSync(join(packageRoot, 'docs', 'openapi.json'), 'utf8')) as JsonObject,
    );
    operations = description.operations.filter(
      ({ method, security }) => security === 'operator' && ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method),
    );
  });
  afterAll(() => app?.close());

  /** One word for all that is Korea's, in every table. */
  const state = async (): Promise<Record<string, string>> => {
    const tables = await app.db.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'nation'
       WHERE n.nspname = 'public' AND c.relkind = 'r'`,
    );
    const words: Record<string, string> = {};
    for (const { name } of tables.filter((table) => !UNWATCHED.has(table.name))) {
      const [row] = await app.db.query<{ word: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS word
         FROM ${name} t WHERE nation = 'KR'`,
      );
      words[name] = row!.word;
    }
    for (const name of ['sensors', 'zones', 'assets', 'asset_dependencies']) {
      const [row] = await app.db.query<{ word: string }>(
        `SELECT count(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY t::text)) AS word
         FROM ${name} t JOIN sites s ON s.id = t.site_id WHERE s.nation = 'KR'`,
      );
      words[name] = row!.word;
    }
    return words;
  };

  /** Bodies that could be meant, with one foreign id in each place that takes text. */
  const bodiesOf = (operation: Operation): (Json | undefined)[] => {
    const { body } = operation;
    if (!body) return [undefined];
    const sample = needed(description.sample(body), body);
    const places = description.fieldsOf(body).filter(({ schema }) => schema['type'] === 'string' && !schema['enum']);
    const crossed = places.flatMap(({ path }) => foreign.map((id) => replaced(sample, path, id)));
    return [sample, ...crossed];
  };

  const addressesOf = ({ path: given }: Operation): string[] => {
    const path = numbered(given);
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([name]) => name);
    if (names.length === 0) return [path];
    const put = (ids: readonly string[]): string =>
      names.reduce((address, name, index) => address.replace(name, ids[index] ?? ''), path);
    const everywhere = foreign.map((id) => put(names.map(() => id)));
    if (names.length === 1) return everywhere;
    // A part of theirs under a parent of ours, and the reverse.
    return [
      ...everywhere,
      ...own.flatMap((parent) => foreign.map((id) => put([parent, id]))),
      ...foreign.map((id) => put([id, own[0]!])),
    ];
  };

  /** What is the person's own in the place of every parameter. */
  const ownAddress = ({ path }: Operation): string => {
    const id = path.includes('/alerts/') ? own[1] : path.includes('/sites/') ? own[2] : own[0];
    return numbered(path).replace(/\{\w+\}/g, id ?? '');
  };

  it('changes nothing of that nation, tells nothing of it, and never fails', async () => {
    const before = await state();
    const secrets = world.things.filter(({ nation }) => nation === 'KR').map(({ marker }) => marker);
    let asked = 0;
    const looked = new Set<string>();
    for (const operation of operations) {
      const addresses = addressesOf(operation);
      const bodies = bodiesOf(operation);
      // Every address with a body that could be meant, and every crossed body at one's own address.
      const requests = [
        ...addresses.map((address) => ({ address, body: bodies[0] })),
        ...bodies.map((body) => ({ address: ownAddress(operation), body })),
      ];
      for (const { address, body } of requests) {
        if (/\/session$|\/password|\/sign-in-policy|\/totp|\/passkeys|\/recovery/.test(address)) continue;
        const answer = await app.request(operation.method, address, {
          ...bySession(intruder.cookie),
          ...(body === undefined ? {} : { body }),
        });
        const text = JSON.stringify(answer.body ?? '');
        asked += 1;
        if (answer.status !== 400 && answer.status !== 415) looked.add(`${operation.method} ${operation.path}`);
        const told = secrets.filter((secret) => text.includes(secret));
        expect({ address, method: operation.method, failed: answer.status >= 500, told }).toEqual({
          address,
          method: operation.method,
          failed: false,
          told: [],
        });
      }
    }
    // What is refused for its form proves nothing: nearly all got as far as looking for what they named.
    console.log(
      `crossed ids: ${asked} requests, ${looked.size} of ${operations.length} operations looked for what they named`,
    );
    expect(looked.size).toBeGreaterThan(65);
    expect(operations.length).toBeGreaterThan(60);
    expect(await state()).toEqual(before);
  }, 600_000);
});

/** A version is known by a number, and a cell of a run by a code: no id of anything. */
function numbered(path: string): string {
  return path.replace('{version}', '1').replace('/cells/{code}', '/cells/busan');
}

/** The body without what may be left out, so that no wish of ours about a version or an option refuses it first. */
function needed(sample: Json, schema: JsonObject): Json {
  const required = new Set((schema['required'] ?? []) as Json[]);
  const kept = Object.entries(sample as JsonObject).filter(([name]) => required.has(name));
  return Object.fromEntries(kept);
}
