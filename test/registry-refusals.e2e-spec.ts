import { startApp, type TestApp } from './support/app.ts';
import { enterSite, newSite, NOWHERE, type RegistryPage, square, teamId } from './support/registry-rows.ts';

describe('registry over HTTP, when it refuses', () => {
  let app: TestApp;
  let organisationId: string;
  let foreignOrganisationId: string;

  beforeAll(async () => {
    app = await startApp();
    organisationId = await teamId(app, 'sg-port-soc');
    foreignOrganisationId = await teamId(app, 'kr-grid');
  });
  afterAll(() => app?.close());

  it('names the field at fault', async () => {
    const site = newSite('SG-FAULT', organisationId);
    const { id: siteId } = await enterSite(app, 'SG-FAULTS');
    const zone = { siteId, kind: 'warning', name: 'Z', polygon: square(1) };
    const sensor = { siteId, code: 'sg-x', name: 'X', kind: 'suricata' };
    const asset = { siteId, code: 'a', name: 'A', kind: 'plc', criticality: 1 };
    const needs = (changes: object): object[] => [{ code: 'b', kind: 'control', ...changes }];
    const faults: [string, object, string, string][] = [
      ['sites', { ...site, code: 'has blank' }, 'code', 'invalid_matches'],
      ['sites', { ...site, code: undefined }, 'code', 'invalid_is_string'],
      ['sites', { ...site, nation: 'sg' }, 'nation', 'invalid_matches'],
      ['sites', { ...site, nation: 'ZZ' }, 'organisationId', 'organisation_of_other_nation'],
      ['sites', { ...site, organisationId: foreignOrganisationId }, 'organisationId', 'organisation_of_other_nation'],
      ['sites', { ...site, organisationId: NOWHERE }, 'organisationId', 'unknown_reference'],
      ['sites', { ...site, organisationId: 'x' }, 'organisationId', 'invalid_is_uuid'],
      ['sites', { ...site, name: 'two\nlines' }, 'name', 'invalid_matches'],
      ['sites', { ...site, name: 'nul\u0000' }, 'name', 'bad_text'],
      ['sites', { ...site, name: '\ud800' }, 'name', 'bad_text'],
      ['sites', { ...site, name: ' ' }, 'name', 'invalid_matches'],
      ['sites', { ...site, name: 'x'.repeat(201) }, 'name', 'invalid_is_length'],
      ['sites', { ...site, unlocode: 'SG1' }, 'unlocode', 'invalid_matches'],
      ['sites', { ...site, position: { lat: 91, lon: 0 } }, 'position.lat', 'invalid_max'],
      ['sites', { ...site, position: { lat: '1', lon: 0 } }, 'position.lat', 'invalid_is_number'],
      ['sites', { ...site, position: [] }, 'position', 'invalid_is_object'],
      ['sites', { ...site, position: null }, 'position', 'invalid_is_object'],
      ['sites', { ...site, position: { lat: 1, lon: 1, x: 1 } }, 'position.x', 'invalid_whitelist_validation'],
      ['sites', { ...site, timezone: 'Mars/Olympus' }, 'timezone', 'invalid_is_time_zone'],
      ['sites', { ...site, criticality: 1e300 }, 'criticality', 'invalid_max'],
      ['sites', { ...site, owner: 'me' }, 'owner', 'invalid_whitelist_validation'],
      ['zones', { ...zone, siteId: NOWHERE }, 'siteId', 'unknown_reference'],
      ['zones', { ...zone, polygon: { type: 'Point' } }, 'polygon.type', 'not_a_polygon'],
      [
        'zones',
        { ...zone, polygon: { type: 'Polygon', coordinates: [[[0, 0]]] } },
        'polygon.coordinates[0]',
        'too_few_points',
      ],
      ['zones', { ...zone, ceilingM: '9' }, 'ceilingM', 'invalid_is_number'],
      ['sensors', { ...sensor, kind: 'toaster' }, 'kind', 'invalid_is_in'],
      ['sensors', { ...sensor, enabled: null }, 'enabled', 'invalid_is_boolean'],
      ['sensors', { ...sensor, clockAheadSeconds: null }, 'clockAheadSeconds', 'invalid_is_int'],
      ['sensors', { ...sensor, siteId: NOWHERE }, 'siteId', 'unknown_reference'],
      ['assets', { ...asset, siteId: NOWHERE }, 'siteId', 'unknown_reference'],
      ['assets', { ...asset, addresses: ['a b'] }, 'addresses', 'invalid_matches'],
      ['assets', { ...asset, addresses: 'a' }, 'addresses', 'invalid_is_array'],
      ['assets', { ...asset, addresses: null }, 'addresses', 'invalid_is_array'],
      ['assets', { ...asset, dependsOn: null }, 'dependsOn', 'invalid_is_array'],
      ['assets', { ...asset, dependsOn: needs({ kind: 'love' }) }, 'dependsOn.0.kind', 'invalid_is_in'],
      ['assets', { ...asset, dependsOn: needs({ note: '' }) }, 'dependsOn.0.note', 'invalid_is_length'],
      ['assets', { ...asset, dependsOn: needs({ code: 'no code' }) }, 'dependsOn.0.code', 'invalid_matches'],
      ['assets', { ...asset, dependsOn: needs({ id: NOWHERE }) }, 'dependsOn.0.id', 'invalid_whitelist_validation'],
      ['assets', { ...asset, dependsOn: [...needs({}), ...needs({})] }, 'dependsOn', 'invalid_array_unique'],
      ['assets', { ...asset, dependsOn: ['b'] }, 'dependsOn', 'invalid_is_object'],
      // Of other sites, it is as if it were not there.
      ['assets', { ...asset, dependsOn: needs({ code: 'tos' }) }, 'dependsOn.0.code', 'unknown_reference'],
      ['assets', { ...asset, dependsOn: needs({ code: 'a' }) }, 'dependsOn.0.code', 'depends_on_itself'],
      ['organisations', { code: 'x', nation: 'ZZ', name: 'X', kind: 'authority' }, 'nation', 'unknown_reference'],
      ['nations', { code: 'SGP', name: 'X' }, 'code', 'invalid_matches'],
      ['nations', { code: 'ZZ', name: 'Singapore' }, 'name', 'already_exists'],
    ];
    for (const [path, body, field, code] of faults) {
      const answer = await app.post(`/api/v1/${path}`, body);
      expect({ path, body, status: answer.status, error: answer.body.error }).toMatchObject({
        status: code === 'already_exists' ? 409 : 400,
        error: { field, code },
      });
    }
  });

  it('does not let identities be changed, nor what must be set be unset', async () => {
    const { id } = await enterSite(app, 'SG-FIXED');
    for (const body of [{ code: 'X' }, { nation: 'KR' }, { id: NOWHERE }]) {
      expect((await app.patch(`/api/v1/sites/${id}`, body)).body.error.code).toBe('invalid_whitelist_validation');
    }
    for (const name of ['name', 'organisationId', 'kind', 'position', 'timezone', 'criticality']) {
      const answer = await app.patch(`/api/v1/sites/${id}`, { [name]: null });
      expect(answer).toMatchObject({ status: 400, body: { error: { field: name } } });
    }
    expect(await app.patch(`/api/v1/sites/${id}`, { organisationId: foreignOrganisationId })).toMatchObject({
      status: 400,
      body: { error: { field: 'organisationId', code: 'organisation_of_other_nation' } },
    });
  });

  it('refuses bodies and addresses that are not what they should be', async () => {
    const post = async (body: string) => (await app.post('/api/v1/nations', body)).body.error.code;
    expect(await post('{"__proto__":{"code":"XX"},"code":"XX","name":"X"}')).toBe('prototype_key');
    expect(await post('{"constructor":{"prototype":{}},"code":"XX","name":"X"}')).toBe('prototype_key');
    expect(await post('{"code":')).toBe('malformed_json');
    expect(await post('[]')).toMatch(/^invalid_/);
    expect(await post('null')).toBe('not_an_object');
    expect(await post('"text"')).toBe('not_an_object');
    expect((await app.post('/api/v1/nations')).status).toBe(400);
    expect((await app.post('/api/v1/nations', 'a=b', { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    for (const address of ['sites/x', 'sites/%00', 'zones/1', 'nations/%00', 'nations/sg', `sensors/x/keys`]) {
      expect((await app.get(`/api/v1/${address}`)).status).toBe(400);
    }
    for (const address of [`sites/${NOWHERE}`, 'nations/ZZ', `sensors/${NOWHERE}/keys`]) {
      expect((await app.get(`/api/v1/${address}`)).status).toBe(404);
    }
    const other = (await app.get<RegistryPage>('/api/v1/sites?limit=1')).body.next;
    for (const query of [
      'limit=0',
      'limit=501',
      'limit=x',
      'cursor=x',
      'cursor=%00',
      `nation=SG&cursor=${other}`,
      'nation=%00',
      'nation=SG&nation=KR',
      'colour=red',
    ]) {
      expect({ query, status: (await app.get(`/api/v1/sites?${query}`)).status }).toEqual({ query, status: 400 });
    }
  });
});
