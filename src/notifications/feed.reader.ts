import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import { displayId } from '../cases/case-reference.ts';
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
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { NotificationDto } from './feed.dto.ts';
import type { SubjectKind } from './occurrence.ts';
import { mayReceive } from './person.ts';
import { accountOf } from './team-sight.ts';

interface Row {
  id: string;
  kind: string;
  subject_kind: SubjectKind;
  subject_id: string;
  case_id: string | null;
  number: string;
  title: string;
  severity: number;
  status: string;
  note_id: string | null;
  count: number;
  created_at: Date;
  updated_at: Date;
  read_at: Date | null;
  cursor: string[];
}

const KINDS: readonly SubjectKind[] = ['case', 'sensor', 'share', 'release', 'statement'];

/** What is addressed to the person, as docs/access.md §6.7 has it; its owner's side sees more than that. */
const ADDRESSED = `told.open AND told.realm = $1 AND told.nation = $3 AND (told.kind = 'nation'
  OR (told.organisation_id = $5::uuid AND (told.kind = 'organisation' OR told.account_id::text = $${AFTER_SIGHT})))`;

/**
 * One's own, of what one may receive and sees now: what was marked up, recalled or closed to the person since is not
 * there, nor in the count. After the parameters of `sightParameters`: account, kinds of subjects, whether they
 * answer for their nation.
 */
const MINE = `FROM notifications n LEFT JOIN cases c ON c.id = n.case_id AND ${seen('c')}
  LEFT JOIN notes note ON note.id = n.note_id AND ${seen('note')}
  WHERE n.realm = $1 AND n.account_id::text = $${AFTER_SIGHT} AND n.subject_kind = ANY($${AFTER_SIGHT + 1})
    AND (n.case_id IS NULL OR c.id IS NOT NULL) AND (n.note_id IS NULL OR note.id IS NOT NULL)
    AND CASE n.subject_kind
      WHEN 'sensor' THEN EXISTS (SELECT FROM sensors told WHERE told.id = n.subject_id)
      WHEN 'share' THEN n.kind = 'share_recalled' OR EXISTS (SELECT FROM release_packages told
        WHERE told.share_id = n.subject_id AND told.expires_at > now() AND ${ADDRESSED})
      WHEN 'release' THEN EXISTS (SELECT FROM release_seats told WHERE told.release_id = n.subject_id AND ${ADDRESSED})
      WHEN 'statement' THEN (n.kind <> 'approval_asked' OR $${AFTER_SIGHT + 2}::boolean) AND (n.kind = 'share_recalled'
        OR EXISTS (SELECT FROM statement_copies told WHERE told.id = n.subject_id AND told.open AND told.realm = $1
          AND told.nation = $3)
        OR EXISTS (SELECT FROM statements told WHERE told.id = n.subject_id AND ${seen('told')}))
      ELSE true END`;
const AFTER = AFTER_SIGHT + 3;

/** Reads a person's own notifications. */
@Injectable()
export class FeedReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first, with how many are unread in all. @throws DomainError `bad_cursor`. */
  async list(
    operator: Operator,
    unreadOnly: boolean,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<NotificationDto> & { unread: number }> {
    const scope = cursorScope(['notifications', operator.id, ...sightKey(operator), unreadOnly]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<Row>(
      operator,
      `SELECT n.id, n.kind, n.subject_kind, n.subject_id, n.case_id, c.number, c.title, c.severity, c.status, n.note_id,
         n.count, n.created_at, n.updated_at, n.read_at, ARRAY[${microsText('n.created_at')}, n.id::text] AS cursor
       ${MINE} ${unreadOnly ? 'AND n.read_at IS NULL' : ''}
       ${after.length === 0 ? '' : `AND (n.created_at, n.id) < (${microsTime(`$${AFTER + 1}`)}, $${AFTER + 2}::uuid)`}
       ORDER BY n.created_at DESC, n.id DESC LIMIT $${AFTER}`,
      [...parametersOf(operator), page.limit + 1, ...after],
    );
    return {
      ...pageOf(rows, page.limit, toDto, (row) => encodeCursor(scope, row.cursor)),
      unread: await this.unread(operator),
    };
  }

  async unread(operator: Operator): Promise<number> {
    const [row] = await this.database.query<{ count: string }>(
      operator,
      `SELECT count(*) ${MINE} AND n.read_at IS NULL`,
      parametersOf(operator),
    );
    return Number(row?.count ?? 0);
  }
}

function parametersOf(operator: Operator): unknown[] {
  const kinds = KINDS.filter((kind) => mayReceive(operator, kind));
  return [...sightParameters(operator), accountOf(operator) ?? '', kinds, operator.actions.has('statement.approve')];
}

function toDto(row: Row): NotificationDto {
  const { title, severity, status } = row;
  return {
    id: row.id,
    kind: row.kind,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    case:
      row.case_id === null
        ? null
        : { id: row.case_id, displayId: displayId(Number(row.number)), title, severity, status },
    noteId: row.note_id,
    count: row.count,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  };
}
