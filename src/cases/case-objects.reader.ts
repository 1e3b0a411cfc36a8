import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { sightKey } from '../access/policy/sight.ts';
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
      `SELECT id, identity, class, zone, first_seen, last_seen, lat, lon, alt, position_error, velocity, tracks,
              transitions, affiliation, confirmed, assessment, updated_at, ARRAY[${microsText('first_seen')}, id::text] AS cursor
       FROM objects WHERE group_id = $1 AND realm = $2
         ${after.length === 0 ? '' : `AND (first_seen, id) > (${microsTime('$4')}, $5::uuid)`}
       ORDER BY first_seen, id LIMIT $3`,
      [caseId, operator.realm, page.limit + 1, ...after],
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
    updatedAt: row.updated_at.toISOString(),
  };
}
