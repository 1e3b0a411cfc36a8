import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
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
import { alertsNamed, reasonsSeen } from '../intake/link-reasons.ts';
import { SeenAlertsReader } from '../intake/seen-alerts.reader.ts';
import type { CaseAlertDto } from './case-parts.dto.ts';
import type { CaseReference } from './case-reference.ts';
import { CasesReader, type PageRequest } from './cases.reader.ts';

interface Row {
  alert_id: string;
  head_id: string;
  kind: CaseAlertDto['kind'];
  signature: string;
  title: string;
  severity: number;
  confidence: number | null;
  categories: string[];
  sensor_id: string;
  sensor_code: string | null;
  occurred_at: Date;
  received_at: Date;
  lat: number | null;
  lon: number | null;
  alt: number | null;
  position_error: number | null;
  tlp: CaseAlertDto['tlp'];
  pap: CaseAlertDto['pap'];
  occurrences: string;
  first_at: Date;
  last_at: Date;
  linked_at: Date;
  source: CaseAlertDto['source'];
  late: boolean;
  score: number;
  reasons: CaseAlertDto['reasons'];
  cursor: string[];
}

/** Reads which alerts make a case, and why each is there. */
@Injectable()
export class CaseAlertsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
    private readonly seenAlerts: SeenAlertsReader,
  ) {}

  /** The alerts of a case, earliest first, repeats folded into them. @throws DomainError `bad_cursor`. */
  async heads(operator: Operator, reference: CaseReference, page: PageRequest): Promise<Page<CaseAlertDto>> {
    const caseId = await this.cases.identify(operator, reference);
    return this.read(operator, 'l.group_id = $7 AND l.head_id = l.alert_id', caseId, page);
  }

  /**
   * The repeats folded into one alert of a case, earliest first; the alert itself is not among them.
   * @throws DomainError `alert_not_found` when it is no such alert of this case; `bad_cursor`.
   */
  async occurrences(
    operator: Operator,
    reference: CaseReference,
    headId: string,
    page: PageRequest,
  ): Promise<Page<CaseAlertDto>> {
    const caseId = await this.cases.identify(operator, reference);
    const found = await this.database.query<unknown>(
      operator,
      `SELECT 1 FROM alert_links l JOIN alerts a ON a.id = l.alert_id
       WHERE l.alert_id = $7 AND l.head_id = $7 AND l.group_id = $8 AND ${seen('a')}`,
      [...sightParameters(operator), headId, caseId],
    );
    if (found.length === 0) {
      throw new DomainError('not_found', 'alert_not_found', 'The case has no such alert with repeats folded into it', {
        field: 'head',
      });
    }
    return this.read(operator, 'l.head_id = $7 AND l.alert_id <> $7', headId, page);
  }

  private async read(operator: Operator, which: string, id: string, page: PageRequest): Promise<Page<CaseAlertDto>> {
    const scope = cursorScope(['case-alerts', which, id, sightKey(operator)]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    return this.database.read(operator, async (manager) => {
      // Alerts one by one, by their id: in a storm the planner knows too little yet of how many there are, and of the same
      // rows read by nation first it would look through all of the nation's for each link.
      const rows = await manager.query<Row[]>(
        `SELECT l.alert_id, l.head_id, a.kind, a.signature, a.title, a.severity, a.confidence, a.categories, a.sensor_id,
              sensor.code AS sensor_code, a.occurred_at, a.received_at, a.lat, a.lon, a.alt, a.position_error, a.tlp,
              a.pap, l.occurrences, l.first_at, l.last_at, l.linked_at, l.source, l.late, l.score, l.reasons,
              ARRAY[${microsText('l.first_at')}, l.alert_id::text] AS cursor
       FROM alert_links l CROSS JOIN LATERAL (SELECT * FROM alerts WHERE id = l.alert_id OFFSET 0) a
       LEFT JOIN sensors sensor ON sensor.id = a.sensor_id
       WHERE ${which} AND ${seen('a')}
         ${after.length === 0 ? '' : `AND (l.first_at, l.alert_id) > (${microsTime('$9')}, $10::uuid)`}
       ORDER BY l.first_at, l.alert_id LIMIT $8`,
        [...sightParameters(operator), id, page.limit + 1, ...after],
      );
      const named = rows.flatMap(({ reasons }) => alertsNamed(reasons));
      const known = await this.seenAlerts.among(manager, operator, named);
      return pageOf(
        rows,
        page.limit,
        (row) => toAlert(row, known),
        (row) => encodeCursor(scope, row.cursor),
      );
    });
  }
}

function toAlert(row: Row, known: ReadonlySet<string>): CaseAlertDto {
  return {
    id: row.alert_id,
    headId: row.head_id,
    kind: row.kind,
    signature: row.signature,
    title: row.title,
    severity: row.severity,
    confidence: row.confidence,
    categories: row.categories,
    sensor: { id: row.sensor_id, code: row.sensor_code },
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    position:
      row.lat === null || row.lon === null
        ? null
        : { lat: row.lat, lon: row.lon, alt: row.alt, error: row.position_error },
    tlp: row.tlp,
    pap: row.pap,
    occurrences: Number(row.occurrences),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    linkedAt: row.linked_at.toISOString(),
    source: row.source,
    late: row.late,
    ...reasonsSeen(row.reasons, row.score, known),
  };
}
