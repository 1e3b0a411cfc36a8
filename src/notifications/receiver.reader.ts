import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../database/engine.decorator.ts';
import { LIVE_REALM } from '../access/operator.ts';
import { type Channel, CHANNEL_COLUMNS } from './channel.ts';
import type { Person } from './person.ts';
import { PlanningReader } from './planning.reader.ts';

/** A channel with what is secret of it, still sealed. */
export type SealedChannel = Channel & { sealedUrl: Buffer | null; sealedSecret: Buffer | null };

/** Receivers as they are at the moment of sending. */
@Injectable()
export class ReceiverReader {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly planning: PlanningReader,
  ) {}

  /** Undefined when it was removed. */
  async channel(id: string): Promise<SealedChannel | undefined> {
    const [channel] = await this.engine.query<SealedChannel[]>(
      `SELECT ${CHANNEL_COLUMNS}, sealed_url AS "sealedUrl", sealed_secret AS "sealedSecret"
       FROM notification_channels WHERE id = $1 AND removed_at IS NULL`,
      [id],
    );
    return channel;
  }

  /** Undefined when the account is no longer active, or does not play in the realm of an exercise. */
  person(accountId: string, realm: string): Promise<Person | undefined> {
    return this.planning.person(this.engine, accountId, realm);
  }

  /** Whether the channel's organisation plays in the realm; all do in earnest. */
  plays({ organisationId }: SealedChannel, realm: string): Promise<boolean> {
    return this.planning.plays(this.engine, organisationId, realm);
  }

  /** What the exercise of a realm is called; null in earnest. */
  async designator(realm: string): Promise<string | null> {
    if (realm === LIVE_REALM) return null;
    const [run] = await this.engine.query<{ designator: string }[]>(
      'SELECT designator FROM exercise_runs WHERE realm = $1',
      [realm],
    );
    return run?.designator ?? null;
  }
}
