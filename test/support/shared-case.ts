import { randomUUID } from 'node:crypto';
import type { Tlp } from '../../src/access/policy/marking.ts';
import { demoId, demoSensorCode } from '../../src/registry/demo-registry.ts';
import type { TestDatabase } from './database.ts';
import { insertLink } from './case-rows.ts';

/** The port of Busan of the demo registry, whose cases these tests release. */
export const BUSAN = {
  siteId: demoId('sites', 'KRPUS'),
  organisationId: demoId('organisations', 'kr-port-soc'),
  sensorId: demoId('sensors', demoSensorCode('KRPUS', 'suricata')),
};

let number = 9_000;

/** A case of Busan's port team as correlation leaves it. */
export async function sharedCase(
  db: TestDatabase,
  { tlp = 'AMBER', title = 'Crane controller probed' }: { tlp?: Tlp; title?: string } = {},
): Promise<string> {
  const id = randomUUID();
  number += 1;
  await db.query(
    `INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, severity, priority, factors, facts, tlp,
       pap, first_seen, last_seen, opened_at, updated_at)
     VALUES ($1, 'live', $2, 'KR', $3, $4, $5, 70, 2, '[]', '{"kinds": ["cyber"], "zone": "outside"}', $6, 'AMBER', $7, $7,
       $7, $7)`,
    [id, number, BUSAN.organisationId, BUSAN.siteId, title, tlp, '2026-11-23T08:00:00.000Z'],
  );
  return id;
}

export interface SharedAlert {
  title: string;
  tlp?: Tlp;
  entities?: { type: string; value: string; role: string }[];
  /** An alert of the same case that its reason names. */
  because?: string;
  raw?: string;
}

/** An alert in a case, with its reason. */
export async function sharedAlert(db: TestDatabase, caseId: string, alert: SharedAlert): Promise<string> {
  const id = randomUUID();
  const at = '2026-11-23T08:00:00.000Z';
  await db.query(
    `INSERT INTO alerts (id, realm, nation, organisation_id, site_id, sensor_id, external_id, format, kind, signature, title,
       severity, categories, occurred_at, received_at, effective_at, clock, lat, lon, entities, attributes, tlp, pap, raw)
     VALUES ($1::uuid, 'live', 'KR', $2, $3, $4, 'external-' || $1::text, 'native', 'cyber', 'suricata:1:1', $5, 60,
       '{information-gathering.scanner}', $6, $6, $6, 'ok', 35.1041, 129.0423, $7, '{"note": "attribute-secret"}', $8,
       'AMBER', $9)`,
    [
      id,
      BUSAN.organisationId,
      BUSAN.siteId,
      BUSAN.sensorId,
      alert.title,
      at,
      JSON.stringify(alert.entities ?? []),
      alert.tlp ?? 'AMBER',
      alert.raw ?? 'raw-secret',
    ],
  );
  const reasons =
    alert.because === undefined
      ? []
      : [
          {
            rule: 'shared-entity',
            version: 1,
            text: 'Shares host plc-7 with “secret title of another”',
            facts: { slot: 'key', alertId: alert.because },
            weight: 0.5,
          },
        ];
  await insertLink(db, { alertId: id, groupId: caseId, place: BUSAN, at, reasons });
  return id;
}
