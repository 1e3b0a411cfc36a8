import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SENSOR_COLUMNS, type SensorIdentity, type SensorRow, toSensorIdentity } from '../access/sensor-row.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { ObjectChange } from '../correlation/air-picture.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';

/** A sign of a forged broadcast that no alert has told yet. */
export interface UntoldSign {
  realm: string;
  sensor: SensorIdentity;
  kind: string;
  /** The transmitter, or the track where none is known. */
  source: string;
  text: string;
  seenAt: Date;
  serials: string[];
  position: { lat: number; lon: number } | null;
  tlp: string;
}

interface Row extends SensorRow {
  realm: string;
  sign_kind: string;
  source: string;
  text: string;
  seen_at: Date;
  serials: string[];
  sign_lat: number | null;
  sign_lon: number | null;
  tlp: string;
}

const MOST_SERIALS = 20;

/** Where signs of forged broadcasts wait until an alert has told of them. */
@Injectable()
export class SpoofSignsStore {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  /** Keeps what correlation found, in the transaction that recorded it; each sign of a transmitter once per sensor. */
  async keep(tx: Transaction, changes: readonly ObjectChange[]): Promise<void> {
    const rows = changes.flatMap(({ nodes }) =>
      nodes.flatMap((node) =>
        (node.track?.spoofed ?? []).map((sign) => ({
          sensor_id: node.track?.sensorId,
          kind: sign.kind,
          source: node.track?.transmitter ?? node.track?.id,
          text: sign.text,
          seen_at: new Date(node.last),
          serials: [...node.keys.keys()].filter((key) => key.startsWith('serial:')).map((key) => key.slice(7)),
          lat: node.samples.findLast(({ position }) => position)?.position?.lat ?? null,
          lon: node.samples.findLast(({ position }) => position)?.position?.lon ?? null,
          tlp: node.tlp,
        })),
      ),
    );
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO spoof_signs (realm, sensor_id, kind, source, text, seen_at, serials, lat, lon, tlp)
       SELECT DISTINCT ON (r.sensor_id, r.kind, r.source) $1, r.sensor_id, r.kind, r.source, r.text, r.seen_at,
         (SELECT coalesce(array_agg(DISTINCT serial), '{}') FROM (
            SELECT unnest(o.serials) AS serial
            FROM jsonb_to_recordset($2::jsonb) AS o (sensor_id uuid, kind text, source text, serials text[])
            WHERE (o.sensor_id, o.kind, o.source) = (r.sensor_id, r.kind, r.source) ORDER BY 1 LIMIT ${MOST_SERIALS}) named),
         r.lat, r.lon, r.tlp
       FROM jsonb_to_recordset($2::jsonb) AS r (sensor_id uuid, kind text, source text, text text, seen_at timestamptz,
         lat float8, lon float8, tlp text)
       ORDER BY r.sensor_id, r.kind, r.source, r.seen_at
       ON CONFLICT DO NOTHING`,
      [tx.realm, JSON.stringify(rows)],
    );
  }

  async untold(): Promise<UntoldSign[]> {
    const rows = await this.engine.query<Row[]>(
      `SELECT ${SENSOR_COLUMNS}, g.realm, g.kind AS sign_kind, g.source, g.text, g.seen_at, g.serials, g.lat AS sign_lat,
         g.lon AS sign_lon, g.tlp
       FROM realms r JOIN spoof_signs g ON g.realm = r.realm AND g.alert_id IS NULL
         JOIN sensors sensor ON sensor.id = g.sensor_id JOIN sites site ON site.id = sensor.site_id
       ORDER BY g.seen_at LIMIT 100`,
    );
    return rows.map((row) => ({
      realm: row.realm,
      sensor: toSensorIdentity(row),
      kind: row.sign_kind,
      source: row.source,
      text: row.text,
      seenAt: row.seen_at,
      serials: row.serials,
      position: row.sign_lat === null || row.sign_lon === null ? null : { lat: row.sign_lat, lon: row.sign_lon },
      tlp: row.tlp,
    }));
  }

  async told({ realm, sensor, kind, source }: UntoldSign, alertId: string): Promise<void> {
    await this.engine.query(
      'UPDATE spoof_signs SET alert_id = $5 WHERE realm = $1 AND sensor_id = $2 AND kind = $3 AND source = $4',
      [realm, sensor.sensorId, kind, source, alertId],
    );
  }
}
