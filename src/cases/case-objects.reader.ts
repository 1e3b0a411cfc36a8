import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import type { Operator } from '../access/operator.ts';
import type { JsonObject } from '../common/json.ts';
import {
  CURSOR_PART,
  cursorScope,
  decodeCursor,
  encodeCursor,
  microsText,
  microsTime,
  type Page,
  pageOf,
} from '../common/page-cursor.ts';
import type { CaseObjectDto } from './case-parts.dto.ts';
import type { CaseReference } from './case-reference.ts';
import { CasesReader, type PageRequest } from './cases.reader.ts';

interface Row {
  id: string;
  identity: string | null;
  class: string | null;
  zone: string;
  first_seen: Date;
  last_seen: Date;
  lat: number | null;
  lon: number | null;
  alt: number | null;
  position_error: number | null;
  velocity: JsonObject | null;
  tracks: JsonObject[];
  transitions: JsonObject[];
  affiliation: CaseObjectDto['affiliation'];
  confirmed: boolean;
  assessment: JsonObject;
  verdict: CaseObjectDto['verdict'];
  updated_at: Date;
  cursor: string[];
}

/** Reads the drones and vessels of a case. */
@Injectable()
export class CaseObjectsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
  ) {}

  /** The objects of a case, first seen first. @throws DomainError `case_not_found`, `bad_cursor`. */
  async list(operator: Operator, reference: CaseReference, page: PageRequest): Promise<Page<CaseObjectDto>> {
    const caseId = await this.cases.identify(operator, reference);
    const scope = cursorScope(['objects', caseId, sightKey(operator)]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<Row>(
      operator,
      `SELECT o.id, o.identity, o.class, o.zone, o.first_seen, o.last_seen, o.lat, o.lon, o.alt, o.position_error, o.velocity,
              o.tracks, o.transitions, o.affiliation, o.confirmed, o.assessment, o.updated_at, last.verdict,
              ARRAY[${microsText('o.first_seen')}, o.id::text] AS cursor
       FROM objects o
       LEFT JOIN LATERAL (
         SELECT jsonb_build_object('verb', v.verb, 'reason', v.reason, 'by', v.actor->>'name', 'at', v.at) AS verdict
         FROM object_verdicts v WHERE v.object_id = o.id AND ${seen('v')} ORDER BY v.at DESC, v.id DESC LIMIT 1
       ) last ON true
       WHERE o.group_id = $${AFTER_SIGHT} AND o.realm = $1
         ${after.length === 0 ? '' : `AND (o.first_seen, o.id) > (${microsTime('$9')}, $10::uuid)`}
       ORDER BY o.first_seen, o.id LIMIT $8`,
      [...sightParameters(operator), caseId, page.limit + 1, ...after],
    );
    return pageOf(rows, page.limit, toObject, (row) => encodeCursor(scope, row.cursor));
  }
}

function toObject(row: Row): CaseObjectDto {
  return {
    id: row.id,
    identity: row.identity,
    class: row.class,
    zone: row.zone,
    firstSeen: row.first_seen.toISOString(),
    lastSeen: row.last_seen.toISOString(),
    position:
      row.lat === null || row.lon === null
        ? null
        : { lat: row.lat, lon: row.lon, alt: row.alt, error: row.position_error },
    velocity: row.velocity,
    tracks: row.tracks,
    transitions: row.transitions,
    affiliation: row.affiliation,
    confirmed: row.confirmed,
    assessment: row.assessment,
    verdict: standing(row.verdict),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** What people said of it last; what was cleared stands no more. */
function standing(verdict: CaseObjectDto['verdict']): CaseObjectDto['verdict'] {
  if (verdict === null || verdict.verb === 'clear') return null;
  const { verb, reason, by, at } = verdict;
  return { verb, reason, by, at: new Date(at).toISOString() };
}
