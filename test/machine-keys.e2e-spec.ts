import { demoId } from '../src/registry/demo-registry.ts';
import { startApp, type TestApp } from './support/app.ts';
import {
  accessEntries,
  enterGateway,
  type GatewayBody,
  issueKey,
  type KeyBody,
  speak,
  verdict,
} from './support/gateway-world.ts';
import { enterSite, type RegistryRow } from './support/registry-rows.ts';
import { until } from './support/until.ts';

describe('the keys of gateways and sensors', () => {
  let app: TestApp;
  let gateway: GatewayBody;
  beforeAll(async () => {
    app = await startApp({ secretKey: '' });
    gateway = await enterGateway(app, 'keyed');
  });
  afterAll(() => app?.close());

  it('go on working for the overlap when they are rotated, and no longer', async () => {
    for (const path of [`gateways/${gateway.id}`, `sensors/${demoId('sensors', 'krpus-suricata')}`]) {
      const old = await issueKey(app, path, { allowList: ['127.0.0.0/8', '::1'] });
      const rotated = await app.post<KeyBody & { replaces: string; replacedUntil: string }>(
        `/api/v1/${path}/keys/rotate`,
        { overlapSeconds: 3_600 },
      );
      expect(rotated).toMatchObject({ status: 201, body: { replaces: old.id, expiresAt: null } });
      const left = Date.parse(rotated.body.replacedUntil) - Date.now();
      expect(left).toBeGreaterThan(3_590_000);
      expect(left).toBeLessThanOrEqual(3_600_000);
      for (const { key } of [old, rotated.body]) expect(verdict(await speak(app, key, 'krpus-suricata'))).toBe(200);
      const several = await app.post(`/api/v1/${path}/keys/rotate`, {});
      expect(verdict(several)).toBe('several_keys');
      const again = await app.post(`/api/v1/${path}/keys/rotate`, { keyId: old.id, overlapSeconds: 0 });
      expect(again.status).toBe(201);
      expect(verdict(await speak(app, old.key, 'krpus-suricata'))).toBe('unauthenticated');
      expect(verdict(await speak(app, rotated.body.key, 'krpus-suricata'))).toBe(200);
      const { body } = await app.get<{ items: { id: string; allowList: string[] }[] }>(`/api/v1/${path}/keys`);
      expect(body.items.map(({ allowList }) => allowList)).toEqual(
        Array.from({ length: 3 }, () => ['127.0.0.0/8', '::1/128']),
      );
    }
  });

  it('are not prolonged by a rotation', async () => {
    const path = `sensors/${demoId('sensors', 'krpus-wazuh')}`;
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const old = await issueKey(app, path, { expiresAt });
    const { body } = await app.post<{ replacedUntil: string }>(`/api/v1/${path}/keys/rotate`, { keyId: old.id });
    expect(body.replacedUntil).toBe(expiresAt);
  });

  it('are refused from elsewhere with the answer unknown keys get, and the journal says why, once', async () => {
    const elsewhere = await issueKey(app, `gateways/${gateway.id}`, { allowList: ['192.0.2.0/24'] });
    const unknown = await speak(app, `bwg_${'A'.repeat(43)}`, 'krpus-suricata');
    for (let round = 0; round < 5; round += 1) {
      const answer = await speak(app, elsewhere.key, 'krpus-suricata');
      expect([answer.status, answer.body]).toEqual([401, unknown.body]);
    }
    const told = (await accessEntries(app, 'access.refused')).filter(
      ({ data }) => data['reason'] === 'address_not_allowed',
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      nation: 'KR',
      actor: { id: `gateway:${gateway.id}` },
      origin: { address: '127.0.0.1', credential: `key:${elsewhere.id}` },
    });
  });

  it('are held to the list of their gateway too', async () => {
    const walled = await enterGateway(app, 'walled', { allowList: ['192.0.2.0/24'] });
    const { key } = await issueKey(app, `gateways/${walled.id}`);
    expect(verdict(await speak(app, key, 'krpus-suricata'))).toBe('unauthenticated');
    await app.patch(`/api/v1/gateways/${walled.id}`, { allowList: ['127.0.0.1'] });
    expect(verdict(await speak(app, key, 'krpus-suricata'))).toBe(200);
  });

  it('tell when they were last used, and write it at most once a minute', async () => {
    const { id, key } = await issueKey(app, `gateways/${gateway.id}`);
    const lastUsed = async (): Promise<string | null | undefined> => {
      const list = await app.get<{ items: { id: string; lastUsedAt: string | null }[] }>(
        `/api/v1/gateways/${gateway.id}/keys`,
      );
      return list.body.items.find((item) => item.id === id)?.lastUsedAt;
    };
    expect(await lastUsed()).toBeNull();
    await speak(app, key, 'krpus-suricata');
    await until(async () => ((await lastUsed()) === null ? undefined : true));
    const first = await lastUsed();
    for (let round = 0; round < 5; round += 1) await speak(app, key, 'krpus-suricata');
    expect(await lastUsed()).toBe(first);
  });

  it('of one sensor do not speak for another, whatever the request names', async () => {
    const { key } = await issueKey(app, `sensors/${demoId('sensors', 'krpus-suricata')}`);
    expect(verdict(await speak(app, key, 'krpus-suricata'))).toBe(200);
    for (const other of ['krpus-wazuh', 'sgjur-suricata', 'no-such-sensor']) {
      expect(verdict(await speak(app, key, other))).toBe('sensor_out_of_scope');
    }
  });

  it('go with their sensor when it is removed, and a site with what gateways were given of it', async () => {
    const site = await enterSite(app, 'SG-GONE');
    const sensor = await app.post<RegistryRow>('/api/v1/sensors', {
      siteId: site.id,
      code: 'sg-gone',
      name: 'S',
      kind: 'native',
    });
    const of = { team: 'sg-port-soc', sites: [], siteIds: [site.id], sensorIds: [sensor.body.id] };
    const { id } = await enterGateway(app, 'sg-edge', of);
    const { key } = await issueKey(app, `sensors/${sensor.body.id}`);
    expect((await app.delete(`/api/v1/sensors/${sensor.body.id}`)).status).toBe(204);
    expect(verdict(await speak(app, key))).toBe('unauthenticated');
    expect((await app.delete(`/api/v1/sites/${site.id}`)).status).toBe(204);
    expect((await app.get(`/api/v1/gateways/${id}`)).body).toMatchObject({ siteIds: [], sensorIds: [] });
    const team = await app.delete(`/api/v1/organisations/${demoId('organisations', 'sg-port-soc')}`);
    expect(verdict(team)).toBe('in_use');
  });

  it('open nothing that is meant for people', async () => {
    const { key } = await issueKey(app, `gateways/${gateway.id}`);
    for (const path of ['/api/v1/gateways', `/api/v1/gateways/${gateway.id}/keys`, '/api/v1/sites', '/api/v1/cases']) {
      expect(verdict(await app.get(path, { token: key }))).toBe('unauthenticated');
    }
    expect(verdict(await speak(app, app.operatorToken, 'krpus-suricata'))).toBe('unauthenticated');
  });

  it('cannot be reached through another gateway or sensor', async () => {
    const other = await enterGateway(app, 'other');
    const { id, key } = await issueKey(app, `gateways/${gateway.id}`);
    const sensor = demoId('sensors', 'krpus-suricata');
    for (const path of [`gateways/${other.id}`, `sensors/${sensor}`, `gateways/${sensor}`, `sensors/${gateway.id}`]) {
      expect((await app.delete(`/api/v1/${path}/keys/${id}`)).status).toBe(404);
      expect((await app.post(`/api/v1/${path}/keys/rotate`, { keyId: id })).status).toBe(404);
      expect((await app.post(`/api/v1/${path}/keys/${id}/secret`, {})).status).toBe(404);
    }
    expect(verdict(await speak(app, key, 'krpus-suricata'))).toBe(200);
  });

  it('that must be signed cannot be issued on a node that keeps no secrets', async () => {
    const refused = await app.post(`/api/v1/gateways/${gateway.id}/keys`, { requiresSignature: true });
    expect([refused.status, verdict(refused)]).toEqual([503, 'secret_key_unset']);
  });
});
