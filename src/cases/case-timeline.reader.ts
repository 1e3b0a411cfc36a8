import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import type { Operator } from '../access/operator.ts';
import type { JsonObject } from '../common/json.ts';
import { CURSOR_PART, cursorScope, decodeCursor, encodeCursor, type Page, pageOf } from '../common/page-cursor.ts';
import type { Actor, JournalType } from '../journal/journal-event.ts';
import { alertNamed, otherCaseNamed, PART_TABLES, partNamed } from '../journal/named-things.ts';
import type { CaseNoteDto, TimelineEntryDto } from './case-parts.dto.ts';
import type { CaseReference } from './case-reference.ts';
import { CasesReader, type PageRequest } from './cases.reader.ts';
import { timelineText } from './timeline-text.ts';

export const TIMELINE_ORDERS = ['newest', 'oldest'] as const;
export type TimelineOrder = (typeof TIMELINE_ORDERS)[number];

/** What was told of something that was marked more strictly since is as strict as it. */
const THING_NAMED_IS_SEEN = `(
  ${alertNamed('j.data')} IS NULL
  OR EXISTS (SELECT FROM alerts a WHERE a.id = ${alertNamed('j.data')} AND ${seen('a')})
  OR EXISTS (SELECT FROM removed_alerts g WHERE g.alert_id = ${alertNamed('j.data')} AND ${seen('g')})
) AND (${[
  `${partNamed('j.data')} IS NULL`,
  ...PART_TABLES.map((table) => `EXISTS (SELECT FROM ${table} p WHERE p.id = ${partNamed('j.data')} AND ${seen('p')})`),
].join(' OR ')}) AND (
  ${otherCaseNamed('j.data')} IS NULL
  OR EXISTS (SELECT FROM cases o WHERE o.id = ${otherCaseNamed('j.data')} AND ${seen('o')})
)`;

interface Row {
  seq: string;
  id: string;
  type: JournalType;
  at: Date;
  recorded_at: Date;
  actor: Actor;
  case_id: string;
  tlp: string;
  data: JsonObject;
  alert_removed_at: Date | null;
  note_id: string | null;
  author: string;
  body: string;
  note_tlp: CaseNoteDto['tlp'];
  pap: CaseNoteDto['pap'];
  created_at: Date;
}

/** Reads what happened in a case, and in the cases that were merged into it, out of the journal. */
@Injectable()
export class CaseTimelineReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
  ) {}

  /**
   * One page in journal order. Each note comes with the entry that tells of it.
   * @throws DomainError `case_not_found`, `bad_cursor`.
   */
  async read(
    operator: Operator,
    reference: CaseReference,
    order: TimelineOrder,
    page: PageRequest,
  ): Promise<Page<TimelineEntryDto>> {
    const caseId = await this.cases.identify(operator, reference);
    const scope = cursorScope(['timeline', order, caseId, sightKey(operator)]);
    const after = page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.integer]);
    const [sign, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
    const rows = await this.database.query<Row>(
      operator,
      `WITH RECURSIVE family AS (
         SELECT c.id FROM cases c WHERE c.id = $7 AND ${seen('c')}
         UNION
         SELECT c.id FROM family JOIN cases c ON c.merged_into = family.id AND ${seen('c')}
       )
       SELECT j.seq, j.id, j.type, j.at, j.recorded_at, j.actor, j.case_id, j.tlp, j.data,
              gone.removed_at AS alert_removed_at, n.id AS note_id, n.author, n.body, n.tlp AS note_tlp, n.pap, n.created_at
       FROM journal j
       LEFT JOIN removed_alerts gone ON gone.alert_id = ${alertNamed('j.data')} AND ${seen('gone')}
       LEFT JOIN notes n ON j.type = 'case.noted' AND n.case_id = j.case_id AND n.id::text = j.data->>'noteId'
         AND ${seen('n')}
       WHERE j.case_id = ANY(ARRAY(SELECT id FROM family)) AND ${seen('j')}
         AND (j.type <> 'case.noted' OR n.id IS NOT NULL)
         AND ${THING_NAMED_IS_SEEN}
         ${after.length === 0 ? '' : `AND j.seq ${sign} $9::bigint`}
       ORDER BY j.seq ${direction} LIMIT $8`,
      [...sightParameters(operator), caseId, page.limit + 1, ...after],
    );
    return pageOf(rows, page.limit, toEntry, (row) => encodeCursor(scope, [row.seq]));
  }
}

function removedText(at: Date): string {
  return `The alert was deleted by retention on ${at.toISOString().slice(0, 10)}.`;
}

function toEntry(row: Row): TimelineEntryDto {
  return {
    seq: Number(row.seq),
    id: row.id,
    type: row.type,
    at: row.at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actor: row.actor,
    caseId: row.case_id,
    tlp: row.tlp,
    text:
      row.alert_removed_at === null ? timelineText(row) : `${timelineText(row)} ${removedText(row.alert_removed_at)}`,
    data: row.data,
    note:
      row.note_id === null
        ? null
        : {
            id: row.note_id,
            author: row.author,
            body: row.body,
            tlp: row.note_tlp,
            pap: row.pap,
            createdAt: row.created_at.toISOString(),
          },
  };
}
