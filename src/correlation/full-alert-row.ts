import { type AlertFact, alertFact, type AlertRow, type SensorView } from './alert-fact.ts';

/** The columns of {@link FullAlertRow}. */
export const ALERT_COLUMNS = `a.id, a.realm, a.site_id, a.sensor_id, a.external_id, a.format, a.kind, a.signature, a.title, a.severity,
  a.tlp, a.pap, a.effective_at, a.event_key, a.analyzer, a.categories, a.entities, a.track, a.lat, a.lon, a.alt, a.position_error,
  a.sequence, a.received_at, s.code AS sensor_code, s.kind AS sensor_kind, s.lat AS sensor_lat, s.lon AS sensor_lon,
  s.alt AS sensor_alt, t.code AS site_code`;
/** Where they are read from. */
export const ALERT_SOURCE = 'alerts a JOIN sensors s ON s.id = a.sensor_id JOIN sites t ON t.id = a.site_id';

/** An alert with what is known of its sensor and site. */
export interface FullAlertRow extends AlertRow {
  sequence: string | null;
  received_at: Date;
  sensor_code: string;
  sensor_kind: string;
  sensor_lat: number | null;
  sensor_lon: number | null;
  sensor_alt: number | null;
  site_code: string;
}

export function factOf(row: FullAlertRow): AlertFact {
  return alertFact(row, sensorView(row), row.site_code);
}

function sensorView(row: FullAlertRow): SensorView {
  const { sensor_lat: lat, sensor_lon: lon, sensor_alt: alt } = row;
  const position = lat === null || lon === null ? null : alt === null ? { lat, lon } : { lat, lon, alt };
  return { code: row.sensor_code, kind: row.sensor_kind, position };
}
