import { DataSource } from 'typeorm';
import { loadDemoRegistry, readDemoFile } from '../src/registry/demo-registry.service.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { SensorReader } from '../src/registry/sensor.reader.ts';
import { SensorsService } from '../src/registry/sensors.service.ts';
import type { CreateSiteDto } from '../src/registry/site.dto.ts';
import type { SiteContext } from '../src/registry/site-context.ts';
import { SiteContextReader } from '../src/registry/site-context.reader.ts';
import { SitesService } from '../src/registry/sites.service.ts';
import { ZonesService } from '../src/registry/zones.service.ts';
import { NationsService } from '../src/registry/nations.service.ts';
import { startApp, type TestApp } from './support/app.ts';
import { person } from './support/operators.ts';
import { newSite, square, teamId } from './support/registry-rows.ts';

const singapore = person('SG', { roles: ['administrator', 'gateway_engineer'] });
const krPus = demoId('sites', 'KRPUS');

describe('demo registry in the database', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  const contents = async (): Promise<unknown[]> => {
    const tables = ['nations', 'organisations', 'sites', 'zones', 'assets', 'asset_dependencies', 'sensors'];
    return Promise.all(tables.map((table) => app.db.query(`SELECT * FROM ${table} t ORDER BY t::text`)));
  };

  it('is the same after the second time, and sets back what was changed in it', async () => {
    const before = await contents();
    const dataSource = await new DataSource({ type: 'postgres', url: app.db.url }).initialize();
    const counts = await loadDemoRegistry(dataSource);
    expect(counts).toMatchObject({ nations: 12, organisations: 36 });
    expect(await contents()).toEqual(before);

    await app.patch(`/api/v1/sites/${krPus}`, { name: 'Elsewhere' });
    await app.patch(`/api/v1/assets/${demoId('assets', 'KRPUS/plc-gateway')}`, { dependsOn: [] });
    await app.post('/api/v1/nations', { code: 'JP', name: 'Japan' });
    await loadDemoRegistry(dataSource);
    await dataSource.destroy();
    await app.delete('/api/v1/nations/JP').then(({ status }) => expect(status).toBe(204));
    expect(await contents()).toEqual(before);
  });

  it('enters all or nothing', async () => {
    const before = await contents();
    const file = readDemoFile();
    const broken = { ...file, nations: [...file.nations, { code: 'XX', name: 'Singapore' }] };
    const dataSource = await new DataSource({ type: 'postgres', url: app.db.url }).initialize();
    await expect(loadDemoRegistry(dataSource, broken)).rejects.toThrow('nations_name_key');
    await dataSource.destroy();
    expect(await contents()).toEqual(before);
  });

  it('gives correlation each site with its zones, assets and sensors', async () => {
    const contexts = await app.app.get(SiteContextReader).load();
    expect(contexts.size).toBe(readDemoFile().sites.length);
    const busan = contexts.get(krPus);
    expect(busan).toMatchObject({
      siteId: krPus,
      code: 'KRPUS',
      name: 'Port of Busan',
      nation: 'KR',
      organisationId: demoId('organisations', 'kr-port-soc'),
      kind: 'port',
      criticality: 5,
      position: { lat: 35.1, lon: 129.033333 },
    } satisfies Partial<SiteContext>);
    expect(busan?.zones.map(({ kind, ceilingM, polygon }) => [kind, ceilingM, polygon[0]?.length])).toEqual([
      ['critical', 500, 9],
      ['warning', 500, 9],
    ]);
    expect(busan?.assets[1]).toEqual({
      code: 'crane-plc-1',
      name: 'Quay crane 1, controller',
      kind: 'plc',
      criticality: 5,
      addresses: ['10.20.0.11'],
    });
    expect(busan?.dependencies).toEqual([
      { asset: 'crane-hmi', on: 'plc-gateway', kind: 'data' },
      { asset: 'crane-hmi', on: 'tos', kind: 'data' },
      { asset: 'crane-plc-1', on: 'plc-gateway', kind: 'control' },
      { asset: 'plc-gateway', on: 'engineering', kind: 'control' },
    ]);
    const sensors = new Map(busan?.sensors.map((sensor) => [sensor.code, sensor]));
    expect(sensors.get('krpus-suricata')).toEqual({
      id: demoId('sensors', 'krpus-suricata'),
      code: 'krpus-suricata',
      kind: 'suricata',
      position: null,
      clockBehindSeconds: 86_400,
      clockAheadSeconds: 300,
    });
    expect(sensors.get('krpus-sapient')?.position).toEqual({ lat: expect.any(Number), lon: expect.any(Number) });
  });

  it('gives correlation a site that has nothing in it yet', async () => {
    const { body } = await app.post<{ id: string }>(
      '/api/v1/sites',
      newSite('SG-EMPTY', await teamId(app, 'sg-port-soc')),
    );
    const context = (await app.app.get(SiteContextReader).load()).get(body.id);
    expect(context).toMatchObject({ zones: [], assets: [], dependencies: [], sensors: [] });
    await app.delete(`/api/v1/sites/${body.id}`);
  });

  it('finds the sensor people report through, unless it is disabled or of another nation', async () => {
    const sensors = app.app.get(SensorReader);
    const people = await sensors.atSite(singapore, 'SGJUR', 'human');
    expect(people).toMatchObject({ code: 'sgjur-human', siteCode: 'SGJUR', nation: 'SG', realm: 'live' });
    expect(await sensors.atSite(singapore, 'KRPUS', 'human')).toBeUndefined();
    expect(await sensors.atSite(singapore, 'NOWHERE', 'human')).toBeUndefined();
    await app.patch(`/api/v1/sensors/${people?.sensorId}`, { enabled: false });
    expect(await sensors.atSite(singapore, 'SGJUR', 'human')).toBeUndefined();
    await app.patch(`/api/v1/sensors/${people?.sensorId}`, { enabled: true });
  });
});

