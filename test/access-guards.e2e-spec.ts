import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { AccessModule } from '../src/access/access.module.ts';
import { ForOperators, ForSensors, Public } from '../src/access/audience.decorator.ts';
import type { AuthenticatedSensor } from '../src/access/authenticated-sensor.ts';
import { CurrentOperator } from '../src/access/current-operator.decorator.ts';
import { CurrentSensor } from '../src/access/current-sensor.decorator.ts';
import type { Operator } from '../src/access/operator.ts';
import { KEY_CACHE_MS, SensorKeyReader } from '../src/access/sensor-key.reader.ts';
import { generateKey } from '../src/access/sensor-key.ts';
import { Clock } from '../src/common/clock.ts';
import { ENGINE } from '../src/database/engine.decorator.ts';
import { DomainErrorFilter } from '../src/common/domain-error.filter.ts';
import { SettingsModule } from '../src/common/settings.module.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { startApp, type TestApp } from './support/app.ts';

@Controller('forgotten')
class ForgottenController {
  @Get()
  open(): string {
    return 'secret';
  }
}

@Controller('declared')
class DeclaredController {
  @Get('operator')
  @ForOperators('self')
  operator(@CurrentOperator() operator: Operator): Operator {
    return operator;
  }

  @Get('sensor')
  @ForSensors()
  sensor(@CurrentSensor() sensor: AuthenticatedSensor): AuthenticatedSensor {
    return sensor;
  }

  @Get('public')
  @Public()
  public(): string {
    return 'hello';
  }
}

@Module({ controllers: [ForgottenController, DeclaredController] })
class ProbeModule {}

