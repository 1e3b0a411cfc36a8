import type { GeoPosition } from '../common/geo-position.ts';
import { isJsonObject, type JsonObject } from '../common/json.ts';
import type { Ring } from './geodesy.ts';

/** A sensor of a site as the story needs it. */
export interface CastSensor {
  id: string;
  code: string;
  kind: string;
  position: GeoPosition | undefined;
}

/** A site with all that stands there, as the running server has it. */
export interface CastSite {
  code: string;
  name: string;
  nation: string;
  kind: string;
  locode: string | undefined;
  position: GeoPosition;
  /** By kind; one of each. */
  sensors: ReadonlyMap<string, CastSensor>;
  /** Outer rings by kind of zone. */
  zones: ReadonlyMap<string, Ring>;
  /** First network address and host name of each asset, by its code. */
  assets: ReadonlyMap<string, { address: string | undefined; hostname: string | undefined }>;
}

/** Who plays what. */
export interface Cast {
  /** The port whose crane network is attacked. */
  port: CastSite;
  /** The power site a drone closes on. */
  power: CastSite;
  /** A port with a radar, for a bird. */
  coast: CastSite;
  /** Everyone else who has a sensor on the network, for the noise. */
  others: CastSite[];
}

/** What the registry's lists hold, as `GET /api/v1/{sites,sensors,zones,assets}` give them. */
export interface RegistryLists {
  sites: readonly JsonObject[];
  sensors: readonly JsonObject[];
  zones: readonly JsonObject[];
  assets: readonly JsonObject[];
}

/** Sites of different nations from which noise comes. */
const NOISY_SITES = 10;

/**
 * Casts the story: Busan and the switchyard beside it if they are there, otherwise whoever has what the part takes.
 * @throws Error naming the part nobody can play.
 */
export function castStory(lists: RegistryLists): Cast {
  const sites = lists.sites.map((site) => siteOf(site, lists));
  const able = (kinds: readonly string[], ...sensors: string[]): CastSite[] =>
    sites.filter((site) => kinds.includes(site.kind) && sensors.every((kind) => site.sensors.has(kind)));

  const port = chosen(
    'a port with suricata, wazuh and idmefv2',
    'KRPUS',
    able(['port'], 'suricata', 'wazuh', 'idmefv2'),
  );
  const flownAt = able(['substation', 'power_plant'], 'suricata', 'human', 'remote-id', 'sapient').filter(
    (site) => site.zones.has('warning') && site.zones.has('critical'),
  );
  const nearby = flownAt.filter((site) => site.nation === port.nation);
  const power = chosen(
    'a power site with zones, suricata, human, remote-id and sapient',
    'KR-GAMCHEON',
    nearby.length > 0 ? nearby : flownAt,
  );
  const taken = [port, power];
  const coast = chosen(
    'another site with sapient',
    'SGJUR',
    able(['port', 'substation', 'power_plant'], 'sapient', 'suricata').filter((site) => !taken.includes(site)),
  );
  const rest = able(['port', 'substation', 'power_plant'], 'suricata').filter(
    (site) => ![...taken, coast].includes(site),
  );
  return { port, power, coast, others: oneOfEachNation(rest).slice(0, NOISY_SITES) };
}

function chosen(part: string, favourite: string, able: readonly CastSite[]): CastSite {
  const site = able.find(({ code }) => code === favourite) ?? able[0];
  if (!site) throw new Error(`The story needs ${part}; the registry holds none`);
  return site;
}

function oneOfEachNation(sites: readonly CastSite[]): CastSite[] {
  const byNation = new Map<string, CastSite>();
  for (const site of sites) if (!byNation.has(site.nation)) byNation.set(site.nation, site);
  return [...byNation.values()];
}

function siteOf(site: JsonObject, lists: RegistryLists): CastSite {
  const here = (list: readonly JsonObject[]): JsonObject[] => list.filter((entry) => entry['siteId'] === site['id']);
  const position = positionOf(site['position']);
  if (!position) throw new Error(`Site ${site['code'] as string} has no position`);
  return {
    code: site['code'] as string,
    name: site['name'] as string,
    nation: site['nation'] as string,
    kind: site['kind'] as string,
    locode: typeof site['unlocode'] === 'string' ? site['unlocode'] : undefined,
    position,
    sensors: new Map(
      here(lists.sensors)
        // Somebody may have switched one off: the server would refuse its messages.
        .filter((sensor) => sensor['enabled'] !== false)
        .map((sensor) => [sensor['kind'] as string, sensorOf(sensor)]),
    ),
    zones: new Map(here(lists.zones).flatMap((zone) => ringOf(zone))),
    assets: new Map(here(lists.assets).map((asset) => [asset['code'] as string, addressesOf(asset)])),
  };
}

function sensorOf(sensor: JsonObject): CastSensor {
  return {
    id: sensor['id'] as string,
    code: sensor['code'] as string,
    kind: sensor['kind'] as string,
    position: positionOf(sensor['position']),
  };
}

function positionOf(value: JsonObject[string] | undefined): GeoPosition | undefined {
  if (!isJsonObject(value)) return undefined;
  const { lat, lon } = value;
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : undefined;
}

function ringOf({ kind, polygon }: JsonObject): [string, Ring][] {
  const rings = isJsonObject(polygon) ? (polygon['coordinates'] as unknown as Ring[]) : [];
  return rings[0] ? [[kind as string, rings[0]]] : [];
}

function addressesOf(asset: JsonObject): { address: string | undefined; hostname: string | undefined } {
  const names = (Array.isArray(asset['addresses']) ? asset['addresses'] : []) as string[];
  const isAddress = (name: string): boolean => /^[\d.]+$|:/.test(name);
  return { address: names.find(isAddress), hostname: names.find((name) => !isAddress(name)) };
}