describe('an operator who acts for one nation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  it('sees and changes only what the nation owns; the rest is not found', async () => {
    const sites = app.app.get(SitesService);
    const { items } = await sites.list(singapore, { limit: 500 });
    expect(items.length).toBeGreaterThan(1);
    expect(items.every((site) => site.nation === 'SG')).toBe(true);
    expect((await sites.list(singapore, { limit: 500 }, { nation: 'KR' })).items).toEqual([]);
    await expect(sites.get(singapore, krPus)).rejects.toMatchObject({ code: 'site_not_found' });
    await expect(sites.update(singapore, krPus, { name: 'Mine' })).rejects.toMatchObject({ code: 'site_not_found' });
    await expect(sites.remove(singapore, krPus)).rejects.toMatchObject({ code: 'site_not_found' });

    const radar = demoId('sensors', 'krpus-sapient');
    await expect(app.app.get(SensorsService).remove(singapore, radar)).rejects.toMatchObject({
      code: 'sensor_not_found',
    });
    const zones = app.app.get(ZonesService);
    expect((await zones.list(singapore, { limit: 500 })).items).toHaveLength(items.length * 2);
  });

  it('enters nothing for another nation', async () => {
    const site = { ...newSite('KR-NEW', await teamId(app, 'kr-grid')), nation: 'KR' } as unknown as CreateSiteDto;
    await expect(app.app.get(SitesService).create(singapore, site)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'other_nation',
    });
    const zone = { siteId: krPus, kind: 'warning' as const, name: 'Z', polygon: square(1) as object };
    await expect(app.app.get(ZonesService).create(singapore, zone)).rejects.toMatchObject({
      code: 'unknown_reference',
      field: 'siteId',
    });
    await expect(app.app.get(NationsService).update(singapore, 'SG', { name: 'X' })).rejects.toMatchObject({
      code: 'node_only',
    });
  });
});
