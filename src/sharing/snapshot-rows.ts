import type { Pap, Tlp } from '../access/policy/marking.ts';
import type { Json, JsonObject } from '../common/json.ts';
import type { EntityRef } from '../intake/alert.ts';
import { techniquesOf } from '../intake/attack-techniques.ts';
import type {
  CaseSnapshot,
  ExactPosition,
  OccurrenceCount,
  SnapshotAlert,
  SnapshotNote,
  SnapshotObject,
  SnapshotObservable,
  SnapshotTask,
} from './projection/case-snapshot.ts';

interface PositionRow {
  lat: number | null;
  lon: number | null;
  alt: number | null;
  position_error: number | null;
}

export interface CaseRow {
  id: string;
  number: string;
  title: string;
  title_source: 'engine' | 'person';
  status: string;
  close_reason: string | null;
  severity: number;
  severity_source: 'engine' | 'person';
  priority: number;
  factors: { text: string; points: number }[];
  kinds: string[] | null;
  zone: string | null;
  assignee: string | null;
  tlp: Tlp;
  pap: Pap;
  first_seen: Date;
  last_seen: Date;
  opened_at: Date;
  closed_at: Date | null;
  nation: string;
  nation_name: string;
  organisation_id: string;
  organisation_code: string;
  organisation_name: string;
  site_id: string;
  site_code: string;
  site_name: string;
  site_kind: string;
  lat: number;
  lon: number;
}

export interface AlertRow extends PositionRow {
  id: string;
  kind: string;
  signature: string;
  title: string;
  description: string | null;
  severity: number;
  confidence: number | null;
  categories: string[];
  attributes: Json;
  occurred_at: Date;
  entities: EntityRef[];
  sensor_id: string;
  sensor_code: string | null;
  tlp: Tlp;
  pap: Pap;
  reasons: { rule: string; version: number; text: string; facts: JsonObject }[];
  reliability: string | null;
  credibility: number | null;
  verification: string | null;
}

export interface ObjectRow extends PositionRow {
  id: string;
  identity: string | null;
  class: string | null;
  zone: string;
  first_seen: Date;
  last_seen: Date;
  tracks: { sensor: string; trackId: string; alertId: string }[];
  transitions: { zoneName: string; kind: string; direction: string; t: number }[];
}

interface PartRow {
  id: string;
  tlp: Tlp;
  pap: Pap;
  created_at: Date;
}

export interface NoteRow extends PartRow {
  author: string;
  body: string;
}

export interface ObservableRow extends PartRow {
  type: string;
  value: string;
  role: string;
  is_ioc: boolean;
  note: string | null;
  author: string;
}

export interface TaskRow extends PartRow {
  title: string;
  description: string | null;
  state: string;
  assignee: string | null;
  due: Date | null;
}

export function toSnapshotCase(row: CaseRow, alertsTlp: Tlp): Pick<CaseSnapshot, 'case' | 'organisation' | 'site'> {
  return {
    case: {
      id: row.id,
      tlp: row.tlp,
      pap: row.pap,
      number: Number(row.number),
      title: row.title,
      titleSource: row.title_source,
      status: row.status,
      closeReason: row.close_reason,
      severity: row.severity,
      severitySource: row.severity_source,
      priority: row.priority,
      factors: row.factors,
      kinds: row.kinds ?? [],
      zone: row.zone ?? 'outside',
      firstSeen: row.first_seen.toISOString(),
      lastSeen: row.last_seen.toISOString(),
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      assignee: row.assignee,
      alertsTlp,
    },
    organisation: {
      id: row.organisation_id,
      code: row.organisation_code,
      name: row.organisation_name,
      nation: row.nation,
      nationName: row.nation_name,
    },
    site: {
      id: row.site_id,
      code: row.site_code,
      name: row.site_name,
      kind: row.site_kind,
      lat: row.lat,
      lon: row.lon,
    },
  };
}

export function toSnapshotAlert(row: AlertRow, occurrences: OccurrenceCount[]): SnapshotAlert {
  const { reliability, credibility, verification } = row;
  return {
    id: row.id,
    tlp: row.tlp,
    pap: row.pap,
    kind: row.kind,
    signature: row.signature,
    title: row.title,
    description: row.description,
    severity: row.severity,
    confidence: row.confidence,
    categories: row.categories,
    techniques: techniquesOf(row.attributes),
    occurredAt: row.occurred_at.toISOString(),
    position: positionOf(row),
    entities: row.entities,
    sensor: { id: row.sensor_id, code: row.sensor_code },
    occurrences,
    reasons: row.reasons.map(({ rule, version, text, facts }) => ({ rule, version, text, facts })),
    rating:
      reliability === null || credibility === null || verification === null
        ? null
        : { reliability, credibility, verification },
  };
}

export function toSnapshotObject(row: ObjectRow): SnapshotObject {
  return {
    id: row.id,
    identity: row.identity,
    class: row.class,
    zone: row.zone,
    firstSeen: row.first_seen.toISOString(),
    lastSeen: row.last_seen.toISOString(),
    position: positionOf(row),
    tracks: row.tracks.map(({ sensor, trackId, alertId }) => ({ sensor, trackId, alertId })),
    crossings: row.transitions.map(({ zoneName, kind, direction, t }) => ({
      zone: zoneName,
      kind,
      direction,
      at: new Date(t).toISOString(),
    })),
  };
}

export function toSnapshotNote({ id, tlp, pap, author, body, created_at }: NoteRow): SnapshotNote {
  return { id, tlp, pap, author, body, createdAt: created_at.toISOString() };
}

export function toSnapshotObservable({ note, author, is_ioc, created_at, ...row }: ObservableRow): SnapshotObservable {
  return Object.assign(row, {
    isIoc: is_ioc,
    description: note,
    createdBy: author,
    createdAt: created_at.toISOString(),
  });
}

export function toSnapshotTask({ state, due, created_at, ...row }: TaskRow): SnapshotTask {
  return Object.assign(row, { status: state, dueAt: due?.toISOString() ?? null, createdAt: created_at.toISOString() });
}

function positionOf({ lat, lon, alt, position_error: error }: PositionRow): ExactPosition | null {
  return lat === null || lon === null ? null : { lat, lon, alt, error };
}
