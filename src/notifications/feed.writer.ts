import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { SubjectKind } from './occurrence.ts';
import type { Person } from './person.ts';

/** Who speaks in entries about notifications. */
export const NOTIFICATIONS = { id: 'system:notifications', name: 'Notifications' } as const;

/** Something new for one person. */
export interface FeedItem {
  /** Of {@link NOTIFIED}, or `escalated`. */
  kind: string;
  subject: { kind: SubjectKind; id: string };
  noteId: string | null;
}

/** Writes people's own notifications: which thing, never what it says; that is read with the thing, as it is then. */
@Injectable()
export class FeedWriter {
  /** What is unread about the same thing is counted up instead of said again; mentions stand each alone. */
  async add(transaction: Transaction, person: Person, { kind, subject, noteId }: FeedItem, now: Date): Promise<void> {
    const [folded] =
      noteId === null
        ? await transaction.query<{ id: string }>(
            `UPDATE notifications SET count = count + 1, updated_at = $6 WHERE id = (
               SELECT id FROM notifications WHERE account_id = $1 AND realm = $2 AND kind = $3 AND subject_kind = $4
                 AND subject_id = $5 AND read_at IS NULL ORDER BY created_at DESC LIMIT 1 FOR UPDATE) RETURNING id`,
            [person.accountId, transaction.realm, kind, subject.kind, subject.id, now],
          )
        : [];
    const id = folded?.id ?? uuidv7();
    if (!folded) {
      await transaction.query(
        `INSERT INTO notifications (id, realm, nation, organisation_id, account_id, kind, subject_kind, subject_id, case_id,
           note_id, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
        [
          id,
          transaction.realm,
          person.nation,
          person.organisationId,
          person.accountId,
          kind,
          subject.kind,
          subject.id,
          subject.kind === 'case' ? subject.id : null,
          noteId,
          now,
        ],
      );
    }
    transaction.record({
      type: 'notification.received',
      at: now,
      nation: person.nation,
      organisationId: person.organisationId,
      siteId: null,
      // Of no case, or the case's timeline would tell who was told.
      caseId: null,
      tlp: 'RED',
      actor: { ...NOTIFICATIONS },
      data: { notificationId: id, kind, to: person.accountId },
      origin: null,
    });
  }
}
