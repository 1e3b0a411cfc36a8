import type { JsonObject } from '../../common/json.ts';
import type { EntityRef } from '../../intake/alert.ts';
import type { VesselReport } from './vessel.ts';

/** The columns of a stored alert of the format `ais` that the watch goes by. */
export interface StoredReport {
  effective_at: Date;
  external_id: string;
  lat: number | null;
  lon: number | null;
  position_error: number | null;
  entities: EntityRef[];
  attributes: JsonObject;
}

const CLASS_B: ReadonlySet<unknown> = new Set([18, 19, 24]);

/** What an alert that holds an AIS message says of a vessel; null where it names none. */
export function vesselReport(row: StoredReport): VesselReport | null {
  const mmsi = row.entities.find(({ type }) => type === 'mmsi')?.value;
  if (mmsi === undefined) return null;
  const { messageType, name, speedKnots, course, status } = row.attributes;
  return {
    mmsi,
    at: row.effective_at.getTime(),
    classB: CLASS_B.has(messageType),
    ...(typeof name === 'string' && { name }),
    ...(row.lat !== null &&
      row.lon !== null && {
        fix: {
          lat: row.lat,
          lon: row.lon,
          ...(row.position_error !== null && { error: row.position_error }),
          ...(typeof speedKnots === 'number' && { speedKnots }),
          ...(typeof course === 'number' && { course }),
          ...(typeof status === 'string' && { status }),
        },
      }),
  };
}

/** Order in which reports are judged: by event time, then by what never differs between runs. */
export function inOrder(a: StoredReport, b: StoredReport): number {
  const apart = a.effective_at.getTime() - b.effective_at.getTime();
  return apart === 0 ? (a.external_id < b.external_id ? -1 : 1) : apart;
}
