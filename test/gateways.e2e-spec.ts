import { demoId } from '../src/registry/demo-registry.ts';
import { startApp, type TestApp } from './support/app.ts';
import { enterGateway, type GatewayBody, issueKey, speak, verdict } from './support/gateway-world.ts';

describe('a gateway', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  it('speaks for every sensor of its sites and for those it is given by name, and for no other', async () => {
    const gateway = await enterGateway(app, 'edge-1', { sensorIds: [demoId('sensors', 'krinc-suricata')] });
    const { key } = await issueKey(app, `gateways/${gateway.id}`);
    expect(key).toMatch(/^bwg_/);
    const verdicts: Record<string, unknown> = {};
    for (const sensor of [
      'krpus-suricata',
      'krpus-wazuh',
      'krinc-suricata',
      'krinc-human',
      'sgjur-suricata',
      'no-such-sensor',
      'KRPUS-SURICATA',
      "' OR true --",
      '',
    ]) {
      verdicts[sensor] = verdict(await speak(app, key, sensor));
    }
    expect(verdicts).toEqual({
      'krpus-suricata': 200,
      'krpus-wazuh': 200,
      'krinc-suricata': 200,
      'krinc-human': 'sensor_out_of_scope',
      'sgjur-suricata': 'sensor_out_of_scope',
      'no-such-sensor': 'sensor_out_of_scope',
      'KRPUS-SURICATA': 'sensor_out_of_scope',
      "' OR true --": 'sensor_out_of_scope',
      '': 'sensor_out_of_scope',
    });
    expect(verdict(await speak(app, key))).toBe('sensor_required');
    const rows = await app.db.query<{ code: string; nation: string }>(
      `SELECT DISTINCT sensor.code, alerts.nation FROM alerts JOIN sensors sensor ON sensor.id = alerts.sensor_id
       WHERE external_id LIKE 'gateway-test-%' ORDER BY 1`,
    );
    expect(rows).toEqual(['krinc-suricata', 'krpus-suricata', 'krpus-wazuh'].map((code) => ({ code, nation: 'KR' })));
  });

  it('is told the same of a sensor that is not there and of one that is not its own', async () => {
    const gateway = await enterGateway(app, 'edge-same');
    const { key } = await issueKey(app, `gateways/${gateway.id}`);
    const [absent, foreign] = [await speak(app, key, 'no-such-sensor'), await speak(app, key, 'sgjur-suricata')];
    expect([absent.status, absent.body]).toEqual([foreign.status, foreign.body]);
    expect(absent.status).toBe(403);
  });

  it('loses at once what is taken from it, and itself when it is disabled', async () => {
    const gateway = await enterGateway(app, 'edge-2', { sites: ['KRPUS', 'KRINC'] });
    const { key } = await issueKey(app, `gateways/${gateway.id}`);
    expect(verdict(await speak(app, key, 'krinc-suricata'))).toBe(200);
    await app.patch(`/api/v1/gateways/${gateway.id}`, { siteIds: [demoId('sites', 'KRPUS')] });
    expect(verdict(await speak(app, key, 'krinc-suricata'))).toBe('sensor_out_of_scope');
    expect(verdict(await speak(app, key, 'krpus-suricata'))).toBe(200);
    await app.patch(`/api/v1/gateways/${gateway.id}`, { enabled: false });
    expect(verdict(await speak(app, key, 'krpus-suricata'))).toBe('unauthenticated');
    await app.patch(`/api/v1/gateways/${gateway.id}`, { enabled: true });
    expect(verdict(await speak(app, key, 'krpus-suricata'))).toBe(200);
  });

  it('does not speak for a sensor that is disabled', async () => {
    const gateway = await enterGateway(app, 'edge-off');
    const { key } = await issueKey(app, `gateways/${gateway.id}`);
    const sensor = `/api/v1/sensors/${demoId('sensors', 'krpus-human')}`;
    expect(verdict(await speak(app, key, 'krpus-human'))).toBe(200);
    await app.patch(sensor, { enabled: false });
    expect(verdict(await speak(app, key, 'krpus-human'))).toBe('sensor_out_of_scope');
    await app.patch(sensor, { enabled: true });
    expect(verdict(await speak(app, key, 'krpus-human'))).toBe(200);
  });

  it('is bound to no certificate on a node that asks for none', async () => {
    const gateway = await enterGateway(app, 'edge-plain');
    const answer = await app.post(`/api/v1/gateways/${gateway.id}/certificates`, { certificate: 'x' });
    expect([answer.status, verdict(answer)]).toEqual([409, 'client_certificates_off']);
  });

  it('does not keep a site that went to another team', async () => {
    const gateway = await enterGateway(app, 'edge-lost', { sites: ['KRUSN'] });
    const { key } = await issueKey(app, `gateways/${gateway.id}`);
    expect(verdict(await speak(app, key, 'krusn-suricata'))).toBe(200);
    const site = `/api/v1/sites/${demoId('sites', 'KRUSN')}`;
    await app.patch(site, { organisationId: demoId('organisations', 'kr-grid') });
    expect(verdict(await speak(app, key, 'krusn-suricata'))).toBe('sensor_out_of_scope');
    await app.patch(site, { organisationId: demoId('organisations', 'kr-port-soc') });
    expect(verdict(await speak(app, key, 'krusn-suricata'))).toBe(200);
  });

  it('is entered, listed, read and changed', async () => {
    const gateway = await enterGateway(app, 'edge-3', { allowList: ['10.1.2.3/8', '10.9.9.9/8', '::ffff:192.0.2.1'] });
    expect(gateway).toMatchObject({
      nation: 'KR',
      enabled: true,
      allowList: ['10.0.0.0/8', '192.0.2.1/32'],
      sensorIds: [],
    });
    const address = `/api/v1/gateways/${gateway.id}`;
    expect((await app.get(address)).body).toEqual(gateway);
    expect((await app.patch(address, {})).body).toEqual(gateway);
    const changed = await app.patch<GatewayBody>(address, { name: 'Renamed', allowList: [], siteIds: [] });
    expect(changed.body).toEqual({ ...gateway, name: 'Renamed', allowList: [], siteIds: [] });
    const listed: GatewayBody[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: { items: GatewayBody[]; next: string | null } = (
        await app.get<{ items: GatewayBody[]; next: string | null }>(
          `/api/v1/gateways?limit=2&organisation=${demoId('organisations', 'kr-port-soc')}${next && `&cursor=${next}`}`,
        )
      ).body;
      listed.push(...page.items);
      next = page.next;
    }
    const codes = listed.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(listed).toContainEqual(changed.body);
  });

  it('is refused by the field at fault', async () => {
    await enterGateway(app, 'taken');
    const good = { organisationId: demoId('organisations', 'kr-port-soc'), code: 'fresh', name: 'G' };
    const post = async (changes: object): Promise<unknown> => {
      const { status, body } = await app.post('/api/v1/gateways', { ...good, ...changes });
      return [status, body.error?.code, body.error?.field];
    };
    const foreign = demoId('sites', 'SGJUR');
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await post({ code: 'taken' })).toEqual([409, 'already_exists', 'code']);
    expect(await post({ organisationId: nowhere })).toEqual([400, 'unknown_reference', 'organisationId']);
    expect(await post({ siteIds: [demoId('sites', 'KRPUS'), foreign] })).toEqual([
      400,
      'scope_of_other_team',
      'siteIds[1]',
    ]);
    expect(await post({ sensorIds: [nowhere] })).toEqual([400, 'unknown_reference', 'sensorIds[0]']);
    expect(await post({ allowList: ['10.0.0.0/8', '10.1'] })).toEqual([400, 'invalid_range', 'allowList[1]']);
    expect((await post({ allowList: { 0: '10.0.0.0/8' } })) as unknown[]).toContain(400);
    expect((await post({ siteIds: 'x' })) as unknown[]).toContain(400);
    expect((await post({ nation: 'SG' })) as unknown[]).toContain(400);
    expect((await post({ enabled: null })) as unknown[]).toContain(400);
    expect((await app.patch(`/api/v1/gateways/${nowhere}`, { name: 'x' })).status).toBe(404);
    expect((await app.delete(`/api/v1/gateways/${nowhere}`)).status).toBe(404);
  });

  it('writes what is done to it into the journal of access, without a secret', async () => {
    const gateway = await enterGateway(app, 'told');
    const { id, key } = await issueKey(app, `gateways/${gateway.id}`);
    await app.delete(`/api/v1/gateways/${gateway.id}/keys/${id}`);
    await app.patch(`/api/v1/gateways/${gateway.id}`, { enabled: false });
    const told = await app.db.query<{ type: string; text: string }>(
      `SELECT type, journal::text AS text FROM journal WHERE realm = 'access' AND data->>'gatewayId' = $1 ORDER BY seq`,
      [gateway.id],
    );
    expect(told.map(({ type }) => type)).toEqual(['gateway.created', 'key.issued', 'key.revoked', 'gateway.changed']);
    for (const { text } of told) expect(text).not.toContain(key);
  });
});
