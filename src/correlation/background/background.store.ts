import { Injectable } from '@nestjs/common';
import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import { type Columns, rowArrays } from '../../database/row-arrays.ts';
import type { Transaction } from '../../journal/unit-of-work.service.ts';
import { type HourCount, oldestHour } from './background-model.ts';
import { hourOf, startOf } from './hour-history.ts';

const DAY_HOURS = 24;
const COLUMNS: Columns<HourCount & { siteId: string }> = {
  site_id: ['uuid', ({ siteId }) => siteId],
  kind: ['text', ({ kind }) => kind],
  hour: ['timestamptz', ({ hour }) => new Date(startOf(hour))],
  alerts: ['bigint', ({ alerts }) => alerts],
};

/** Keeps what the stream taught of each site, in the transaction that took the alerts it was learned from. */
@Injectable()
export class BackgroundStore {
  /** Day up to which what is too old was deleted, by realm and site; a hint that saves asking. */
  private readonly swept = new Map<string, number>();

  async load(
    query: Pick<Transaction, 'query'>,
    realm: string,
    siteId: string,
    since: number,
  ): Promise<readonly HourCount[]> {
    const rows = await query.query<{ kind: string; hour: Date; alerts: string }>(
      'SELECT kind, hour, alerts FROM correlation_background WHERE realm = $1 AND site_id = $2 AND hour >= $3',
      [realm, siteId, new Date(startOf(since))],
    );
    return rows.map(({ kind, hour, alerts }) => ({ kind, hour: hourOf(hour.getTime()), alerts: Number(alerts) }));
  }

  write(
    tx: Transaction,
    sites: readonly { siteId: string; background: readonly HourCount[]; watermark: number }[],
    rules: CorrelationRules['background'],
  ): void {
    const learned = sites.filter(({ background }) => background.length > 0);
    if (learned.length === 0) return;
    const rows = learned.flatMap(({ siteId, background }) => background.map((count) => ({ siteId, ...count })));
    const { source, parameters } = rowArrays(rows, COLUMNS, { before: 1 });
    tx.send(
      `INSERT INTO correlation_background (realm, site_id, kind_id, hour, kind, alerts)
       SELECT $1, r.site_id, md5(r.kind)::uuid, r.hour, r.kind, r.alerts FROM ${source}
       ON CONFLICT (realm, site_id, kind_id, hour) DO UPDATE SET alerts = excluded.alerts`,
      [tx.realm, ...parameters],
    );
    for (const { siteId, watermark } of learned) this.sweep(tx, siteId, oldestHour(watermark, rules));
  }

  private sweep(tx: Transaction, siteId: string, before: number): void {
    const place = `${tx.realm} ${siteId}`;
    const day = Math.floor(before / DAY_HOURS);
    if ((this.swept.get(place) ?? Number.NEGATIVE_INFINITY) >= day) return;
    this.swept.set(place, day);
    tx.send('DELETE FROM correlation_background WHERE realm = $1 AND site_id = $2 AND hour < $3', [
      tx.realm,
      siteId,
      new Date(startOf(before)),
    ]);
  }
}
