import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { LIVE_REALM } from '../access/operator.ts';
import { SETTINGS } from '../common/settings.module.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { DeliveryWriter, type Wanted } from './delivery.writer.ts';
import { type FeedItem, FeedWriter } from './feed.writer.ts';
import { type Person, quietHoursOf } from './person.ts';

/** What a message to a person is about; where it goes follows from the person. */
export type About = Omit<Wanted, 'to' | 'nation' | 'organisationId' | 'quietHours'>;

/** Tells one person: in their notifications at once, and by mail as they want it. */
@Injectable()
export class PersonWriter {
  constructor(
    private readonly feed: FeedWriter,
    private readonly deliveries: DeliveryWriter,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async tell(
    transaction: Transaction,
    person: Person,
    item: Omit<FeedItem, 'subject'>,
    about: About,
    now: Date,
  ): Promise<void> {
    await this.feed.add(transaction, person, { ...item, subject: about.subject }, now);
    const { accountId, nation, organisationId, preferences } = person;
    const wants = transaction.realm === LIVE_REALM ? preferences.mail : preferences.mailInExercises;
    if (!wants || person.email === null || this.settings.smtpHost === '') return;
    const quietHours = quietHoursOf(preferences);
    await this.deliveries.add(transaction, { ...about, to: { accountId }, nation, organisationId, quietHours }, now);
  }
}
