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

/**
 * Rows with one id, behind a fence: asked of each entry they are looked up by that id, whatever the planner knows of the
 * table. Of a young one it knows nothing, and would go through all that is of the reader's realm for each entry.
 */
const byId = (table: string, id: string, key = 'id'): string =>
  `(SELECT * FROM ${table} WHERE ${key} = ${id} OFFSET 0)`;

const isSeen = (table: string, id: string, key?: string): string =>
  `EXISTS (SELECT FROM ${byId(table, id, key)} thing WHERE ${seen('thing')})`;

/**
 * What an entry names, as columns of ids: a condition that makes an id of text might tell of rows behind row security, and so is
 * not looked up in an index.
 */
const NAMED = `${alertNamed('data')} AS named_alert, ${partNamed('data')} AS named_part,
  ${otherCaseNamed('data')} AS named_case, CASE WHEN type = 'case.noted' THEN (data->>'noteId')::uuid END AS named_note`;

/** What was told of something that was marked more strictly since is as strict as it. */
const THING_NAMED_IS_SEEN = `(j.named_alert IS NULL OR ${isSeen('alerts', 'j.named_alert')}
    OR ${isSeen('removed_alerts', 'j.named_alert', 'alert_id')})
  AND (${['j.named_part IS NULL', ...PART_TABLES.map((table) => isSeen(table, 'j.named_part'))].join(' OR ')})
  AND (j.named_case IS NULL OR ${isSeen('cases', 'j.named_case')})`;

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
              j.alert_removed_at, j.note_id, j.author, j.body, j.note_tlp, j.pap, j.created_at
       -- Case by case along the index, and no further than the page: a long attack has ten thousand entries.
       FROM family CROSS JOIN LATERAL (
         SELECT j.*, gone.removed_at AS alert_removed_at,
                n.id AS note_id, n.author, n.body, n.tlp AS note_tlp, n.pap, n.created_at
         FROM (
           SELECT *, ${NAMED} FROM journal
           WHERE case_id = family.id ${after.length === 0 ? '' : `AND seq ${sign} $9::bigint`}
           ORDER BY seq ${direction} OFFSET 0
         ) j
         LEFT JOIN LATERAL (
           SELECT * FROM ${byId('notes', 'j.named_note')} n WHERE n.case_id = j.case_id AND ${seen('n')}
         ) n ON true
         LEFT JOIN LATERAL (
           SELECT g.removed_at FROM ${byId('removed_alerts', 'j.named_alert', 'alert_id')} g WHERE ${seen('g')}
         ) gone ON true
         WHERE ${seen('j')} AND (j.type <> 'case.noted' OR n.id IS NOT NULL) AND ${THING_NAMED_IS_SEEN}
         ORDER BY j.seq ${direction} LIMIT $8
       ) j
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
    alertRemovedAt: row.alert_removed_at?.toISOString() ?? null,
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
