import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { startApp, type TestApp } from './support/app.ts';
import { enterGateway, type GatewayBody, issueKey, type KeyBody, speak, verdict } from './support/gateway-world.ts';
import { person } from './support/operators.ts';
import { signUp } from './support/people.ts';

const CERTIFICATE = '00000000-0000-4000-8000-00000000cef7';
const SENSOR = demoId('sensors', 'krpus-wazuh');

describe('gateways between teams and nations', () => {
  let app: TestApp;
  let gateway: GatewayBody;
  let key: KeyBody;
  let sensorKey: KeyBody;
  /** Tokens of gateway engineers, and of others, by who they are. */
  let tokens: Record<'own' | 'cert' | 'grid' | 'foreign' | 'foreignCert' | 'analyst' | 'administrator', string>;

  beforeAll(async () => {
    app = await startApp({ tlsClientCa: 'some.pem' });
    gateway = await enterGateway(app, 'kr-edge');
    key = await issueKey(app, `gateways/${gateway.id}`);
    sensorKey = await issueKey(app, `sensors/${SENSOR}`);
    const other = await enterGateway(app, 'kr-other');
    await app.db.query(
      `INSERT INTO gateway_certificates (id, gateway_id, realm, key_fingerprint, subject, issuer, not_after, created_at)
       VALUES ($1, $2, 'live', sha256('x'), 's', 'i', now(), now())`,
      [CERTIFICATE, other.id],
    );
    await app.db.query(`INSERT INTO sapient_nodes VALUES ('live', 'KR', 'node', $1)`, [SENSOR]);
    const engineer = async (organisation: string): Promise<string> =>
      (await signUp(app, { organisation, roles: ['gateway_engineer'] })).token;
    tokens = {
      own: await engineer('kr-port-soc'),
      cert: await engineer('kr-cert'),
      grid: await engineer('kr-grid'),
      foreign: await engineer('sg-port-soc'),
      foreignCert: await engineer('sg-cert'),
      analyst: (await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] })).token,
      administrator: (await signUp(app, { organisation: 'kr-port-soc', roles: ['administrator'] })).token,
    };
  });
  afterAll(() => app?.close());

  /** Every route that changes a gateway, a key, a certificate or a node, aimed at what Busan's team owns. */
  const writes = (): [method: string, path: string, body?: object][] => {
    const machines = [
      [`/api/v1/gateways/${gateway.id}`, key.id],
      [`/api/v1/sensors/${SENSOR}`, sensorKey.id],
    ] as const;
    return [
      ['PATCH', `/api/v1/gateways/${gateway.id}`, { name: 'Changed' }],
      ['PATCH', `/api/v1/gateways/${gateway.id}`, { siteIds: [] }],
      ['POST', `/api/v1/gateways/${gateway.id}/certificates`, { certificate: 'x' }],
      ['DELETE', `/api/v1/gateways/${gateway.id}/certificates/${CERTIFICATE}`],
      ['DELETE', `/api/v1/sensors/${SENSOR}/nodes/${CERTIFICATE}`],
      ...machines.flatMap(([path, keyId]): [string, string, object?][] => [
        ['POST', `${path}/keys`, {}],
        ['POST', `${path}/keys/rotate`, { keyId }],
        ['POST', `${path}/keys/${keyId}/secret`, {}],
        ['DELETE', `${path}/keys/${keyId}`],
      ]),
    ];
  };

  it('are changed by no other nation, team or role, and those of another nation are not there', async () => {
    const before = await everything();
    const reasons: Record<string, Set<unknown>> = {};
    for (const [name, token] of Object.entries(tokens).filter(([name]) => name !== 'own' && name !== 'cert')) {
      reasons[name] = new Set();
      for (const [method, path, body] of writes()) {
        const answer = await app.request(method, path, { token, body });
        reasons[name].add(`${answer.status} ${verdict(answer)}`);
      }
    }
    const absent = new Set(['404 gateway_not_found', '404 sensor_not_found']);
    expect(reasons).toEqual({
      grid: new Set(['403 other_organisation']),
      foreign: absent,
      foreignCert: absent,
      analyst: new Set(['403 not_granted']),
      // An administrator's token carries no action that changes accounts, and none for sensors.
      administrator: new Set(['403 not_granted']),
    });
    expect(await everything()).toEqual(before);
    expect(verdict(await speak(app, key.key, 'krpus-suricata'))).toBe(200);
  });

  it('are read within the nation, by gateway engineers', async () => {
    const reads = [
      '/api/v1/gateways',
      `/api/v1/gateways/${gateway.id}`,
      `/api/v1/gateways/${gateway.id}/keys`,
      `/api/v1/gateways/${gateway.id}/certificates`,
      `/api/v1/sensors/${SENSOR}/nodes`,
    ];
    const statuses: Record<string, number[]> = {};
    for (const [name, token] of Object.entries(tokens)) {
      statuses[name] = [];
      for (const path of reads) statuses[name].push((await app.get(path, { token })).status);
    }
    expect(statuses).toEqual({
      own: [200, 200, 200, 200, 200],
      cert: [200, 200, 200, 200, 200],
      grid: [200, 200, 200, 200, 200],
      foreign: [200, 404, 404, 404, 404],
      foreignCert: [200, 404, 404, 404, 404],
      analyst: [403, 403, 403, 403, 403],
      administrator: [403, 403, 403, 403, 403],
    });
    const list = await app.get<{ items: unknown[] }>('/api/v1/gateways', { token: tokens.foreign });
    expect(list.body).toEqual({ items: [], next: null });
    const foreign = await app.get(`/api/v1/gateways/${gateway.id}`, { token: tokens.foreign });
    const absent = await app.get(`/api/v1/gateways/${CERTIFICATE}`, { token: tokens.foreign });
    expect(foreign.body).toEqual(absent.body);
  });

  it('speak for no site or sensor their engineer could not change, entered so or changed so', async () => {
    let count = 0;
    const attempt = async (token: string, team: string, scope: object): Promise<unknown> => {
      const named = { organisationId: demoId('organisations', team), code: `try-${(count += 1)}`, name: 'Try' };
      const created = await app.post<{ id: string } & { error: { code: string } }>(
        '/api/v1/gateways',
        { ...named, ...scope },
        { token },
      );
      if (created.status !== 201) return created.body.error.code;
      return 'entered';
    };
    const site = (...codes: string[]): object => ({ siteIds: codes.map((code) => demoId('sites', code)) });
    const foreignSensor = { sensorIds: [demoId('sensors', 'sgjur-suricata')] };
    expect(await attempt(tokens.own, 'kr-port-soc', site('KRPUS'))).toBe('entered');
    expect(await attempt(tokens.own, 'sg-port-soc', {})).toBe('other_nation');
    expect(await attempt(tokens.own, 'kr-grid', {})).toBe('other_organisation');
    expect(await attempt(tokens.own, 'kr-port-soc', site('KRPUS', 'SGJUR'))).toBe('unknown_reference');
    expect(await attempt(tokens.own, 'kr-port-soc', foreignSensor)).toBe('unknown_reference');
    expect(await attempt(tokens.own, 'kr-port-soc', site('KR-ULSAN'))).toBe('other_organisation');
    expect(await attempt(tokens.cert, 'kr-port-soc', site('KR-ULSAN'))).toBe('scope_of_other_team');
    expect(await attempt(tokens.cert, 'kr-cert', site('KR-ULSAN', 'KRPUS'))).toBe('entered');
    for (const [scope, code] of [
      [site('SGJUR'), 'unknown_reference'],
      [foreignSensor, 'unknown_reference'],
      [site('KR-ULSAN'), 'other_organisation'],
    ] as const) {
      const changed = await app.patch(`/api/v1/gateways/${gateway.id}`, scope, { token: tokens.own });
      expect(verdict(changed)).toBe(code);
    }
    expect((await app.get<GatewayBody>(`/api/v1/gateways/${gateway.id}`)).body.siteIds).toEqual(gateway.siteIds);
  });

  it('are walled off in the database too', async () => {
    const viewers = await new DataSource(dataSourceOptions(app.db.url, 1, 'breakwater_viewer')).initialize();
    try {
      const database = new ViewerDatabase(viewers);
      const count = async (nation: string, table: string): Promise<number | undefined> =>
        (await database.query<{ count: number }>(person(nation), `SELECT count(*)::int AS count FROM ${table}`))[0]
          ?.count;
      for (const table of ['gateways', 'gateway_scopes', 'gateway_certificates', 'sapient_nodes', 'sensor_keys']) {
        expect([table, await count('SG', table)]).toEqual([table, 0]);
        expect([table, await count('KR', table)]).not.toEqual([table, 0]);
      }
      for (const secret of [
        'SELECT key_hash FROM sensor_keys',
        'SELECT sealed FROM signing_secrets',
        'SELECT * FROM signed_nonces',
        'DELETE FROM sensor_keys',
        'UPDATE sensor_keys SET allow_list = $${}$$',
      ]) {
        await expect(viewers.query(secret)).rejects.toThrow('permission denied');
      }
    } finally {
      await viewers.destroy();
    }
  });

  function everything(): Promise<unknown[]> {
    return app.db.query(
      `SELECT (SELECT jsonb_agg(to_jsonb(row) ORDER BY row.id) FROM gateways row) AS gateways,
         (SELECT jsonb_agg(to_jsonb(row) - 'last_used_at' ORDER BY row.id) FROM sensor_keys row) AS keys,
         (SELECT jsonb_agg(to_jsonb(row) ORDER BY row.id) FROM gateway_certificates row) AS certificates,
         (SELECT jsonb_agg(to_jsonb(row)) FROM gateway_scopes row) AS scopes,
         (SELECT jsonb_agg(to_jsonb(row)) FROM sapient_nodes row) AS nodes`,
    );
  }
});
