import type { AuthenticatedSensor } from './authenticated-sensor.ts';
import type { Pap, Tlp } from './policy/marking.ts';

/** A sensor with its site, wherever it was looked up from; the key is not part of it. */
export type SensorIdentity = Omit<AuthenticatedSensor, 'keyId' | 'realm'>;

/** The columns that make a {@link SensorIdentity}, of tables aliased `sensor` and `site`. */
export const SENSOR_COLUMNS = `
  sensor.id AS sensor_id, sensor.code, sensor.kind, sensor.lat, sensor.lon, sensor.alt,
  sensor.clock_behind_seconds, sensor.clock_ahead_seconds,
  site.id AS site_id, site.code AS site_code, site.nation, site.organisation_id,
  coalesce((SELECT default_tlp FROM organisation_settings own WHERE own.organisation_id = site.organisation_id), 'AMBER')
    AS default_tlp,
  coalesce((SELECT default_pap FROM organisation_settings own WHERE own.organisation_id = site.organisation_id), 'AMBER')
    AS default_pap`;

export interface SensorRow {
  sensor_id: string;
  code: string;
  kind: string;
  lat: number | null;
  lon: number | null;
  alt: number | null;
  clock_behind_seconds: number;
  clock_ahead_seconds: number;
  site_id: string;
  site_code: string;
  nation: string;
  organisation_id: string;
  default_tlp: Tlp;
  default_pap: Pap;
}

export function toSensorIdentity(row: SensorRow): SensorIdentity {
  const { lat, lon, alt } = row;
  const position = lat === null || lon === null ? undefined : { lat, lon, ...(alt === null ? {} : { alt }) };
  return {
    sensorId: row.sensor_id,
    code: row.code,
    kind: row.kind,
    ...(position && { position }),
    siteId: row.site_id,
    siteCode: row.site_code,
    nation: row.nation,
    organisationId: row.organisation_id,
    defaultTlp: row.default_tlp,
    defaultPap: row.default_pap,
    clockBehindSeconds: row.clock_behind_seconds,
    clockAheadSeconds: row.clock_ahead_seconds,
  };
}
