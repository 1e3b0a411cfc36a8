import type { GeoPosition } from '../common/geo-position.ts';
import type { JsonObject } from '../common/json.ts';

export interface PhysicalAlert {
  /** UUID. */
  id: string;
  description: string;
  note: string;
  organisation: string;
  /** UN/LOCODE without a blank. */
  locode: string | undefined;
  door: string;
  position: GeoPosition;
  /** Machine behind the door. */
  hostname: string;
  confidence: number;
}

/** An access control system's alert in IDMEFv2 (draft-lehmann-idmefv2-06). */
export function physicalAccess(alert: PhysicalAlert, time: Date): JsonObject {
  const place = { GeoLocation: `${alert.position.lat.toFixed(6)}, ${alert.position.lon.toFixed(6)}` };
  return {
    Version: '2.D.V06',
    ID: alert.id,
    OrganisationName: alert.organisation,
    Category: ['Intrusion.Burglary'],
    Cause: 'Malicious',
    Description: alert.description,
    Note: alert.note,
    Status: 'Incident',
    Priority: 'High',
    Confidence: alert.confidence,
    CreateTime: new Date(time.getTime() + 400).toISOString(),
    StartTime: time.toISOString(),
    Analyzer: {
      Name: 'access-control',
      Model: 'Door and fence monitor',
      Type: ['Physical'],
      Category: ['VAD'],
      Method: ['Monitor'],
      ...(alert.locode !== undefined && { UnLocation: `${alert.locode.slice(0, 2)} ${alert.locode.slice(2)}` }),
      ...place,
    },
    Sensor: [{ Name: 'door-contact', Location: alert.door }],
    Target: [{ Location: alert.door, Hostname: alert.hostname, ...place }],
    Vector: [{ Category: ['Human'], Name: 'Unknown' }],
  };
}
