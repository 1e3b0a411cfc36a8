import { randomUUID } from 'node:crypto';
import type { NodeState } from '../../src/correlation/node-state.ts';
import type { Reason } from '../../src/correlation/reason.ts';
import type { TestDatabase } from './database.ts';

/** Ids of the few registry rows the case tests stand on. */
export interface CaseWorld {
  /** A port in Singapore. */
  port: { siteId: string; organisationId: string; sensorId: string };
  /** A substation in the Republic of Korea. */
  substation: { siteId: string; organisationId: string; sensorId: string };
}

/** Two nations with a site and a sensor each, and an exercise realm beside the live one. */
export async function enterCaseWorld(db: TestDatabase): Promise<CaseWorld> {
  const enter = async (nation: string, name: string, code: string, kind: string, lat: number, lon: number) => {
    const [organisationId, siteId, sensorId] = [randomUUID(), randomUUID(), randomUUID()];
    await db.query('INSERT INTO nations (code, name) VALUES ($1, $2)', [nation, name]);
    await db.query('INSERT INTO organisations (id, code, nation, name, kind) VALUES ($1, $2, $3, $4, $5)', [
      organisationId,
      `${code}-SOC`,
      nation,
      `${code} team`,
      kind === 'port' ? 'port_soc' : 'grid_operator',
    ]);
    await db.query(
      `INSERT INTO sites (id, code, nation, organisation_id, kind, name, lat, lon, timezone, criticality)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'UTC', 3)`,
      [siteId, code, nation, organisationId, kind, `${code} site`, lat, lon],
    );
    await db.query(`INSERT INTO sensors (id, code, site_id, kind, name) VALUES ($1, $2, $3, 'native', $2)`, [
      sensorId,
      `${code}-IDS-1`,
      siteId,
    ]);
    return { siteId, organisationId, sensorId };
  };
  await db.query(`INSERT INTO realms (realm, kind) VALUES ('exercise-1', 'exercise')`);
  await db.query(`INSERT INTO journal_heads (realm) VALUES ('exercise-1')`);
  return {
    port: await enter('SG', 'Singapore', 'SGSIN', 'port', 1.264, 103.84),
    substation: await enter('KR', 'Republic of Korea', 'KR-SS-1', 'substation', 35.1, 129.03),
  };
}

export interface CaseSeed {
  number: number;
  place: CaseWorld['port'];
  nation?: string;
  realm?: string;
  title?: string;
  status?: string;
  severity?: number;
  priority?: number;
  assignee?: string | null;
  tlp?: string;
  pap?: string;
  updatedAt?: string;
  mergedInto?: string | null;
}

/** A case as correlation leaves it. */
export async function insertCase(db: TestDatabase, seed: CaseSeed): Promise<string> {
  const id = randomUUID();
  const at = seed.updatedAt ?? '2026-11-23T08:00:00.000Z';
  const title = seed.title ?? 'Port scan';
  const severity = seed.severity ?? 60;
  const facts = {
    worst: { severity, t: Date.parse(at), ref: id, title },
    kinds: ['cyber'],
    zone: 'outside',
    tlp: seed.tlp ?? 'GREEN',
    faded: false,
  };
  await db.query(
    `INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, status, severity, priority, factors,
       facts, assignee, tlp, pap, first_seen, last_seen, opened_at, updated_at, merged_into, closed_at, close_reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $16, $16, $17,
       CASE WHEN $8 IN ('closed', 'merged') THEN $16::timestamptz END, CASE WHEN $8 = 'closed' THEN 'resolved' END)`,
    [
      id,
      seed.realm ?? 'live',
      seed.number,
      seed.nation ?? 'SG',
      seed.place.organisationId,
      seed.place.siteId,
      title,
      seed.status ?? 'new',
      severity,
      seed.priority ?? 3,
      JSON.stringify([{ text: `Worst alert: “${title}” at severity ${severity}`, points: severity }]),
      JSON.stringify(facts),
      seed.assignee ?? null,
      seed.tlp ?? 'GREEN',
      seed.pap ?? 'AMBER',
      at,
      seed.mergedInto ?? null,
    ],
  );
  return id;
}

export interface AlertSeed {
  place: CaseWorld['port'];
  nation?: string;
  realm?: string;
  title?: string;
  severity?: number;
  at?: string;
}

/** An alert as intake stores it, in no case yet. */
export async function insertAlert(db: TestDatabase, seed: AlertSeed): Promise<string> {
  const id = randomUUID();
  await db.query(
    `INSERT INTO alerts (id, realm, nation, organisation_id, site_id, sensor_id, external_id, format, kind, signature,
       title, severity, categories, occurred_at, received_at, effective_at, clock, lat, lon, entities, attributes, tlp,
       pap, raw)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'native', 'cyber', 'test:1', $8, $9, '{recon}', $10, $10, $10, 'ok', 1.26,
       103.8, '[]', '{}', 'GREEN', 'AMBER', '{}')`,
    [
      id,
      seed.realm ?? 'live',
      seed.nation ?? 'SG',
      seed.place.organisationId,
      seed.place.siteId,
      seed.place.sensorId,
      id,
      seed.title ?? 'Port scan',
      seed.severity ?? 60,
      seed.at ?? '2026-11-23T08:00:00.000Z',
    ],
  );
  return id;
}

let ordinal = 0;

/** Puts an alert into a group as correlation does: as a head, or folded under one. */
export async function insertLink(
  db: TestDatabase,
  link: {
    alertId: string;
    groupId: string;
    place: CaseWorld['port'];
    headId?: string;
    at?: string;
    occurrences?: number;
    reasons?: Reason[];
  },
): Promise<void> {
  ordinal += 1;
  const at = link.at ?? '2026-11-23T08:00:00.000Z';
  const head = link.headId === undefined || link.headId === link.alertId;
  const t = Date.parse(at);
  const state: NodeState = {
    headId: link.alertId,
    headRef: link.alertId,
    first: t,
    last: t,
    count: link.occurrences ?? 1,
    kind: 'cyber',
    signature: 'test:1',
    sensorCode: 'SGSIN-IDS-1',
    title: 'Port scan',
    tlp: 'GREEN',
    worst: { severity: 60, t, ref: link.alertId, title: 'Port scan' },
    folds: [[`alert|${link.alertId}`, t, t]],
    keys: {},
    glue: [],
    aliases: [],
    dismissed: false,
    track: null,
    declared: [],
    joins: [],
    sameObject: [],
    inert: [],
    waiting: null,
  };
  await db.query(
    `INSERT INTO alert_links (alert_id, realm, nation, site_id, ordinal, group_id, head_id, source, reasons, score, late,
       occurrences, first_at, last_at, linked_at, state)
     SELECT $1, a.realm, a.nation, $2, $3, $4, $5, 'engine', $6, 0.5, false, $7, $8, $8, $8, $9 FROM alerts a
     WHERE a.id = $1`,
    [
      link.alertId,
      link.place.siteId,
      ordinal,
      link.groupId,
      link.headId ?? link.alertId,
      JSON.stringify(link.reasons ?? []),
      link.occurrences ?? 1,
      at,
      head ? JSON.stringify(state) : null,
    ],
  );
}
