import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Settings } from '../../config/settings.ts';
import { publicUrl } from '../access/identities/public-url.ts';
import { LIVE_REALM } from '../access/operator.ts';
import { isTlp, strictestTlp, type Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { displayId } from '../cases/case-reference.ts';
import { timelineText } from '../cases/timeline-text.ts';
import { SETTINGS } from '../common/settings.module.ts';
import type { RowScope } from '../database/row-scope.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { JournalReader } from '../journal/journal.reader.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import type { Delivery } from './delivery.ts';
import { caseHeadline, sharingText } from './headline.ts';
import type { Message, MessageCase } from './message.ts';
import { ReceiverReader } from './receiver.reader.ts';

/** A message with the strictest marking of what is in it. */
export interface Composed {
  message: Message;
  tlp: Tlp;
}

/** Whether the receiver still has what a message is about; the wall answers for the receiver. */
const STANDS = {
  share: 'SELECT 1 FROM release_packages WHERE share_id = $1 LIMIT 1',
  release: 'SELECT 1 FROM release_seats WHERE release_id = $1 AND open LIMIT 1',
  statement: `SELECT 1 FROM statement_copies WHERE id = $1 AND open
    UNION ALL SELECT 1 FROM statements WHERE id = $1 AND state <> 'withdrawn' LIMIT 1`,
} as const;

type Parts = Pick<Message, 'type' | 'case' | 'headline' | 'changes'> & { tlp: Tlp; path: string };

/**
 * Puts together what a message says, as its receiver sees it at that moment: each part is read on the receiver's behalf,
 * behind the wall, so that what was marked up, recalled or closed to them since is not in it.
 */
@Injectable()
export class MessageReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly journal: JournalReader,
    private readonly receivers: ReceiverReader,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Undefined when the receiver sees nothing of it. */
  async compose(scope: RowScope, delivery: Delivery, at: Date): Promise<Composed | undefined> {
    const parts = await this.database.read(scope, (manager) => this.parts(manager, scope, delivery, at));
    if (!parts) return undefined;
    const { tlp, path, ...said } = parts;
    const { realm } = delivery;
    const message = {
      ...said,
      id: delivery.id,
      at,
      realm,
      designator: await this.receivers.designator(realm),
      // A link out of an exercise leads into it.
      url: publicUrl(this.settings) + path + (realm === LIVE_REALM ? '' : `?realm=${encodeURIComponent(realm)}`),
    };
    return { message, tlp };
  }

  private async parts(
    manager: EntityManager,
    scope: RowScope,
    delivery: Delivery,
    at: Date,
  ): Promise<Parts | undefined> {
    switch (delivery.subjectKind) {
      case 'case':
        return this.ofCase(manager, scope, delivery);
      case 'sensor':
        return this.ofSensor(manager, delivery);
      case 'test':
        return {
          type: 'notification.test',
          case: null,
          headline: 'This is a test of a notification channel',
          changes: [
            { type: 'notification.test', at: at.toISOString(), text: 'Nothing happened; nothing is to be done.' },
          ],
          tlp: 'CLEAR',
          path: '/settings',
        };
      default:
        return this.ofSharing(manager, delivery, delivery.subjectKind);
    }
  }

  private async ofCase(manager: EntityManager, scope: RowScope, delivery: Delivery): Promise<Parts | undefined> {
    const [row] = await manager.query<(Omit<MessageCase, 'displayId' | 'site'> & { code: string; name: string })[]>(
      `SELECT c.id, c.number::int, c.title, c.severity, c.priority, c.status, c.tlp, s.code, s.name
       FROM cases c JOIN sites s ON s.id = c.site_id WHERE ${seen('c')} AND c.id = $${AFTER_SIGHT}`,
      [...sightParameters(scope), delivery.caseId],
    );
    if (!row) return undefined;
    const events = await this.seen(manager, delivery);
    if (events.length === 0) return undefined;
    const { code, name, ...rest } = row;
    const found: MessageCase = { ...rest, displayId: displayId(row.number), site: { code, name } };
    const [first] = events;
    const type = delivery.step !== null ? 'case.escalated' : events.length > 1 ? 'case.digest' : String(first?.type);
    return {
      type,
      case: found,
      headline: caseHeadline(found, events, delivery.step),
      changes: events.map((event) => ({ type: event.type, at: event.at, text: timelineText(event) })),
      tlp: strictestOf([row.tlp, ...events.map(({ tlp }) => tlp)]),
      path: `/cases/${found.displayId}`,
    };
  }

  private async ofSensor(manager: EntityManager, delivery: Delivery): Promise<Parts | undefined> {
    const [sensor] = await manager.query<{ code: string; site: string }[]>(
      'SELECT x.code, s.name AS site FROM sensors x JOIN sites s ON s.id = x.site_id WHERE x.id = $1',
      [delivery.subjectId],
    );
    const events = await this.seen(manager, delivery);
    const [first] = events;
    if (!sensor || !first) return undefined;
    return {
      type: events.length > 1 ? 'sensor.digest' : first.type,
      case: null,
      headline: `Sensor ${sensor.code} is not all there (${sensor.site})`,
      changes: events.map((event) => ({ type: event.type, at: event.at, text: timelineText(event) })),
      tlp: strictestOf(events.map(({ tlp }) => tlp)),
      path: '/sensors',
    };
  }

  /** By ids alone: what is shared is read with the package, under the rules of that instant. */
  private async ofSharing(
    manager: EntityManager,
    { subjectId, events }: Delivery,
    kind: keyof typeof STANDS,
  ): Promise<Parts | undefined> {
    const stands = (await manager.query<unknown[]>(STANDS[kind], [subjectId])).length > 0;
    const told = events.filter(({ type }) => stands || type === 'share.withdrawn' || type === 'statement.taken_back');
    const last = told.at(-1);
    if (!last) return undefined;
    return {
      type: last.type,
      case: null,
      headline: sharingText(kind, last.type),
      changes: told.map(({ type, at }) => ({ type, at, text: sharingText(kind, type) })),
      // That something came is no content, and as freely told as the feed tells it.
      tlp: 'CLEAR',
      path: kind === 'statement' ? '/statements' : '/inbox',
    };
  }

  private seen(manager: EntityManager, { realm, events }: Delivery): Promise<JournalEvent[]> {
    return this.journal.seenAt(
      realm,
      events.map(({ seq }) => seq),
      manager,
    );
  }
}

function strictestOf(labels: readonly string[]): Tlp {
  return strictestTlp(...labels.map((label) => (isTlp(label) ? label : 'RED')));
}