describe('access', () => {
  let app: TestApp;
  let probe: NestFastifyApplication;
  let probeUrl: string;

  beforeAll(async () => {
    app = await startApp();
    @Module({
      imports: [
        SettingsModule.with(app.settings),
        TypeOrmModule.forRoot(dataSourceOptions(app.db.url, 2, 'breakwater_viewer')),
        TypeOrmModule.forRoot({ ...dataSourceOptions(app.db.url, 2, 'breakwater_engine'), name: ENGINE }),
        AccessModule,
        ProbeModule,
      ],
    })
    class ProbeApp {}
    probe = await NestFactory.create<NestFastifyApplication>(ProbeApp, new FastifyAdapter(), { logger: false });
    probe.useGlobalFilters(new DomainErrorFilter());
    await probe.listen(0, '127.0.0.1');
    probeUrl = new URL(await probe.getUrl()).origin;
  });
  afterAll(async () => {
    await probe?.close();
    await app?.close();
  });

  const ask = async (path: string, token?: string): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(probeUrl + path, token ? { headers: { authorization: `Bearer ${token}` } } : {});
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const issue = async (sensor: string, expiresAt?: string): Promise<{ id: string; key: string }> => {
    const address = `/api/v1/sensors/${demoId('sensors', sensor)}/keys`;
    const answer = await app.post<{ id: string; key: string }>(address, expiresAt ? { expiresAt } : {});
    expect(answer.status).toBe(201);
    return answer.body;
  };

  it('refuses a handler that says nothing of its audience, even to the operator', async () => {
    const answer = await ask('/forgotten', app.operatorToken);
    expect(answer).toEqual({
      status: 403,
      body: { error: { code: 'no_audience', message: 'This operation is open to nobody' } },
    });
    expect((await ask('/declared/public')).body).toBe('hello');
  });

  it('tells a handler who the operator is', async () => {
    expect((await ask('/declared/operator', app.operatorToken)).body).toEqual({
      id: 'person:operator',
      name: 'Operator',
      nation: null,
      organisationId: null,
      realm: 'live',
      clearance: 'node',
      origin: { address: '127.0.0.1', credential: 'node' },
      actions: {},
      actsForNation: true,
    });
  });

  it('tells a handler which sensor sends, and where it stands', async () => {
    const { id, key } = await issue('krpus-sapient');
    expect(await ask('/declared/sensor', key)).toEqual({
      status: 200,
      body: {
        sensorId: demoId('sensors', 'krpus-sapient'),
        code: 'krpus-sapient',
        kind: 'sapient',
        position: { lat: expect.any(Number), lon: expect.any(Number) },
        siteId: demoId('sites', 'KRPUS'),
        siteCode: 'KRPUS',
        nation: 'KR',
        organisationId: demoId('organisations', 'kr-port-soc'),
        realm: 'live',
        clockBehindSeconds: 86_400,
        defaultTlp: 'AMBER',
        defaultPap: 'AMBER',
        clockAheadSeconds: 300,
        keyId: id,
      },
    });
    const { key: placeless } = await issue('krpus-suricata');
    expect((await ask('/declared/sensor', placeless)).body).not.toHaveProperty('position');
  });

  it('keeps only the hash of a key, and shows the key once', async () => {
    const { id, key } = await issue('krpus-wazuh');
    const rows = await app.db.query<{ row: string }>('SELECT key::text AS row FROM sensor_keys key WHERE id = $1', [
      id,
    ]);
    expect(rows[0]?.row).not.toContain(key);
    const list = await app.get<{ items: object[] }>(`/api/v1/sensors/${demoId('sensors', 'krpus-wazuh')}/keys`);
    expect(list.body.items).toEqual([{ id, createdAt: expect.any(String), expiresAt: null, revokedAt: null }]);
  });

  it('refuses revoked and expired keys and those of disabled sensors with the answer unknown keys get', async () => {
    const unknown = await ask('/declared/sensor', generateKey());
    expect(unknown.status).toBe(401);

    const sensor = `/api/v1/sensors/${demoId('sensors', 'krusn-suricata')}`;
    const revoked = await issue('krusn-suricata');
    const spare = await issue('krusn-suricata');
    expect((await app.delete(`${sensor}/keys/${revoked.id}`)).status).toBe(204);
    expect((await app.delete(`${sensor}/keys/${revoked.id}`)).status).toBe(204);
    expect(await ask('/declared/sensor', revoked.key)).toEqual(unknown);
    expect((await ask('/declared/sensor', spare.key)).status).toBe(200);

    const disabled = await issue('krusn-wazuh');
    await app.patch(`/api/v1/sensors/${demoId('sensors', 'krusn-wazuh')}`, { enabled: false });
    expect(await ask('/declared/sensor', disabled.key)).toEqual(unknown);

    const expired = await issue('krusn-sapient', new Date(Date.now() + 3_600_000).toISOString());
    await app.db.query(`UPDATE sensor_keys SET expires_at = now() - interval '1 second' WHERE id = $1`, [expired.id]);
    expect(await ask('/declared/sensor', expired.key)).toEqual(unknown);
  });

  it('refuses to issue a key that is over already, and to revoke one of another sensor', async () => {
    const keys = `/api/v1/sensors/${demoId('sensors', 'krpus-suricata')}/keys`;
    expect(await app.post(keys, { expiresAt: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 400,
      body: { error: { code: 'already_expired', field: 'expiresAt' } },
    });
    for (const expiresAt of ['tomorrow', '2030-01-01', 5]) {
      expect(await app.post(keys, { expiresAt })).toMatchObject({
        status: 400,
        body: { error: { field: 'expiresAt' } },
      });
    }
    const { id } = await issue('krpus-human');
    expect(await app.delete(`${keys}/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'key_not_found' } },
    });
  });
});

class HandClock extends Clock {
  time = Date.UTC(2026, 10, 23);

  override now(): Date {
    return new Date(this.time);
  }
}

describe('a key that is remembered', () => {
  let app: TestApp;
  let dataSource: DataSource;
  let clock: HandClock;
  let keys: SensorKeyReader;
  beforeAll(async () => {
    app = await startApp();
    dataSource = await new DataSource({ type: 'postgres', url: app.db.url }).initialize();
  });
  beforeEach(() => {
    clock = new HandClock();
    keys = new SensorKeyReader(dataSource, clock);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await app?.close();
  });

  it('is forgotten within ten seconds of a revocation made elsewhere', async () => {
    const key = await app.keyOf('KRPUS', 'suricata');
    expect(await keys.find(key)).toMatchObject({ code: 'krpus-suricata' });
    await app.db.query('UPDATE sensor_keys SET revoked_at = now()');
    clock.time += KEY_CACHE_MS - 1;
    expect(await keys.find(key)).toMatchObject({ code: 'krpus-suricata' });
    clock.time += 1;
    expect(await keys.find(key)).toBeUndefined();
    expect(KEY_CACHE_MS).toBeLessThanOrEqual(10_000);
  });

  it('expires to the millisecond all the same', async () => {
    const key = await app.keyOf('KRPUS', 'wazuh');
    await app.db.query('UPDATE sensor_keys SET expires_at = $1', [new Date(clock.time + 5_000)]);
    expect(await keys.find(key)).toMatchObject({ code: 'krpus-wazuh' });
    clock.time += 4_999;
    expect(await keys.find(key)).toMatchObject({ code: 'krpus-wazuh' });
    clock.time += 1;
    expect(await keys.find(key)).toBeUndefined();
  });

  it('is looked up once for many who ask at once, and again after a fault', async () => {
    const key = await app.keyOf('KRPUS', 'human');
    await app.db.query('ALTER TABLE sensors RENAME TO sensors_away');
    await expect(Promise.all([keys.find(key), keys.find(key)])).rejects.toThrow('sensors');
    await app.db.query('ALTER TABLE sensors_away RENAME TO sensors');
    const found = await Promise.all(Array.from({ length: 20 }, () => keys.find(key)));
    expect(new Set(found).size).toBe(1);
    expect(found[0]).toMatchObject({ code: 'krpus-human' });
  });
});
