import { startApp, type TestApp } from './support/app.ts';
import { enterSite, newSite, type RegistryPage, type RegistryRow, square, teamId } from './support/registry-rows.ts';

describe('registry over HTTP', () => {
  let app: TestApp;
  let organisationId: string;

  beforeAll(async () => {
    app = await startApp();
    organisationId = await teamId(app, 'sg-port-soc');
  });
  afterAll(() => app?.close());

  /** What each kind of row takes, how it is answered, and what may be changed in it. */
  const kinds: [string, () => Promise<{ given: object; answered: object; change: object }>][] = [
    [
      'nations',
      async () => ({
        given: { code: 'JP', name: 'Japan' },
        answered: { code: 'JP', name: 'Japan' },
        change: { name: 'Nippon' },
      }),
    ],
    [
      'organisations',
      async () => {
        const given = { code: 'sg-authority', nation: 'SG', name: 'Port authority', kind: 'authority' };
        return { given, answered: given, change: { name: 'Maritime authority', kind: 'port_soc' } };
      },
    ],
    [
      'sites',
      async () => ({
        given: newSite('SG-CRUD', organisationId),
        answered: { ...newSite('SG-CRUD', organisationId), source: null },
        change: {
          name: 'Renamed',
          unlocode: null,
          position: { lat: 1.3, lon: 103.9 },
          source: 'A chart',
          criticality: 5,
        },
      }),
    ],
    [
      'zones',
      async () => {
        const { id: siteId } = await enterSite(app, 'SG-ZONES');
        const given = { siteId, kind: 'warning', name: 'Fence', polygon: square(0.01) };
        const change = { kind: 'critical', polygon: square(0.02), ceilingM: 120.5 };
        return { given, answered: { ...given, ceilingM: null }, change };
      },
    ],
    [
      'assets',
      async () => {
        const { id: siteId } = await enterSite(app, 'SG-ASSETS');
        const given = { siteId, code: 'plc-1', name: 'Crane', kind: 'plc', criticality: 4 };
        const change = { addresses: ['10.0.0.5', 'fe80::1', 'plc-1.port.example'], criticality: 5 };
        return { given, answered: { ...given, addresses: [] }, change };
      },
    ],
    [
      'sensors',
      async () => {
        const { id: siteId } = await enterSite(app, 'SG-SENSORS');
        const given = {
          siteId,
          code: 'sg-radar',
          name: 'Radar',
          kind: 'sapient',
          position: { lat: 1, lon: 103, alt: 20 },
        };
        const defaults = {
          expectedIntervalSeconds: null,
          clockBehindSeconds: 86_400,
          clockAheadSeconds: 300,
          enabled: true,
        };
        const change = { position: null, expectedIntervalSeconds: 60, clockAheadSeconds: 0, enabled: false };
        return { given, answered: { ...given, ...defaults }, change };
      },
    ],
  ];

  it.each(kinds)('%s are entered, read, changed in the fields given, and removed', async (path, prepare) => {
    const { given, answered, change } = await prepare();
    const created = await app.post<RegistryRow>(`/api/v1/${path}`, given);
    expect(created).toMatchObject({ status: 201, body: answered });
    const id = path === 'nations' ? created.body.code : created.body.id;
    const address = `/api/v1/${path}/${id}`;
    expect((await app.get(address)).body).toEqual(created.body);

    expect(await app.patch(address, {})).toMatchObject({ status: 200, body: created.body });
    const changed = await app.patch<RegistryRow>(address, change);
    expect(changed).toMatchObject({ status: 200, body: { ...answered, ...change } });
    expect((await app.get(address)).body).toEqual(changed.body);

    const again = await app.post(`/api/v1/${path}`, given);
    // A zone is told apart by its name alone, which did not change.
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'already_exists' } } });
    expect(['code', 'name']).toContain(again.body.error.field);

    expect((await app.delete(address)).status).toBe(204);
    for (const answer of [await app.get(address), await app.patch(address, change), await app.delete(address)]) {
      expect(answer.status).toBe(404);
    }
  });

  it('lists every row once, in order, whatever the size of the page', async () => {
    for (const path of ['nations', 'organisations', 'sites', 'sensors', 'zones', 'assets']) {
      const all = (await app.get<RegistryPage>(`/api/v1/${path}?limit=500`)).body;
      expect(all.next).toBeNull();
      const walked: RegistryRow[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const at: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: RegistryPage = (await app.get<RegistryPage>(`/api/v1/${path}?limit=37${at}`)).body;
        expect(page.items.length).toBeLessThanOrEqual(37);
        walked.push(...page.items);
        cursor = page.next;
      }
      expect(walked).toEqual(all.items);
      if (path === 'sites') expect(walked.map((row) => row.code)).toEqual(walked.map((row) => row.code).toSorted());
    }
  });

  it('filters by nation, organisation, kind and site', async () => {
    const codes = async (query: string) =>
      (await app.get<RegistryPage>(`/api/v1/${query}`)).body.items.map((row) => row.code);
    expect(await codes('sites?nation=TL')).toEqual(['TL-HERA', 'TLDIL']);
    expect(await codes('sites?nation=TL&kind=port')).toEqual(['TLDIL']);
    expect(await codes(`sites?organisation=${await teamId(app, 'kr-grid')}&kind=substation`)).toEqual([
      'KR-GAMCHEON',
      'KR-ULSAN',
    ]);
    expect(await codes('organisations?nation=KR&kind=national_cert')).toEqual(['kr-cert']);
    const [site] = (await app.get<RegistryPage>('/api/v1/sites?nation=KR&kind=port&limit=1')).body.items;
    expect(site?.code).toBe('KRINC');
    expect(await codes(`sensors?site=${site?.id}`)).toEqual(['krinc-human', 'krinc-suricata']);
    expect(await codes(`sensors?site=${site?.id}&kind=human`)).toEqual(['krinc-human']);
    expect(await codes(`assets?site=${site?.id}`)).toEqual([
      'crane-hmi',
      'crane-plc-1',
      'engineering',
      'fuel-pier',
      'plc-gateway',
      'tos',
    ]);
    expect((await app.get<RegistryPage>(`/api/v1/zones?site=${site?.id}&kind=critical`)).body.items).toHaveLength(1);
  });

  it('keeps what is still referred to', async () => {
    const { id } = await enterSite(app, 'SG-KEPT');
    const sensor = await app.post<RegistryRow>('/api/v1/sensors', {
      siteId: id,
      code: 'sg-kept',
      name: 'S',
      kind: 'native',
    });
    for (const [address, message] of [
      [`sites/${id}`, 'The site still has sensors'],
      [`organisations/${organisationId}`, 'The organisation still has sites'],
      ['nations/SG', 'The nation still has organisations'],
    ]) {
      expect(await app.delete(`/api/v1/${address}`)).toMatchObject({
        status: 409,
        body: { error: { code: 'in_use', field: 'id', message } },
      });
    }
    expect((await app.delete(`/api/v1/sensors/${sensor.body.id}`)).status).toBe(204);
    expect((await app.delete(`/api/v1/sites/${id}`)).status).toBe(204);
  });

  it('keeps a sensor that was ever heard', async () => {
    const { id: siteId } = await enterSite(app, 'SG-HEARD');
    const { body } = await app.post<RegistryRow>('/api/v1/sensors', {
      siteId,
      code: 'sg-heard',
      name: 'S',
      kind: 'native',
    });
    await app.db.query(
      `INSERT INTO alerts (id, realm, nation, organisation_id, site_id, sensor_id, external_id, format, kind, signature,
         title, severity, categories, occurred_at, received_at, effective_at, clock, entities, attributes, tlp, pap, raw)
       VALUES (gen_random_uuid(), 'live', 'SG', $1, $2, $3, 'x', 'native', 'cyber', 's',
         't', 1, '{}', now(), now(), now(), 'ok', '[]', '{}', 'AMBER', 'AMBER', '{}')`,
      [organisationId, siteId, body.id],
    );
    expect(await app.delete(`/api/v1/sensors/${body.id}`)).toMatchObject({
      status: 409,
      body: { error: { code: 'in_use', field: 'id' } },
    });
    expect((await app.get(`/api/v1/sensors/${body.id}`)).status).toBe(200);
  });

  it('lets one of many who enter the same code at once through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => app.post('/api/v1/sites', newSite('SG-RACE', organisationId))),
    );
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409, 409, 409, 409, 409,
    ]);
  });
});
