import { COMPARED } from './support/compared-routes.ts';
import { expectRealms } from './support/expected-realms.ts';
import {
  isAdministrator,
  isAuditor,
  isEngineer,
  type Kept,
  mayReadDirectory,
  mayReadRegistry,
  ofNation,
  ofOrganisation,
} from './support/keepers-oracle.ts';
import { plantFlyers } from './support/planted-flyers.ts';
import { Matrix, NOWHERE, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { Random } from './support/random.ts';
import { until } from './support/until.ts';
import {
  enterMachines,
  enterProofs,
  type OfMachine,
  type OfPerson,
  type WorldMachines,
} from './support/world-machines.ts';
import type { NationsWorld } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
/** One absent id besides, for every thing that is asked for one by one. */
const ASKED_FOR = 2;

describe('leak matrix: registry, machines, people and the audit trail', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let machines: WorldMachines;
  let proofs: OfPerson[];
  let viewers: Viewer[];

  beforeAll(async () => {
    console.log(`leak matrix, people: BREAKWATER_SEED=${SEED}`);
    matrix = await Matrix.start();
    world = await enterNationsWorld(matrix.app.db);
    await enterNationsWorld(matrix.app.db, 'exercise-1');
    await plantFlyers(matrix.app);
    viewers = await signUpEverybody(matrix.app, world);
    machines = await enterMachines(matrix.app, world);
    proofs = await enterProofs(matrix.app, viewers);
  });
  afterAll(async () => {
    console.log(`leak matrix, people: ${matrix?.checks} checks, ${viewers?.length} viewers, BREAKWATER_SEED=${SEED}`);
    await matrix?.app.close();
  });

  /** Some of what the viewer's side has, and some of what it has not. */
  const some = <T extends Kept>(viewer: Viewer, rows: readonly T[], own: (viewer: Viewer, row: T) => boolean): T[] =>
    random.sampleBoth(rows, (row) => own(viewer, row), ASKED_FOR);

  it('shows of the registry, one by one, what is of the viewer’s nation', async () => {
    const rows = await matrix.app.db.query<Kept & { list: string }>(
      `SELECT 'sites' AS list, id, nation, organisation_id AS "organisationId" FROM sites
       UNION ALL SELECT 'sensors', x.id, s.nation, s.organisation_id FROM sensors x JOIN sites s ON s.id = x.site_id
       UNION ALL SELECT 'zones', x.id, s.nation, s.organisation_id FROM zones x JOIN sites s ON s.id = x.site_id
       UNION ALL SELECT 'flyers', id, nation, organisation_id FROM flyers
       UNION ALL SELECT 'assets', x.id, s.nation, s.organisation_id FROM assets x JOIN sites s ON s.id = x.site_id`,
    );
    for (const viewer of viewers) {
      for (const list of ['sites', 'sensors', 'zones', 'flyers', 'assets']) {
        const kept = rows.filter((row) => row.list === list);
        for (const row of some(viewer, kept, ofNation)) {
          const visible = mayReadRegistry(viewer) && ofNation(viewer, row);
          await matrix.expectOne(viewer, (id) => `${list}/${id}`, row.id, visible);
        }
      }
    }
  });

  it('shows what depends on an asset of the viewer’s nation', async () => {
    const rows = await matrix.app.db.query<Kept & { direct: string[] }>(
      `SELECT x.id, s.nation, s.organisation_id AS "organisationId",
         ARRAY(SELECT y.code FROM asset_dependencies d JOIN assets y ON y.id = d.asset_id
               WHERE d.depends_on_id = x.id ORDER BY y.code COLLATE "C") AS direct
       FROM assets x JOIN sites s ON s.id = x.site_id`,
    );
    for (const viewer of viewers) {
      for (const row of some(viewer, rows, ofNation)) {
        const visible = mayReadRegistry(viewer) && ofNation(viewer, row);
        const body = await matrix.expectOne<{ items: { code: string; steps: number }[] }>(
          viewer,
          (id) => `assets/${id}/impact`,
          row.id,
          visible,
        );
        const direct = body?.items.filter(({ steps }) => steps === 1).map(({ code }) => code);
        if (body) expect(direct).toEqual(row.direct);
        matrix.checks += row.direct.length;
      }
    }
  });

  it('names nations and organisations to everybody who reads the directory', async () => {
    const nations = await matrix.app.db.query<{ code: string }>('SELECT code FROM nations');
    const organisations = await matrix.app.db.query<{ id: string }>('SELECT id FROM organisations');
    const codes = nations.map(({ code }) => code);
    for (const viewer of viewers) {
      const may = mayReadDirectory(viewer);
      const { status, items } = await matrix.walk(viewer, 'nations?limit=500');
      expect({ status, codes: items.map(({ code }) => String(code)).toSorted() }).toEqual({
        status: may ? 200 : 403,
        codes: may ? codes.toSorted() : [],
      });
      const ids = organisations.map(({ id }) => id);
      await matrix.expectList(viewer, 'organisations?limit=500', may, ids, ids.length);
      await matrix.expectOne(viewer, (id) => `organisations/${id}`, random.pick(ids), may);
      const one = await matrix.ask(viewer, `nations/${random.pick(codes)}`);
      expect(one.status).toBe(may ? 200 : 403);
      matrix.checks += codes.length + 1;
    }
  });

  it('lists exercises to those who are in them', () => expectRealms(matrix, random, viewers));

  it('shows gateways, and what machines prove themselves by, to engineers of their nation', async () => {
    const certificates = machines.certificates;
    for (const viewer of viewers) {
      const may = isEngineer(viewer);
      const ids = machines.gateways.filter((row) => ofNation(viewer, row)).map(({ id }) => id);
      await matrix.expectList(viewer, 'gateways?limit=500', may, ids, machines.gateways.length);
      const parts = async (kind: string, part: string, machine: Kept, all: OfMachine[]): Promise<void> => {
        const visible = may && ofNation(viewer, machine);
        const body = await matrix.expectOne<{ items: { id?: string; nodeId?: string }[] }>(
          viewer,
          (id) => `${kind}/${id}/${part}`,
          machine.id,
          visible,
        );
        const expected = all.filter(({ machineId }) => machineId === machine.id).map(({ id }) => id);
        if (body) expect(body.items.map(({ id, nodeId }) => id ?? nodeId)).toEqual(expected);
        matrix.checks += expected.length;
      };
      for (const gateway of some(viewer, machines.gateways, ofNation)) {
        await matrix.expectOne(viewer, (id) => `gateways/${id}`, gateway.id, may && ofNation(viewer, gateway));
        await parts('gateways', 'keys', gateway, machines.keys);
        await parts('gateways', 'certificates', gateway, certificates);
      }
      for (const sensor of some(viewer, machines.sensors, ofNation)) {
        await parts('sensors', 'keys', sensor, machines.keys);
        await parts('sensors', 'nodes', sensor, machines.nodes);
      }
    }
  });

  it('shows what was refused, raw, to engineers of the organisation it was sent to', async () => {
    const rejects = await matrix.app.db.query<Kept & { realm: string }>(
      `INSERT INTO rejects (id, realm, nation, organisation_id, site_id, sensor_id, format, received_at, code, reason, raw,
         raw_bytes)
       SELECT gen_random_uuid(), realm, o.nation, o.id, s.id, gen_random_uuid(), 'native', now(), 'malformed_json', 'x', 'raw', 3
       FROM unnest(ARRAY['live', 'exercise-1']) realm, organisations o JOIN LATERAL (SELECT id FROM sites WHERE nation = o.nation LIMIT 1) s ON true
       RETURNING id, realm, nation, organisation_id AS "organisationId"`,
    );
    for (const viewer of viewers) {
      for (const row of some(viewer, rejects, ofOrganisation)) {
        const visible = isEngineer(viewer) && ofOrganisation(viewer, row) && row.realm === 'live';
        await matrix.expectOne(viewer, (id) => `rejects/${id}`, row.id, visible);
      }
    }
  });

  it('shows accounts, their identities and what an organisation asks to its own administrators', async () => {
    const { db } = matrix.app;
    const accounts = await db.query<Kept>(`SELECT id, nation, organisation_id AS "organisationId" FROM accounts`);
    await db.query(
      `INSERT INTO account_identities (id, account_id, issuer, subject, created_at)
       SELECT gen_random_uuid(), id, 'https://id.example', id::text, now() FROM accounts`,
    );
    await db.query(
      `INSERT INTO sign_in_policies (organisation_id, nation, require_second_factor) SELECT id, nation, true FROM organisations`,
    );
    await db.query(
      `INSERT INTO organisation_settings (organisation_id, default_tlp, default_pap) SELECT id, 'GREEN', 'GREEN' FROM organisations`,
    );
    const organisations = await db.query<Kept>(`SELECT id, nation, id AS "organisationId" FROM organisations`);
    for (const viewer of viewers) {
      const may = isAdministrator(viewer);
      const own = accounts.filter((row) => ofOrganisation(viewer, row)).map(({ id }) => id);
      await matrix.expectList(viewer, 'accounts?limit=500', may, own, accounts.length);
      for (const account of some(viewer, accounts, ofOrganisation)) {
        const visible = may && ofOrganisation(viewer, account);
        await matrix.expectOne(viewer, (id) => `accounts/${id}`, account.id, visible);
        const proofs = await matrix.expectOne<{ items: { subject: string }[] }>(
          viewer,
          (id) => `accounts/${id}/identities`,
          account.id,
          visible,
        );
        if (proofs) expect(proofs.items.map(({ subject }) => subject)).toEqual([account.id]);
      }
      for (const organisation of some(viewer, organisations, ofOrganisation)) {
        const its = ofOrganisation(viewer, organisation);
        const inside = accounts.filter(({ organisationId }) => its && organisationId === organisation.id);
        const path = `accounts?limit=500&organisationId=${organisation.id}`;
        await matrix.expectList(
          viewer,
          path,
          may,
          inside.map(({ id }) => id),
          accounts.length,
        );
        const policy = await matrix.ask(viewer, `sign-in-policy?organisationId=${organisation.id}`);
        const unset = await matrix.ask(viewer, `sign-in-policy?organisationId=${NOWHERE}`);
        if (may && its) expect(policy.body).toEqual({ requireSecondFactor: true });
        else expect([policy.status, policy.body]).toEqual([unset.status, unset.body]);
        const settings = await matrix.ask<{ error?: { code: string } }>(
          viewer,
          `organisations/${organisation.id}/settings`,
        );
        if (may && its) expect(settings.body).toEqual({ defaultTlp: 'GREEN', defaultPap: 'GREEN' });
        else
          expect([settings.status, settings.body.error?.code]).toEqual([
            403,
            may ? 'other_organisation' : 'not_granted',
          ]);
        matrix.checks += 2;
      }
    }
  });

  it('shows sessions, sign-ins, second factors and tokens to the person they are of alone', async () => {
    type Own = { items: { id?: string; agent?: string }[]; passkeys: { id: string }[] };
    for (const viewer of viewers) {
      const { accountId, organisationId, nation } = viewer.person;
      const mine = (list: string): string[] =>
        proofs
          .filter((proof) => proof.list === list && proof.accountId === accountId)
          .map(({ id }) => id)
          .toSorted();
      const who = await matrix.ask<{ accountId: string; nation: string; organisation: { id: string } }>(
        viewer,
        'session',
      );
      expect([who.body.accountId, who.body.nation, who.body.organisation.id]).toEqual([
        accountId,
        nation,
        organisationId,
      ]);
      for (const list of ['sessions', 'sign-ins', 'tokens']) {
        const { body } = await matrix.ask<Own>(viewer, list);
        const ids = body.items.map(({ id, agent }) => id ?? agent ?? '');
        expect({ list, ids: ids.toSorted() }).toEqual({ list, ids: mine(list) });
      }
      const factors = await matrix.ask<Own>(viewer, 'factors');
      expect(factors.body.passkeys.map(({ id }) => id)).toEqual(mine('passkeys'));
      matrix.checks += proofs.length;
    }
  });

  it('shows of the audit trail what is of the auditor’s organisation, and heads to every auditor', async () => {
    const { db } = matrix.app;
    const [{ now } = { now: '' }] = await db.query<{ now: string }>(
      `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`,
    );
    const missing = `SELECT 1 FROM journal j WHERE recorded_at < $1 AND NOT EXISTS (SELECT FROM audit_entries WHERE event_id = j.id) LIMIT 1`;
    await until(async () => ((await db.query(missing, [now])).length === 0 ? true : undefined), 60_000);
    const entries = await db.query<Kept & { index: string }>(
      `SELECT index::text AS id, index::text, nation, organisation_id AS "organisationId" FROM audit_entries WHERE recorded_at < $1`,
      [now],
    );
    const verifying = new Set(random.sample(viewers.filter(isAuditor), 2));
    for (const viewer of viewers) {
      const may = isAuditor(viewer);
      const own = entries.filter((row) => ofOrganisation(viewer, row));
      const { items, status } = await matrix.walk(viewer, `audit?limit=500&to=${now}`);
      const told = items.map(({ index }) => String(index)).toSorted();
      expect({ status, told }).toEqual({
        status: may ? 200 : 403,
        told: may ? own.map(({ id }) => id).toSorted() : [],
      });
      matrix.checks += entries.length;
      for (const entry of some(viewer, entries, ofOrganisation)) {
        // There is no entry with this number, and there will be none.
        const addressOf = (id: string): string => `audit/${id === NOWHERE ? '999999999999' : id}`;
        await matrix.expectOne(viewer, addressOf, entry.id, may && ofOrganisation(viewer, entry));
      }
      for (const path of [
        'audit/heads',
        'audit/heads/latest',
        ...(!may || verifying.has(viewer) ? ['audit/verify'] : []),
      ]) {
        const answer = await matrix.ask(viewer, path);
        expect({ path, status: answer.status }).toEqual({ path, status: may ? 200 : 403 });
        matrix.checks += 1;
      }
    }
  });

  it('showed something to somebody by every route it compares', () => {
    expect(COMPARED.people.filter((route) => !matrix.shown.has(route))).toEqual([]);
    expect(matrix.checks).toBeGreaterThan(100_000);
  });
});
