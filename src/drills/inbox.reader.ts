import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import type { JsonObject } from '../common/json.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { requireInside } from './inside-run.ts';
import type { InboxItemDto } from './drill-views.dto.ts';
import type { Channel } from './template/template.ts';

/** What people were told in a run: of what is told to a cell, those of its organisation; who sees the whole run, all. */
@Injectable()
export class InboxReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first, the last 500. @throws DomainError `run_not_found`. */
  async list(operator: Operator, runId: string): Promise<InboxItemDto[]> {
    requireInside(operator, runId, 'case.read');
    // The words are in the journal, which says to whom: the script is not for players.
    const rows = await this.database.query<{ at: Date; data: JsonObject }>(
      operator,
      `SELECT at, data FROM journal WHERE realm = $1 AND type = 'drill.item_delivered' AND data ? 'body'
       ORDER BY seq DESC LIMIT 500`,
      [operator.realm],
    );
    return rows.map(({ at, data }) => ({
      item: text(data, 'item'),
      cell: text(data, 'cell'),
      channel: text(data, 'channel') as Channel,
      title: text(data, 'title'),
      body: text(data, 'body'),
      from: text(data, 'from'),
      deliveredAt: at.toISOString(),
      deliveredSimMs: Number(data['simMs'] ?? 0),
    }));
  }
}

function text(data: JsonObject, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}
