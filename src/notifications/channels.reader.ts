import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { type Channel, CHANNEL_COLUMNS } from './channel.ts';
import { channelNotFound } from './notification-fault.ts';
import { OF_TEAM, teamParameters } from './team-sight.ts';

/** Reads an organisation's channels, without what is secret of them. */
@Injectable()
export class ChannelsReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** By name. */
  list(operator: Operator): Promise<Channel[]> {
    return this.database.query<Channel>(
      operator,
      `SELECT ${CHANNEL_COLUMNS} FROM notification_channels WHERE ${OF_TEAM} AND removed_at IS NULL ORDER BY lower(name), id`,
      teamParameters(operator),
    );
  }

  /** @throws DomainError `channel_not_found`. */
  async one(operator: Operator, id: string): Promise<Channel> {
    const [channel] = await this.database.query<Channel>(
      operator,
      `SELECT ${CHANNEL_COLUMNS} FROM notification_channels WHERE ${OF_TEAM} AND removed_at IS NULL AND id = $4`,
      [...teamParameters(operator), id],
    );
    if (!channel) throw channelNotFound();
    return channel;
  }
}
